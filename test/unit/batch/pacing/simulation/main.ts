/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- writes a file */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { simulateLoad } from './load';
import { simulate } from './steady';
import type { Conditions } from './world';

/** Writes the figures of the simulations to docs/bench/pacing.md: `npm run bench:pacing`. */
const FILE = path.join(__dirname, '../../../../../docs/bench/pacing.md');

const SEEDS = [1, 2, 3, 4];
const LATENCIES = [300, 1_000, 2_000];
const PROCESSES = [1, 2, 4, 8];
const WINDOWS = ['rolling', 'fixed'] as const;

/** A simulation that returns the part of the limit that was used, and that of the requests refused. */
type Simulation = (conditions: Conditions) => Promise<{ used: number; refused: number }>;

const steady: Simulation = simulate;

const load: Simulation = async (conditions) => {
	const { whole, refused } = await simulateLoad({ ...conditions, startsWithinMs: 5_000 });
	return { used: whole, refused };
};

async function cell(simulation: Simulation, conditions: Conditions): Promise<string> {
	const runs = [];
	for (const seed of SEEDS) runs.push(await simulation({ jitter: 0.3, ...conditions, seed }));
	const mean = (values: readonly number[]) =>
		((100 * values.reduce((sum, value) => sum + value, 0)) / values.length).toFixed(1);
	return `${mean(runs.map(({ used }) => used))} % / ${mean(runs.map(({ refused }) => refused))} %`;
}

async function table(simulation: Simulation): Promise<string> {
	const head = ['Processes', 'Window', ...LATENCIES.map((ms) => `${ms / 1000} s`)];
	const rows = [head, head.map(() => '---')];
	for (const processes of PROCESSES) {
		for (const window of WINDOWS) {
			const cells = [];
			for (const latencyMs of LATENCIES) {
				cells.push(await cell(simulation, { processes, window, latencyMs }));
			}
			rows.push([String(processes), window, ...cells]);
			console.log(rows.at(-1)?.join('  '));
		}
	}
	return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

async function outsiders(): Promise<string> {
	const rows = [];
	for (const others of [1, 3, 6]) {
		rows.push(`| ${others} | ${await cell(steady, { others, latencyMs: 300 })} |`);
	}
	return ['| Requests a second | Together |', '| --- | --- |', ...rows].join('\n');
}

async function main(): Promise<void> {
	const text = `# How the rate limit is shared

Simulated on [a driven clock](../../test/unit/batch/pacing/simulation): processes without a connection to each other, each with a pacer of its own, and a server with HubSpot's limit of 110 requests in 10 seconds. Each way of a request takes up to 30 % more or less than the average. Figures are the part of the limit that was used / the part of the requests that was answered 429, the mean of ${SEEDS.length} seeds, by latency.

HubSpot calls its limit a *rolling* one. *Fixed* is a server that begins to count again every ten seconds.

\`\`\`sh
npm run bench:pacing
\`\`\`

## Processes that always have requests

Two minutes, after the first 20 seconds.

${await table(steady)}

## Executions that begin and end

40 executions with 26 requests each, ten at once in a process; the processes start within five seconds. From the first request to the last one, so with the start and with the time in which only the last processes have work.

${await table(load)}

## Beside an app that heeds no limit

One process with a latency of 300 ms, rolling window, the requests and refusals of both together.

${await outsiders()}
`;
	mkdirSync(path.dirname(FILE), { recursive: true });
	const options = await resolveConfig(FILE);
	writeFileSync(FILE, await format(text, { ...options, parser: 'markdown' }));
}

void main();
