import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** What a run says of one input item. */
export interface ItemReport {
	readonly outcome: 'succeeded' | 'failed' | 'notSent' | 'unknown' | 'notFound' | 'skipped';
	/** The output of an item that succeeded; not known of a run that threw. */
	readonly json?: IDataObject;
	readonly id?: string | undefined;
	/** The line about an item that did not succeed. */
	readonly error?: string;
}

/** What a run says of all its items, and what is wrong with the way it says it. */
export interface Report {
	readonly items: readonly ItemReport[];
	readonly flaws: readonly string[];
}

/** The report of a run that ended with output items, in the order in which they came. */
export function reportOf(
	output: readonly INodeExecutionData[],
	size: number,
	maySkip: boolean,
): Report {
	const flaws: string[] = [];
	const reports = new Map<number, ItemReport>();
	let last = -1;
	for (const { json, pairedItem } of output) {
		const item = isRecord(pairedItem) ? pairedItem.item : undefined;
		if (typeof item !== 'number' || item < 0 || item >= size) {
			flaws.push(`an output item is paired with ${JSON.stringify(pairedItem)}`);
			continue;
		}
		if (reports.has(item)) flaws.push(`item ${item} has two outputs`);
		if (item < last) flaws.push(`item ${item} comes after item ${last}`);
		last = item;
		reports.set(item, itemReport(json));
	}
	const items = Array.from({ length: size }, (_, item): ItemReport => {
		const report = reports.get(item);
		if (!report && !maySkip) flaws.push(`item ${item} has no output`);
		return report ?? { outcome: 'skipped' };
	});
	return { items, flaws };
}

/** The report in the error of a run with On Error = Stop Workflow. */
export function reportOfError(error: unknown, size: number): Report {
	const context = isRecord(error) && isRecord(error.context) ? error.context : {};
	const outcomes: unknown[] = Array.isArray(context.outcomes) ? context.outcomes : [];
	const flaws =
		outcomes.length === size ? [] : [`thrown, with ${outcomes.length} outcomes: ${String(error)}`];
	const items = outcomes.map((outcome, item): ItemReport => {
		if (!isRecord(outcome) || outcome.item !== item) flaws.push(`outcome ${item} is another's`);
		return isRecord(outcome) ? (outcome as unknown as ItemReport) : { outcome: 'skipped' };
	});
	return { items, flaws };
}

const MISSES = ['failed', 'notSent', 'unknown'] as const;

function itemReport(json: IDataObject): ItemReport {
	const details = isRecord(json.details) ? json.details : {};
	const outcome = MISSES.find((miss) => miss === details.outcome);
	if (outcome && typeof json.error === 'string') return { outcome, error: json.error };
	if (json.found === false && json.id === null) return { outcome: 'notFound' };
	return { outcome: 'succeeded', json, id: String(json.id) };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
