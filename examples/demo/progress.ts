/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- prints to the terminal */
import { MultiBar, type SingleBar } from 'cli-progress';
import { formatCount } from './format';

/** Shows the progress of a run, step by step, in answered requests. */
export interface Progress {
	start(step: string, records: number): void;
	answer(): void;
	finish(failed: number): void;
	stop(): void;
}

/** The most records in a batch; gives the least number of requests of a step. */
const batchSize = 100;

/** Progress bars on a terminal, plain lines elsewhere, such as in a log. */
export function showProgress(stepWidth: number): Progress {
	return process.stdout.isTTY ? showBars(stepWidth) : showLines();
}

function showBars(stepWidth: number): Progress {
	const bars = new MultiBar({
		format: '  {step} {bar} {records} records, {value} requests, {duration_formatted}{note}',
		barCompleteChar: '█',
		barIncompleteChar: '░',
		barsize: 28,
		hideCursor: true,
		forceRedraw: true,
	});
	let bar: SingleBar | undefined;
	let requests = 0;
	return {
		start: (step, records) => {
			requests = 0;
			const labels = { step: step.padEnd(stepWidth), records: formatCount(records), note: '' };
			bar = bars.create(Math.ceil(records / batchSize), 0, labels);
		},
		// A refused batch is sent again in parts, so only `finish` can fill the bar.
		answer: () => {
			requests += 1;
			if (bar && requests >= bar.getTotal()) bar.setTotal(requests + 1);
			bar?.update(requests);
		},
		finish: (failed) => {
			bar?.setTotal(requests);
			bar?.update(requests, { note: failed ? `, ${formatCount(failed)} failed` : '' });
			bar?.stop();
		},
		stop: () => bars.stop(),
	};
}

function showLines(): Progress {
	let current = { step: '', requests: 0 };
	return {
		start: (step, records) => {
			current = { step, requests: 0 };
			console.log(`  ${step}: ${formatCount(records)} records`);
		},
		answer: () => {
			current.requests += 1;
			if (current.requests % 10 === 0) {
				console.log(`  ${current.step}: ${current.requests} requests so far`);
			}
		},
		finish: (failed) => {
			console.log(`  ${current.step}: done, ${current.requests} requests, ${failed} failed`);
		},
		stop: () => {},
	};
}
