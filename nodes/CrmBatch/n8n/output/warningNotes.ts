import { groupBy } from '../../batch/plan';
import type { Steps } from '../../batch/types';
import { inLine } from '../../hubspot/errors/text';
import { warningsOf, type RecordWarning } from '../../hubspot/reply/reply';
import { shown } from '../../hubspot/values/conversion';
import { QUICK_ROWS } from '../eventLoop';
import type { ItemOutcome } from './outcomes';
import { itemList, plural } from './summary';

/** Most notes, and most values in one. */
const MOST_NOTES = 10;
const MOST_EXAMPLES = 3;

/** A warning, and the item of its record. */
interface Warned extends RecordWarning {
	readonly item: number;
}

/** Notes about the warnings of HubSpot: one for each property, or each text of another warning. */
export function* warningNotes(outcomes: readonly ItemOutcome[]): Steps<string[]> {
	const groups = groupBy(yield* warnings(outcomes), ({ normalized, message }) =>
		JSON.stringify(normalized === undefined ? inLine(message) : { normalized }),
	);
	const notes = [...groups.values()].slice(0, MOST_NOTES).map(noteOf);
	const more = groups.size - notes.length;
	return more > 0 ? [...notes, `HubSpot gave ${plural(more, 'more warning')}`] : notes;
}

function* warnings(outcomes: readonly ItemOutcome[]): Steps<Warned[]> {
	const found: Warned[] = [];
	const seen = new Set<object>();
	for (const [item, outcome] of outcomes.entries()) {
		const given = outcome.outcome === 'succeeded' ? warningsOf(outcome.value ?? {}) : [];
		// Most records have no warning. One can have a hundred, which take longer.
		if (given.length > 0 || item % QUICK_ROWS === 0) yield;
		// Items that share a record have the same outcome object.
		if (given.length === 0 || seen.has(outcome)) continue;
		seen.add(outcome);
		for (const warning of given) {
			const { message, normalized } = warning;
			if (message !== '' || normalized !== undefined) found.push({ ...warning, item });
		}
	}
	return found;
}

function noteOf(group: readonly Warned[]): string {
	const [first] = group;
	const items = itemList(group.map(({ item }) => item));
	if (first?.normalized === undefined) {
		return `HubSpot warns about ${plural(group.length, 'record')} (${items}): ${inLine(first?.message ?? '')}`;
	}
	const more = group.length - MOST_EXAMPLES;
	const examples = group.slice(0, MOST_EXAMPLES).map(exampleOf).join(', ');
	return (
		`HubSpot stored ${plural(group.length, 'value')} of ${shown(first.normalized)} in another form: ` +
		(more > 0 ? `${examples} and ${more} more` : examples)
	);
}

function exampleOf({ item, raw, stored }: Warned): string {
	if (raw === undefined || stored === undefined) return `item ${item}`;
	return `"${shown(raw)}" as "${shown(stored)}" (item ${item})`;
}
