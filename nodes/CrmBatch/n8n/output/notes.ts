import { addTo } from '../../batch/plan';
import type { Steps } from '../../batch/types';
import { objectAt } from '../../hubspot/json';
import { fieldOf, INPUT_ERROR } from '../../hubspot/tables/itemFields';
import { shown } from '../../hubspot/values/conversion';
import { quickly } from '../eventLoop';
import type { NodeConfig } from '../input/config';
import type { ItemFacts } from '../input/items/checkItems';
import type { InputItems } from './inputItems';
import { isUnwanted, type ItemOutcome } from './outcomes';
import { renamedProperties } from './recordFields';
import { itemList, plural } from './summary';
import { warningNotes } from './warningNotes';

/** Most names in a note. */
const MOST_NAMED = 20;

/** Notes for the user about records that are not what the user may expect of them. */
export function* resultNotes(
	outcomes: readonly ItemOutcome[],
	config: NodeConfig,
	facts: ItemFacts,
	input: InputItems,
): Steps<string[]> {
	const isRead = config.operation.parts.includes('returned');
	return [
		...(yield* notWrittenNotes(outcomes)),
		...(yield* warningNotes(outcomes)),
		...(isRead ? yield* absentNote(outcomes, facts) : []),
		...(yield* renamedNote(outcomes, config, input)),
	];
}

function* notWrittenNotes(outcomes: readonly ItemOutcome[]): Steps<string[]> {
	const items = new Map<string, number[]>();
	yield* quickly(outcomes, (outcome, item) => {
		if (outcome.outcome !== 'succeeded') return;
		for (const name of outcome.notWritten ?? []) addTo(items, name, item);
	});
	return [...items].map(
		([name, kept]) =>
			`HubSpot kept its value of ${name} for ${plural(kept.length, 'item')} (${itemList(kept)}): ` +
			"it does not go back to an earlier stage. To set one, clear the property first ('Empty Values' set to 'Clear')",
	);
}

/** HubSpot returns null for an empty property, and leaves out one that it does not have. */
function* absentNote(outcomes: readonly ItemOutcome[], { envelopes }: ItemFacts): Steps<string[]> {
	const present = new Set<string>();
	const absent = new Set<string>();
	for (const [item, outcome] of outcomes.entries()) {
		yield;
		if (outcome.outcome !== 'succeeded') continue;
		const properties = objectAt(outcome.value ?? {}, 'properties');
		for (const name of envelopes[item]?.properties ?? []) {
			if (present.has(name)) continue;
			(Object.hasOwn(properties, name) ? present : absent).add(name);
		}
	}
	return absentLine([...absent].filter((name) => !present.has(name)));
}

/** @param names the requested properties that no record has */
export function absentLine(names: readonly string[]): string[] {
	if (names.length === 0) return [];
	const more = names.length > MOST_NAMED ? `, and ${names.length - MOST_NAMED} more` : '';
	const named = names.slice(0, MOST_NAMED).map(shown).join(', ') + more;
	return [
		`No record has these properties, and HubSpot ignores names that it does not have: ${named}`,
	];
}

function* renamedNote(
	outcomes: readonly ItemOutcome[],
	config: NodeConfig,
	{ items }: InputItems,
): Steps<string[]> {
	const { operation, dryRun, includeInput, notFound, simplify } = config;
	const isRecord = simplify && !(dryRun && operation.writes);
	const hasInput = (outcome: ItemOutcome) =>
		outcome.outcome === 'succeeded' || (notFound === 'empty' && !isUnwanted(outcome, config));
	const properties = new Set<string>();
	let hasError = false;
	yield* quickly(outcomes, (outcome, item) => {
		if (isRecord && outcome.outcome === 'succeeded') {
			for (const name of renamedProperties(outcome.value ?? {})) properties.add(name);
		}
		hasError ||= Object.hasOwn(items[item]?.json ?? {}, 'error') && hasInput(outcome);
	});
	return renamedLine([...properties], includeInput && hasError);
}

/**
 * @param properties names of properties that have another name in an item
 * @param isErrorRenamed does an item have a field `error` of its input under another name?
 */
export function renamedLine(properties: readonly string[], isErrorRenamed: boolean): string[] {
	const names = [
		...properties.map((name) => `property ${name} to ${fieldOf(name)}`),
		...(isErrorRenamed ? [`input field error to ${INPUT_ERROR}`] : []),
	];
	if (names.length === 0) return [];
	return [`Renamed, because n8n or this node uses the name for itself: ${names.join(', ')}`];
}
