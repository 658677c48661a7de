/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program */
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installWithNotice } from './n8n/install/notice';
import { openPlayground, type Playground } from './n8n/playground';
import { endPrograms, runToEnd } from './n8n/runProgram';
import { PLACE_VARIABLE, type Place } from './support/place';

/**
 * The tests in a real n8n: `npm run e2e`, and `npm run e2e:short` for the folder `short`. Other
 * parameters are those of Jest.
 *
 * It starts n8n with the packed package and the sandbox (n8n/playground.ts), and then Jest, whose
 * tests drive Chromium: pages/ knows n8n's editor, and the tests say what a user does and sees. What
 * HubSpot stores is asserted over the sandbox's API. Each step leaves a picture.
 *
 * The tests are skipped, with a line that says so, where Chromium is missing or n8n cannot be
 * installed.
 */
const checkout = path.resolve(__dirname, '../..');

/** An installation that takes longer is given up, and the tests are skipped. */
const INSTALL_LIMIT_MS = 12 * 60_000;

async function main(parameters: readonly string[]): Promise<number> {
	const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	if (!existsSync(chromium)) return skip(`there is no Chromium at ${chromium} (CHROMIUM_PATH)`);
	const limit = setTimeout(endPrograms, INSTALL_LIMIT_MS);
	try {
		await installWithNotice();
	} catch (error) {
		return skip(String(error));
	} finally {
		clearTimeout(limit);
	}
	const playground = await openPlayground();
	try {
		return await runJest(parameters, placeOf(playground, chromium));
	} finally {
		await playground.close();
	}
}

function skip(reason: string): number {
	console.log(`e2e is SKIPPED: ${reason}`);
	return 0;
}

function placeOf({ n8n, access, files }: Playground, chromium: string): Place {
	const pictures = mkdtempSync(path.join(tmpdir(), 'n8n-e2e-pictures-'));
	console.log(`Pictures of each step: ${pictures}`);
	return { n8nUrl: n8n.url, sandbox: access, files, pictures, chromium };
}

async function runJest(parameters: readonly string[], place: Place): Promise<number> {
	const config = path.join(checkout, 'test/e2e/jest.config.js');
	const jest = path.join(checkout, 'node_modules/jest/bin/jest.js');
	const switches = ['--config', config, '--coverage=false', '--runInBand'];
	return await runToEnd(process.execPath, [jest, ...switches, ...parameters], {
		cwd: checkout,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, [PLACE_VARIABLE]: JSON.stringify(place) },
	});
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endPrograms);

main(process.argv.slice(2)).then(
	(status) => process.exit(status),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
