/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import type { INodeExecutionData, OnError } from 'n8n-workflow';

import { loadContestants, play, type Contestants } from './contestants';
import { collectGarbage } from './gc';
import { RecordedNetwork } from './network';
import { repeatRandom } from './repeatableRandom';
import { profileStages } from './stages';

/** What one run took, in milliseconds. */
export interface Run {
	readonly cpu: number;
	readonly wall: number;
	/** From the start to the first request that writes. */
	readonly firstWrite: number;
	/** Longest time between two turns of the event loop. */
	readonly pause: number;
}

/** Plays the job, on requests that were recorded before, and measures it. */
export class CpuBench {
	private constructor(
		private readonly contestants: Contestants,
		private readonly network: RecordedNetwork,
	) {}

	/** Records the requests of both contestants for these numbers of items. */
	static async prepare(...counts: readonly number[]): Promise<CpuBench> {
		const bench = new CpuBench(await loadContestants(), new RecordedNetwork());
		await bench.network.open();
		for (const count of counts) {
			await bench.run('node', count);
			await bench.run('loop', count);
		}
		await bench.network.freeze();
		return bench;
	}

	async run(name: 'node' | 'loop', count: number, onError?: OnError): Promise<Run> {
		const { contestants, network } = this;
		const watch = async (work: () => Promise<INodeExecutionData[][]>) => {
			repeatRandom();
			collectGarbage();
			const loop = monitorEventLoopDelay({ resolution: 1 });
			loop.enable();
			// The histogram counts from its first timer.
			await setTimeout(5);
			loop.reset();
			let firstWrite = 0;
			const cpuBefore = process.cpuUsage();
			const from = performance.now();
			network.onFirstWrite = () => (firstWrite = performance.now() - from);
			const output = await work();
			const wall = performance.now() - from;
			const { user, system } = process.cpuUsage(cpuBefore);
			await setTimeout(5);
			loop.disable();
			const run = { cpu: (user + system) / 1000, wall, firstWrite, pause: loop.max / 1e6 };
			return { output, run };
		};
		return await play({ contestants, execute: contestants[name], network, count, onError, watch });
	}

	/** CPU time of a run of the node by stage, in microseconds for a record. */
	async stages(count: number): Promise<Map<string, number>> {
		const { contestants, network } = this;
		const watch = async (work: () => Promise<INodeExecutionData[][]>) => {
			repeatRandom();
			let output: INodeExecutionData[][] = [];
			const run = await profileStages(async () => (output = await work()));
			return { output, run };
		};
		const times = await play({ contestants, execute: contestants.node, network, count, watch });
		return new Map([...times].map(([stage, us]) => [stage, us / count]));
	}

	/**
	 * Most memory in use during a run of the node beyond that of its input and output items, in
	 * megabytes. Garbage is collected before each reading.
	 */
	async memory(
		count: number,
		onError?: OnError,
	): Promise<{ input: number; output: number; beside: number }> {
		const { contestants, network } = this;
		const watch = async (work: () => Promise<INodeExecutionData[][]>) => {
			repeatRandom();
			const before = memoryInUse();
			let most = 0;
			const sampler = setInterval(() => (most = Math.max(most, memoryInUse())), SAMPLE_MS);
			const output = await work();
			clearInterval(sampler);
			await setTimeout(5);
			const after = memoryInUse();
			return { output, run: { before, most, after } };
		};
		const execute = contestants.node;
		const given = { contestants, execute, network, count, onError, watch };
		const { before, most, after } = await play(given);
		return { input: before, output: after - before, beside: Math.max(0, most - after) };
	}
}

/** Time between two readings of the memory. Each collects the garbage, which takes as long. */
const SAMPLE_MS = 200;

function memoryInUse(): number {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1e6;
}
