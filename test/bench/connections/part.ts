/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- starts processes */
import { join } from 'node:path';

import { engineFolder } from '../../engines/install/cache';
import { isInstalled } from '../../engines/install/installEngine';
import { engineVersions } from '../../engines/versions';
import { packageRoot } from '../../support/engine/builtPackage';
import { startProcess } from '../calls';

/**
 * Connections that n8n's request helper opens for 101 requests, whatever the node gives it: in the
 * n8n of the checkout, and in the engines of `npm run test:engines` that are in the cache.
 */
export async function measureConnections(): Promise<string[][]> {
	const engines = [
		...engineVersions
			.filter(isInstalled)
			.map(({ n8n, core }) => ({ title: `n8n ${n8n}`, folder: engineFolder(core) })),
	];
	if (engines.length === 0) engines.push({ title: 'n8n', folder: packageRoot });
	const columns: Array<Array<[string, number]>> = [];
	for (const { folder } of engines) {
		const env = {
			...process.env,
			...{ NODE_PATH: join(folder, 'node_modules'), N8N_ENGINE_FOLDER: folder },
		};
		const engine = startProcess<object, Array<[string, number]>>(join(__dirname, 'main.ts'), {
			env,
		});
		try {
			columns.push(await engine.call({}));
		} finally {
			engine.end();
		}
	}
	const givens = columns[0]?.map(([given]) => given) ?? [];
	return [
		['The node gives', ...engines.map(({ title }) => title)],
		...givens.map((given, row) => [given, ...columns.map((column) => String(column[row]?.[1]))]),
	];
}
