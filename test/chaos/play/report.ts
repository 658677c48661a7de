import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

const OUTCOMES = [
	'succeeded',
	'failed',
	'notSent',
	'unknown',
	'notLinked',
	'notFound',
	'skipped',
] as const;

/** What a run reports about one input item. */
export interface ItemReport {
	readonly outcome: (typeof OUTCOMES)[number];
	/** The output of an item that succeeded. A run that throws has no outputs. */
	readonly json?: IDataObject;
	readonly id?: string | undefined;
	/** The error message of an item that did not succeed. */
	readonly error?: string | undefined;
	/** The record that has the unique value of the item, as the error says. */
	readonly existingId?: string | undefined;
	/** The property that the error is about. */
	readonly property?: string | undefined;
}

/** What a run reports about all its items. */
export interface Report {
	readonly items: readonly ItemReport[];
	/** Items that the run reports in a wrong form, twice, or not at all. */
	readonly violations: readonly string[];
}

/** The report of a run that ended with output items, in the order of the outputs. */
export function reportOf(
	output: readonly INodeExecutionData[],
	size: number,
	maySkip: boolean,
): Report {
	const violations: string[] = [];
	const reports = new Map<number, ItemReport>();
	let last = -1;
	for (const { json, pairedItem } of output) {
		const item = isRecord(pairedItem) ? pairedItem.item : undefined;
		if (typeof item !== 'number' || item < 0 || item >= size) {
			violations.push(`an output item is paired with ${JSON.stringify(pairedItem)}`);
			continue;
		}
		if (reports.has(item)) violations.push(`item ${item} has two outputs`);
		if (item < last) violations.push(`the output of item ${item} follows that of item ${last}`);
		last = item;
		reports.set(item, itemReport(json));
	}
	const items = Array.from({ length: size }, (_, item): ItemReport => {
		const report = reports.get(item);
		if (!report && !maySkip) violations.push(`item ${item} has no output`);
		return report ?? { outcome: 'skipped' };
	});
	return { items, violations };
}

const MISSES = ['failed', 'notSent', 'unknown', 'notLinked'] as const;

function itemReport(json: IDataObject): ItemReport {
	const details = isRecord(json.details) ? json.details : {};
	const outcome = MISSES.find((miss) => miss === details.outcome);
	if (outcome && typeof json.error === 'string') {
		return { outcome, error: json.error, ...factsOf(details) };
	}
	if (json.found === false && json.id === null) return { outcome: 'notFound' };
	return { outcome: 'succeeded', json, id: String(json.id) };
}

function factsOf({ id, existingId, property }: Record<string, unknown>) {
	return {
		id: typeof id === 'string' ? id : undefined,
		existingId: typeof existingId === 'string' ? existingId : undefined,
		property: typeof property === 'string' ? property : undefined,
	};
}

/** The report in the error that a run with On Error = Stop Workflow throws. */
export function reportOfError(error: unknown, size: number): Report {
	const context = isRecord(error) && isRecord(error.context) ? error.context : {};
	const outcomes: unknown[] = Array.isArray(context.outcomes) ? context.outcomes : [];
	const violations: string[] = [];
	if (outcomes.length !== size) {
		violations.push(`the error has ${outcomes.length} outcomes, not ${size}: ${String(error)}`);
	}
	const items = outcomes.map((one, item): ItemReport => {
		const row = isRecord(one) ? one : {};
		const outcome = OUTCOMES.find((name) => name === row.outcome);
		if (row.item !== item || !outcome) {
			violations.push(`outcome ${item} of the error is ${JSON.stringify(one)}`);
		}
		return {
			outcome: outcome ?? 'skipped',
			error: typeof row.error === 'string' ? row.error : undefined,
			...factsOf(row),
		};
	});
	return { items, violations };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
