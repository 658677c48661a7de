/* eslint-disable no-console -- prints to the terminal */
import Table from 'cli-table3';
import type { Check } from './checks';
import type { Figures, IntervalCount } from './figures';

/** A load with its figures. */
export interface Measured {
	readonly workers: number;
	readonly records: number;
	readonly figures: Figures;
	/** Requests of each worker per interval. */
	readonly perWorker: ReadonlyArray<readonly IntervalCount[]>;
}

/** Prints the checks of a part of the test. Returns whether all hold. */
export function printChecks(title: string, checks: readonly Check[]): boolean {
	console.log(`\n${title}`);
	for (const { rule, flaw } of checks) {
		console.log(flaw === undefined ? `  ✓ ${rule}` : `  ✗ ${rule}: ${flaw}`);
	}
	return checks.every(({ flaw }) => flaw === undefined);
}

/** Prints the figures of all loads. */
export function printFigures(loads: readonly Measured[]): void {
	const table = new Table({
		head: ['Workers', 'Records', 'Requests', '429', 'Seconds', 'Of the limit', 'In between'],
		style: { head: [], border: [], compact: true },
	});
	for (const { workers, records, figures } of loads) {
		const { requests, seconds, refusedShare, wholeShare, steadyShare } = figures;
		const shares = [wholeShare, steadyShare].map((share) => percent(share));
		const took = seconds.toFixed(0);
		table.push([workers, records, requests, percent(refusedShare, 2), took, ...shares]);
	}
	console.log(`\n${table.toString()}`);
	for (const { workers, figures, perWorker } of loads) {
		const counts = textOf(figures.perInterval);
		console.log(`Requests per 10 s (+ 429) with ${workers} workers: ${counts}`);
		for (const [index, counts] of perWorker.entries()) {
			console.log(`  of worker ${index + 1}: ${textOf(counts)}`);
		}
	}
}

function textOf(counts: readonly IntervalCount[]): string {
	return counts
		.map(({ passed, refused }) => (refused > 0 ? `${passed} (+${refused})` : passed))
		.join(', ');
}

/** A share as text, such as `93.4 %`. */
export function percent(share: number, digits = 1): string {
	return `${(share * 100).toFixed(digits)} %`;
}
