/* eslint-disable @n8n/community-nodes/no-restricted-imports -- loads n8n's own nodes */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType, IVersionedNodeType } from 'n8n-workflow';

import { isInstalled, partFolder } from '../../e2e/n8n/install/cache';

/** The n8n server in the cache, which has n8n's own nodes, unless it is not installed. */
export const hasBaseNodes = isInstalled;

/** Loads a class of a node of n8n, such as `HttpRequest` from `nodes/HttpRequest/HttpRequest.node`. */
export function baseNode(path: string, version?: number): INodeType {
	const load = createRequire(join(partFolder('server'), 'package.json'));
	const name = /(\w+)\.node$/.exec(path)?.[1] ?? '';
	const found = load(`n8n-nodes-base/dist/${path}.js`) as Record<string, new () => unknown>;
	const Class = found[name];
	if (!Class) throw new Error(`n8n-nodes-base has no ${path}`);
	const made = new Class() as INodeType | IVersionedNodeType;
	return 'nodeVersions' in made ? made.getNodeType(version) : made;
}
