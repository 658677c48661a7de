/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- starts the bench */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { contestants } from './contestants/all';
import { smallPart, playersOf } from './plan';

/** The bench starts a process for HubSpot and one for each contestant. */
const LONGEST_MS = 300_000;

test(
	'a small run gives each contestant the right records, with and without TLS',
	async () => {
		const argv = ['--import', 'tsx', join(__dirname, 'main.ts'), '--small'];
		const bench = spawn(process.execPath, argv, { env: { ...process.env, NODE_OPTIONS: '' } });
		const [output, errors, status] = await Promise.all([
			text(bench.stdout),
			text(bench.stderr),
			new Promise((resolve) => bench.on('close', resolve)),
		]);
		expect({ errors, status }).toEqual({ errors: '', status: 0 });
		const expected = smallPart.conditions.flatMap((condition) =>
			playersOf(smallPart, condition).map((name) => contestants[name]?.title),
		);
		expect(expected.length).toBeGreaterThanOrEqual(6);
		const played = output.split('\n').filter((line) => line.includes('20 right'));
		expect(played).toEqual(expected.map((title) => expect.stringContaining(title ?? '')));
	},
	LONGEST_MS,
);
