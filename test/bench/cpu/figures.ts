/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- a script for the command line */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import type { OnError } from 'n8n-workflow';

import { packageRoot } from '../../support/engine/builtPackage';
import { median } from '../median';
import { CpuBench, type Run } from './bench';

/** One figure of the table: what it is, its goal, and how it is measured in a process of its own. */
export interface Figure {
	readonly title: string;
	readonly goal: string;
	readonly measure: (scale: number) => Promise<string>;
}

/** All figures by name. `scale` divides the numbers of items, for a quick run. */
export const figures: Readonly<Record<string, Figure>> = {
	ratio: {
		title: 'CPU a record of 100,000, plain fields, network stubbed, against a loop without care',
		goal: '2 ×',
		measure: async (scale) => {
			const count = 100_000 / scale;
			const bench = await CpuBench.prepare(count);
			const pairs = await alternate(3, async () => ({
				node: await bench.run('node', count),
				loop: await bench.run('loop', count),
			}));
			const perItem = (run: (pair: (typeof pairs)[number]) => Run) =>
				((median(pairs.map((pair) => run(pair).cpu)) * 1000) / count).toFixed(1);
			const ratio = median(pairs.map(({ node, loop }) => node.cpu / loop.cpu));
			return `${ratio.toFixed(2)} × (node ${perItem(({ node }) => node)} µs, loop ${perItem(({ loop }) => loop)} µs)`;
		},
	},
	growth: {
		title: 'CPU of 100,000 items against 10,000',
		goal: '10.5 ×',
		measure: async (scale) => {
			const [few, many] = [10_000 / scale, 100_000 / scale];
			const bench = await CpuBench.prepare(few, many);
			const pairs = await alternate(3, async () => ({
				few: await bench.run('node', few),
				many: await bench.run('node', many),
			}));
			const ratio = median(pairs.map((pair) => pair.many.cpu / pair.few.cpu));
			const pause = Math.max(...pairs.map((pair) => pair.many.pause));
			return `${ratio.toFixed(1)} × (longest pause of the event loop ${pause.toFixed(0)} ms)`;
		},
	},
	memory: {
		title: 'Memory beside input and output items, 100,000 items, On Error = Continue',
		goal: '40 MB',
		measure: async (scale) => await memoryOf(100_000 / scale, 'continueErrorOutput'),
	},
	memoryStop: {
		title: 'Memory beside input and output items, 100,000 items, On Error = Stop',
		goal: '40 MB',
		measure: async (scale) => await memoryOf(100_000 / scale, 'stopWorkflow'),
	},
	reading: {
		title: 'Time to the first request that writes, 20,000 plain items, On Error = Stop',
		goal: '1 s',
		measure: async (scale) => await firstWrite(20_000 / scale, 'stopWorkflow'),
	},
	sending: {
		title: 'Time to the first request that writes, 20,000 plain items, On Error = Continue',
		goal: '1 s',
		measure: async (scale) => await firstWrite(20_000 / scale, 'continueErrorOutput'),
	},
	start: {
		title: 'Requiring the built node, n8n-workflow being loaded',
		goal: '15 ms',
		measure: async () => await requireTime('CrmBatch.node.js'),
	},
	firstUse: {
		title: 'Requiring what runs and lists need, once in a process at their first use',
		goal: '–',
		measure: async () => await requireTime('methods/index.js', 'CrmBatch.node.js'),
	},
};

/** The CPU time of a record by stage, one to a line. */
export async function stageLines(scale: number): Promise<string[]> {
	const count = 100_000 / scale;
	const bench = await CpuBench.prepare(count);
	const [times] = await alternate(1, async () => await bench.stages(count));
	const sorted = [...(times ?? [])].sort(([, one], [, other]) => other - one);
	const sum = sorted.reduce((all, [, us]) => all + us, 0);
	return [...sorted, ['All', sum] as const].map(([stage, us]) => `${stage}\t${us.toFixed(1)} µs`);
}

/** Plays rounds one after the other. The first is to warm up, and does not count. */
async function alternate<Round>(count: number, play: () => Promise<Round>): Promise<Round[]> {
	const rounds: Round[] = [];
	for (let round = 0; round <= count; round++) rounds.push(await play());
	return rounds.slice(1);
}

async function memoryOf(count: number, onError: OnError): Promise<string> {
	const bench = await CpuBench.prepare(count);
	const { input, output, beside } = await bench.memory(count, onError);
	return `${beside.toFixed(0)} MB (output items ${output.toFixed(0)} MB, all else before the run ${input.toFixed(0)} MB)`;
}

async function firstWrite(count: number, onError: OnError): Promise<string> {
	const bench = await CpuBench.prepare(count);
	const runs = await alternate(5, async () => await bench.run('node', count, onError));
	return `${median(runs.map((run) => run.firstWrite)).toFixed(0)} ms`;
}

/** The median time for requiring a file of the built node. The files `before` it are loaded. */
async function requireTime(file: string, ...before: readonly string[]): Promise<string> {
	const folder = join(packageRoot, 'dist/nodes/CrmBatch');
	const [required, ...loaded] = [file, ...before].map((name) => JSON.stringify(join(folder, name)));
	const program = `require('n8n-workflow');
		${loaded.map((name) => `require(${name});`).join('\n')}
		const from = performance.now();
		require(${required});
		console.log(performance.now() - from);`;
	const times = await alternate(11, async () => await Promise.resolve(printedNumber(program)));
	return `${median(times).toFixed(1)} ms`;
}

/** The number that a program prints in a new process. */
function printedNumber(program: string): number {
	const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], {
		cwd: packageRoot,
		encoding: 'utf8',
	});
	const number = Number(stdout.trim() || Number.NaN);
	if (Number.isNaN(number)) throw new Error(stderr);
	return number;
}
