/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts another Node.js */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { anyItem } from './compare/anyItem';
import { assertEqualToN8n } from './compare/property';
import { nodeForVm } from './vm/vmEngine';

/** How many runs of the node each engine does. */
const runs = Number(process.env.EXPRESSION_RUNS ?? 40);

describe('the readers of parameters return what n8n returns, whatever expressions and items are', () => {
	test('in the legacy engine', async () => {
		await assertEqualToN8n(runs, anyItem);
	}, 600_000);

	const node = nodeForVm();
	const testInVm = node === undefined ? test.skip : test;
	testInVm(
		'in the vm engine, with the Node.js of an n8n server (npm run e2e installs it)',
		() => {
			const program = path.join(__dirname, 'vm/main.ts');
			const { status, stderr } = spawnSync(node ?? '', ['--import', 'tsx', program, String(runs)], {
				encoding: 'utf8',
			});
			expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
		},
		600_000,
	);
});
