/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import { setImmediate } from 'node:timers';
import { setTimeout } from 'node:timers/promises';

import { NodeOperationError, type INodeExecutionData } from 'n8n-workflow';

import { executeBatch } from '../../nodes/CrmBatch/n8n/execute';
import { stressContext } from './context';
import type { StressCase } from './stressCase';

/** What a run took. Sizes are in bytes, times in milliseconds. */
export interface Measured {
	readonly input: number;
	readonly output: number;
	/** `JSON.parse` of the longest reply, which n8n's HTTP client does. */
	readonly parseMs: number;
	/** Time that the processor worked, with the collection of garbage. */
	readonly cpuMs: number;
	readonly longestPauseMs: number;
	/** Growth of the process, beside the items and the parsed reply. */
	readonly memory: number;
	/** Items by outcome. */
	readonly outcomes: string;
}

/** Plays a case in this process. */
export async function measure(stress: StressCase): Promise<Measured> {
	// Made before the clock starts: this is not the work of the node.
	const items = JSON.stringify(stress.items()).length;
	const texts = stress.replies().map((reply) => reply?.text ?? '');
	const parsed = stress.replies().map((reply) => {
		const from = performance.now();
		const body: unknown = reply && JSON.parse(reply.text);
		return { reply: reply && { status: reply.status, body }, ms: performance.now() - from };
	});
	const input = texts.reduce((sum, { length }) => sum + length, items);
	const parseMs = Math.max(...parsed.map(({ ms }) => ms));
	const context = stressContext(
		stress,
		parsed.map(({ reply }) => reply),
	);
	globalThis.gc?.();

	const before = process.memoryUsage().rss;
	let most = before;
	let skipped = 0;
	const clock = {
		// The node measures by it how long it has worked.
		now: () => Date.now() + skipped,
		random: () => 0.5,
		sleep: async (ms: number) => {
			// The deadline of a request, which every reply meets.
			if (ms >= 150_000) return await new Promise<void>(() => {});
			skipped += ms;
			await setTimeout(1);
		},
	};
	const pauses = watchPauses();
	const from = process.cpuUsage();
	const [returned = []] = await executeBatch(context, clock).catch(itemsOfError);
	const { user, system } = process.cpuUsage(from);
	const longestPauseMs = pauses.stop();
	most = Math.max(most, process.memoryUsage().rss, process.resourceUsage().maxRSS * 1024);

	const counts = new Map<string, number>();
	let output = 0;
	for (const { json } of returned) {
		const { details } = json;
		const outcome =
			typeof details === 'object' && details !== null && 'outcome' in details
				? String(details.outcome)
				: 'succeeded';
		counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
		output += JSON.stringify(json).length;
	}
	return {
		input,
		output,
		parseMs,
		cpuMs: (user + system) / 1000,
		longestPauseMs,
		memory: most - before,
		outcomes: [...counts].map(([name, number]) => `${number} ${name}`).join(', '),
	};
}

/** The outcomes in the error of a run that stops, as items. */
function itemsOfError(error: unknown): INodeExecutionData[][] {
	if (!(error instanceof NodeOperationError) || !Array.isArray(error.context.outcomes)) throw error;
	return [[...error.context.outcomes].map((details) => ({ json: { details } }))];
}

/** Measures the longest time between two turns of the event loop. */
function watchPauses(): { readonly stop: () => number } {
	let last = performance.now();
	let longest = 0;
	let isOn = true;
	const turn = () => {
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
		if (isOn) setImmediate(turn);
	};
	setImmediate(turn);
	return {
		stop: () => {
			isOn = false;
			// The run can end in a turn that is not over yet.
			return Math.max(longest, performance.now() - last);
		},
	};
}
