/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a script for the command line */
import { setImmediate } from 'node:timers/promises';

import { executeBatch } from '../../../nodes/CrmBatch/n8n/execute';
import { startSandbox } from '../../../sandbox';
import { parametersOf } from '../items/parameters';
import { drive, DrivenClock, nodeClock } from '../play/drivenClock';
import { RequestsUnderWay } from '../play/requestsUnderWay';
import { reportOf } from '../play/report';
import { standInContext } from '../play/standInContext';
import { armFaults } from './faults';
import { soakPart } from './part';

const RECORDS = Number(process.env.SOAK_RECORDS ?? 100_000);
const PARTS = 10;
const MB = 1024 * 1024;

/** Largest growth of the heap from the second part to the last. */
const MAX_GROWTH_MB = 5;

/**
 * Upserts and creates very many records in several parts, while 1 % of the replies is faulty. Checks
 * after each part that all outcomes are true, and at the end that the heap did not grow.
 */
async function main(): Promise<void> {
	if (!globalThis.gc) throw new Error('Run node with --expose-gc');
	const clock = new DrivenClock();
	const sandbox = await startSandbox({ clock, rateLimit: false, keepBodies: false });
	const requests = new RequestsUnderWay();
	const driven = nodeClock(clock, 1);
	requests.watch();
	const heaps: number[] = [];
	const totals = new Map<string, number>();
	const add = (name: string, number: number) => totals.set(name, (totals.get(name) ?? 0) + number);
	const from = performance.now();

	for (let part = 0; part < PARTS; part++) {
		sandbox.reset();
		armFaults(sandbox.faults, part);
		const { scenario, items, keyOf } = soakPart(part, RECORDS / PARTS);
		const hints: string[] = [];
		const settings = { ...scenario, parameters: parametersOf(scenario) };
		const { signal } = new AbortController();
		const context = standInContext(settings, items, sandbox, signal, hints);
		const [output = []] = await drive(executeBatch(context, driven), clock, requests);

		const report = reportOf(output, items.length, false);
		const stored = new Map(sandbox.records('tickets').map((one) => [one.id, one.properties]));
		const violations = [...report.violations];
		let unknown = 0;
		report.items.forEach(({ outcome, id = '' }, item) => {
			add(outcome, 1);
			if (outcome === 'unknown') unknown += 1;
			const isStored = stored.get(id)?.external_reference === keyOf(item);
			if ((outcome === 'succeeded') !== isStored) violations.push(`item ${item} is ${outcome}`);
		});
		const succeeded = report.items.filter(({ outcome }) => outcome === 'succeeded').length;
		if (stored.size < succeeded || stored.size > succeeded + unknown) {
			violations.push(`${stored.size} records exist: ${succeeded} succeeded, ${unknown} unknown`);
		}
		if (violations.length > 0) throw new Error(violations.slice(0, 10).join('\n'));
		add('requests', sandbox.requests.length);
		add('retries', Number(/(\d+) retr/.exec(hints[0] ?? '')?.[1] ?? 0));
		add('faulty replies', sandbox.requests.filter(({ fault }) => fault !== undefined).length);

		sandbox.reset();
		heaps.push(await heapAfterCollection());
		const shown = [...totals].map(([name, number]) => `${number} ${name}`).join(', ');
		print(
			`${((part + 1) * RECORDS) / PARTS} records (${scenario.operation}): ${shown}; heap ${heaps.at(-1)?.toFixed(1)} MB`,
		);
	}
	await sandbox.close();

	const seconds = ((performance.now() - from) / 1000).toFixed(1);
	const growth = (heaps.at(-1) ?? 0) - (heaps[1] ?? 0);
	print(`${seconds} s; heap grew by ${growth.toFixed(1)} MB from the second part to the last`);
	if (growth > MAX_GROWTH_MB) throw new Error(`The heap grew by more than ${MAX_GROWTH_MB} MB`);
}

async function heapAfterCollection(): Promise<number> {
	for (let times = 0; times < 3; times++) {
		await setImmediate();
		globalThis.gc?.();
	}
	return process.memoryUsage().heapUsed / MB;
}

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

void main();
