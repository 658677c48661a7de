/* eslint-disable @n8n/community-nodes/no-restricted-imports -- starts n8n's engine */
import '../../support/engine/n8nEnvironment';

import path from 'node:path';
import { Expression } from 'n8n-workflow';
import { isInstalled, nodeFolder } from '../../e2e/n8n/install/cache';

/** The Node.js of n8n's server, on which n8n's vm engine runs; `undefined` if it is not installed. */
export function nodeForVm(): string | undefined {
	return isInstalled() ? path.join(nodeFolder(), 'bin', 'node') : undefined;
}

/** Does work while this process evaluates expressions in n8n's vm engine, set up as a server does. */
export async function inVmEngine(work: () => Promise<void>): Promise<void> {
	await Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
	try {
		if (Expression.getActiveImplementation() !== 'vm') throw new Error('The vm engine is not used');
		await work();
	} finally {
		await Expression.disposeExpressionEngine();
	}
}
