import { contestants, ofServer } from './contestants/all';
import { hasBaseNodes } from './contestants/baseNodes';
import { jobNamed, jobs } from './jobs';
import type { Condition } from './play/condition';

/** Conditions that are shown in one table and one chart. */
export interface Part {
	readonly title: string;
	readonly conditions: readonly Condition[];
	/** Names of the contestants; all if it is left out. */
	readonly contestants?: readonly string[];
}

const usual: Condition = {
	...{ job: 'upsert', count: 1_000, latencyMs: 300 },
	...{ limited: false, tls: false, inFlight: 10, rounds: 3 },
};

/** What `npm run bench` plays, by name. */
export const parts: Readonly<Record<string, Part>> = {
	latency: {
		title: 'Latency: 1,000 contacts upserted',
		conditions: [100, 300, 1_000, 2_000].map((latencyMs) => ({ ...usual, latencyMs })),
	},
	records: {
		title: 'Records: contacts upserted at 300 ms',
		conditions: [1_000, 10_000, 100_000].map((count) => ({ ...usual, count, rounds: 1 })),
	},
	jobs: {
		title: 'Jobs: 1,000 records at 300 ms',
		conditions: Object.keys(jobs).map((job) => ({ ...usual, job })),
	},
	limit: {
		title: 'HubSpot’s limit: 30,000 contacts upserted, 110 requests per 10 s, default settings',
		contestants: ['node', 'client'],
		conditions: [300, 1_000, 2_000].map((latencyMs) => ({
			...usual,
			...{ latencyMs, count: 30_000, limited: true, inFlight: 0, rounds: 1 },
		})),
	},
	tls: {
		title: 'TLS: 1,000 contacts upserted at 300 ms',
		conditions: [
			{ ...usual, tls: true },
			{ ...usual, tls: true, count: 10_000, rounds: 1 },
		],
	},
};

/** What a test plays: a contestant of each kind, on both servers, with and without TLS. */
export const smallPart: Part = {
	title: 'Small',
	contestants: ['floor', 'node', 'client', 'builtIn'],
	conditions: [
		{ ...usual, ...{ count: 20, latencyMs: 5, rounds: 1 } },
		{ ...usual, ...{ job: 'readById', count: 20, latencyMs: 5, rounds: 1, tls: true } },
	],
};

/** A part of one's own choice. */
export function ownPart(chosen: readonly string[], given: Partial<Condition>): Part {
	const conditions = chosen.map((job) => ({ ...usual, ...given, job }));
	return { title: chosen.map((job) => jobNamed(job).title).join('; '), conditions };
}

/** The contestants of a condition, in the order in which they play. */
export function playersOf(part: Part, { job }: Condition): string[] {
	const wanted = part.contestants ?? Object.keys(contestants);
	return wanted.filter(
		(name) =>
			contestants[name]?.does(jobNamed(job), job) && (hasBaseNodes() || !ofServer.includes(name)),
	);
}
