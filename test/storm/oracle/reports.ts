import type { PlayedRun } from '../play/play';

/** What the node says about an item. */
export interface ItemReport {
	readonly outcome: string;
	/** The ID of a record, if the item succeeded. */
	readonly id?: unknown;
	/** The fields of the record, if the run shows them. */
	readonly fields?: Readonly<Record<string, unknown>>;
}

export interface Reports {
	readonly items: readonly ItemReport[];
	readonly violations: readonly string[];
}

/** Reads one report for each item from the output items, or from the error of Stop Workflow. */
export function reportsOf({ ending, items, scenario }: PlayedRun): Reports {
	if (ending.how === 'stuck') return { items: [], violations: ['stuck: the run does not end'] };
	const isStop = scenario.onError === 'stopWorkflow';
	if (ending.how === 'threw') {
		return isStop
			? reportsOfError(ending.error, items.length)
			: { items: [], violations: [`throws: ${String(ending.error)}`] };
	}
	const [output, ...others] = listOf(ending.output);
	const rows = listOf(output);
	if (others.length > 0 || rows.length !== items.length) {
		const counts = `${rows.length} output items for ${items.length}`;
		return { items: [], violations: [`outcomes: ${counts}`] };
	}
	const violations: string[] = [];
	const reports = rows.map((row, item): ItemReport => {
		const paired = fieldsOf(fieldsOf(row).pairedItem).item;
		if (paired !== item)
			violations.push(`outcomes: output ${item} is paired with ${String(paired)}`);
		const json = fieldsOf(fieldsOf(row).json);
		if (json.error === undefined) return { outcome: 'succeeded', id: json.id, fields: json };
		if (isStop) violations.push(`outcomes: item ${item} failed, and the run did not stop`);
		const { outcome } = fieldsOf(json.details);
		return known(String(outcome), item, violations);
	});
	// What n8n stores as JSON must be JSON.
	try {
		JSON.stringify(ending.output);
	} catch (error) {
		violations.push(`throws: the output cannot be stored: ${String(error)}`);
	}
	return { items: reports, violations };
}

function reportsOfError(error: unknown, size: number): Reports {
	const outcomes = listOf(fieldsOf(fieldsOf(error).context).outcomes);
	if (outcomes.length !== size) {
		return { items: [], violations: [`throws: ${String(error)}, ${outcomes.length} outcomes`] };
	}
	const violations: string[] = [];
	const items = outcomes.map((row, item): ItemReport => {
		const { outcome, id, item: index } = fieldsOf(row);
		if (index !== item) violations.push(`outcomes: outcome ${item} is that of ${String(index)}`);
		if (outcome === 'succeeded') return { outcome, id };
		return known(String(outcome), item, violations);
	});
	return { items, violations };
}

function known(outcome: string, item: number, violations: string[]): ItemReport {
	if (!['failed', 'notSent', 'unknown'].includes(outcome)) {
		violations.push(`outcomes: item ${item} has the outcome ${outcome}`);
	}
	return { outcome };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
