/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the built package from disk */
import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import type { NodeTypesById } from '../standIns/standInNodeTypes';

/** The root folder of this package. */
export const packageRoot = path.resolve(__dirname, '../../..');

/** The nodes and credentials of a package, as `runWorkflow` takes them. */
export interface LoadedPackage {
	nodeTypes: NodeTypesById;
	credentialTypes: ICredentialType[];
}

/**
 * Loads this package from `dist` with n8n's loader for installed packages: the same files, under the
 * same node type IDs, as in a user's n8n. Requires a build.
 */
export async function loadBuiltPackage(root: string = packageRoot): Promise<LoadedPackage> {
	const loader = new PackageDirectoryLoader(root);
	await loader.loadAll();
	const nodes = Object.entries(loader.nodeTypes).map(([name, { type }]) => [
		`${loader.packageName}.${name}`,
		type as INodeType,
	]);
	return {
		nodeTypes: Object.fromEntries(nodes),
		credentialTypes: Object.values(loader.credentialTypes).map(({ type }) => type),
	};
}
