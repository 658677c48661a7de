/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- a script for the command line */
import { readFileSync } from 'node:fs';
import { Session, type Profiler } from 'node:inspector/promises';
import { join } from 'node:path';

import { packageRoot } from '../../support/engine/builtPackage';

const BUNDLE = 'methods/index.js';

/** Time between two samples of the profiler, in microseconds. */
const SAMPLE_US = 200;

const OTHER = "n8n's and Node.js's own work";

/** What the node does with a record, by the source files that do it. The first that fits counts. */
const stages: ReadonlyArray<readonly [stage: string, files: RegExp]> = [
	['JSON of requests and replies', /bench\/cpu\/network/],
	['Letting other work of n8n go first', /n8n\/(?:eventLoop|http\/clock)/],
	['Records that several items name, entries', /sharedKeys|request\/(?:entries|keyProperty)/],
	[
		'Reading the item through its expressions',
		/input\/(?:parameters|items\/(?:readItem|recordKey)|[^/]+\.ts)/,
	],
	['Checking and converting values', /n8n\/input\/|hubspot\/(?:values|request|schema)\//],
	['Whose record is it: judging the reply', /hubspot\/reply\//],
	['Output items, notes, summary', /n8n\/output\//],
	['Batches, pace, retries, outcomes', /\/batch\/|n8n\/http\/|n8n\/stages\/|n8n\/execute/],
];

/** Files with helpers, whose time is that of their caller. */
const helpers = /hubspot\/(?:json|characters|errors\/failure)\.ts|hubspot\/tables\//;

/**
 * Profiles work of the built node. Returns the CPU time of each stage, in microseconds. What the
 * profiler does not see is work of other threads: V8 collects garbage and compiles in some.
 */
export async function profileStages(work: () => Promise<unknown>): Promise<Map<string, number>> {
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: SAMPLE_US });
	await session.post('Profiler.start');
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	const { profile } = await session.post('Profiler.stop');
	session.disconnect();
	const times = timesOf(profile);
	const seen = [...times.values()].reduce((sum, us) => sum + us, 0);
	return times.set('Other threads of V8', Math.max(0, user + system - seen));
}

function timesOf(profile: Profiler.Profile): Map<string, number> {
	const sourceOf = sourcesOfBundle();
	const parents = new Map<number, number>();
	const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
	for (const { id, children = [] } of profile.nodes) {
		for (const child of children) parents.set(child, id);
	}
	/** The stage of a frame, or that of its nearest caller that has one. */
	const stageOf = (id: number | undefined): string | undefined => {
		const node = id === undefined ? undefined : nodes.get(id);
		if (!node) return OTHER;
		const { functionName, url, lineNumber } = node.callFrame;
		if (functionName === '(garbage collector)') return 'Garbage, in this thread';
		if (functionName === '(idle)') return undefined;
		const source = url.endsWith(BUNDLE) ? sourceOf(lineNumber) : url;
		const found = helpers.test(source) ? undefined : stages.find(([, files]) => files.test(source));
		return found?.[0] ?? stageOf(parents.get(node.id));
	};
	const times = new Map<string, number>();
	profile.samples?.forEach((id, sample) => {
		const stage = stageOf(id);
		const us = profile.timeDeltas?.[sample] ?? 0;
		if (stage !== undefined) times.set(stage, (times.get(stage) ?? 0) + us);
	});
	return times;
}

/** The source file of a line of the bundle: each file's path stands above its code. */
function sourcesOfBundle(): (line: number) => string {
	const text = readFileSync(join(packageRoot, 'dist/nodes/CrmBatch', BUNDLE), 'utf8');
	let source = '';
	const sources = text
		.split('\n')
		.map((line) => (source = /^\/\/ (nodes\/\S+)$/.exec(line)?.[1] ?? source));
	return (line) => sources[line] ?? '';
}
