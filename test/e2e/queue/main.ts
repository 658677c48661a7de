/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a program */
import { installWithNotice } from '../n8n/install/notice';
import { endPrograms } from '../n8n/runProgram';
import { postgresPrograms } from './databases/postgres';
import { redisProgram } from './databases/redis';
import { killWorker } from './killWorker';
import { largeTable } from './largeTable';
import { measureLoad } from './measureLoad';
import type { Check } from './report/checks';
import { printChecks, printFigures, type Measured } from './report/print';
import { withSetting, type Setting } from './setting';

/**
 * n8n in queue mode, with HubSpot's limit for one account: `npm run e2e:queue`. Parameters choose the
 * parts: numbers of workers for the load of 20,000 records, `killed` for a worker that is killed, and
 * `table` for a table of 100,000 rows, which is not among the default parts.
 */
const DEFAULT_PARTS = ['2', '4', 'killed'];

const SPECIAL_PARTS: Readonly<Record<string, SpecialPart>> = {
	killed: { title: 'A worker is killed', run: killWorker },
	table: { title: 'A table of 100,000 rows', run: largeTable },
};

interface SpecialPart {
	readonly title: string;
	readonly run: (setting: Setting) => Promise<Check[]>;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

async function main(parameters: readonly string[]): Promise<number> {
	const postgres = postgresPrograms();
	const redis = redisProgram();
	if (postgres === undefined) return skip('PostgreSQL is not installed');
	if (redis === undefined) return skip('Redis is not installed');
	try {
		await installWithNotice();
	} catch (error) {
		return skip(String(error));
	}
	const parts = parameters.length > 0 ? parameters : DEFAULT_PARTS;
	let isGood = true;
	console.log('Starting n8n in queue mode …');
	await withSetting({ postgres, redis }, async (setting) => {
		isGood = await runParts(setting, parts);
	});
	return isGood ? 0 : 1;
}

async function runParts(setting: Setting, parts: readonly string[]): Promise<boolean> {
	const loads: Measured[] = [];
	let isGood = true;
	for (const part of parts) {
		const special = SPECIAL_PARTS[part];
		if (special !== undefined) {
			isGood = printChecks(special.title, await special.run(setting)) && isGood;
			continue;
		}
		const { measured, checks } = await measureLoad(setting, Number(part));
		isGood = printChecks(`40 executions at once, ${part} workers`, checks) && isGood;
		loads.push(measured);
	}
	if (loads.length > 0) printFigures(loads);
	return isGood;
}

function skip(reason: string): number {
	console.log(`e2e:queue is SKIPPED: ${reason}`);
	return 0;
}

// n8n and the sandbox end; what waits for them fails, and cleans up behind itself.
for (const signal of SIGNALS) process.on(signal, endPrograms);

main(process.argv.slice(2)).then(
	(status) => process.exit(status),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
