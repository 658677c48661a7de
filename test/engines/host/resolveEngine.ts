/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- selects the n8n-core of this process */
import Module, { createRequire } from 'node:module';
import path from 'node:path';

/**
 * Gives the files of the test support n8n-core and n8n-workflow of the engine in `N8N_ENGINE_FOLDER`,
 * in place of those of the checkout. Must be imported before them.
 *
 * The package under test is not redirected. It finds n8n-workflow as in n8n: below its own
 * `node_modules` folders first, then by `NODE_PATH`, which n8n sets to its own (`init` in
 * packages/cli/src/load-nodes-and-credentials.ts of n8n) and the tests to the engine's.
 */
const engineFolder = process.env.N8N_ENGINE_FOLDER ?? '';
const engineRequire = createRequire(path.join(engineFolder, 'package.json'));
const support = path.resolve(__dirname, '../..') + path.sep;

type Resolve = (
	request: string,
	parent: { filename?: string } | undefined,
	...rest: unknown[]
) => string;

/** Node.js resolves every `require` with this function, which has no public name. */
const loader = Module as unknown as { _resolveFilename: Resolve };
const resolve = loader._resolveFilename;

loader._resolveFilename = function (request, parent, ...rest) {
	const isOfN8n = request === 'n8n-core' || request === 'n8n-workflow';
	if (isOfN8n && parent?.filename?.startsWith(support)) return engineRequire.resolve(request);
	return resolve.call(this, request, parent, ...rest);
};
