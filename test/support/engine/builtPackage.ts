/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- finds the built package on the disk */
import path from 'node:path';
import { PackageDirectoryLoader } from 'n8n-core';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import type { NodeTypesById } from '../standIns/standInNodeTypes';

/** The folder that holds the package.json of this package. */
export const packageRoot = path.resolve(__dirname, '../../..');

/** The nodes and credentials of a package, ready to be given to `runWorkflow`. */
export interface LoadedPackage {
	nodeTypes: NodeTypesById;
	credentialTypes: ICredentialType[];
}

/**
 * Loads this package from `dist` with the loader that n8n uses for installed packages, so that a
 * run sees the same files, under the same node type ids, as a user's n8n does. Needs a build.
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
