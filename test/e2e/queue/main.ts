/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a program */
import { installWithNotice } from '../n8n/install/notice';
import { endPrograms } from '../n8n/runProgram';
import { postgresPrograms } from './databases/postgres';
import { redisProgram } from './databases/redis';
import { killWorker } from './killWorker';
import { measureLoad } from './measureLoad';
import { printChecks, printFigures, type Measured } from './report/print';
import { withSetting, type Setting } from './setting';

/**
 * n8n in queue mode, with HubSpot's limit for one account: `npm run e2e:queue`. Parameters choose the
 * parts: numbers of workers for the load of 20,000 records, and `killed` for the worker that is killed.
 */
const ALL_PARTS = ['2', '4', 'killed'];

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
	const parts = parameters.length > 0 ? parameters : ALL_PARTS;
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
		if (part === 'killed') {
			const checks = await killWorker(setting);
			isGood = printChecks('A worker is killed', checks) && isGood;
			continue;
		}
		const { measured, checks } = await measureLoad(setting, Number(part));
		isGood = printChecks(`40 executions at once, ${part} workers`, checks) && isGood;
		loads.push(measured);
	}
	printFigures(loads);
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
