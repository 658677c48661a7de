import type { Steps } from '../../../batch/types';
import type { Failure } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import type { PropertyDefinition } from '../../../hubspot/schema/definition';
import type { Schema } from '../../../hubspot/schema/schema';
import type { OutsideList } from '../../../hubspot/tables/endpoints';
import type { ItemFields } from './itemFields';
import type { RawRequest } from '../items/readItem';

/** The lists that are needed to understand a value. IDs in digits need none. */
export function* neededLists(fields: ItemFields): Steps<Set<OutsideList>> {
	const lists = new Set<OutsideList>();
	for (const definition of fields.schema.definitions) {
		const { choicesIn } = definition;
		if (!choicesIn || !(yield* isListNeeded(definition, fields))) continue;
		lists.add(choicesIn);
		// A stage is looked up in its pipeline. One request is for both.
		if (choicesIn === 'stages') lists.add('pipelines');
		if (choicesIn === 'pipelines') lists.add('stages');
	}
	return lists;
}

/**
 * Does an item have a value that is neither an ID nor a name of an owner?
 *
 * @param listed the schema with the owners
 */
export function* namesUnknownOwner(fields: ItemFields, listed: Schema): Steps<boolean> {
	for (const { name, choicesIn, choices } of listed.definitions) {
		if (choicesIn !== 'owners' || choices.isEmpty) continue;
		const isUnknown = (text: string) => !isId(text) && choices.find(text).length === 0;
		if (yield* hasItem(fields, name, (texts) => texts.some(isUnknown))) return true;
	}
	return false;
}

function* isListNeeded({ name }: PropertyDefinition, fields: ItemFields): Steps<boolean> {
	return yield* hasItem(fields, name, (texts) => !texts.every(isId));
}

/** Is there an item whose texts for the property pass the test? */
function* hasItem(
	fields: ItemFields,
	name: string,
	test: (texts: readonly string[]) => boolean,
): Steps<boolean> {
	if (!fields.has(name)) return false;
	for (const raw of fields.raws) {
		if (test(fields.textsOf(name, raw))) return true;
		yield;
	}
	return false;
}

/** Does an item have a value of the property that must be looked up in its list? */
function needsList({ name }: PropertyDefinition, raw: RawRequest, fields: ItemFields): boolean {
	return !fields.textsOf(name, raw).every(isId);
}

/** Is it an ID, or empty? */
function isId(text: string): boolean {
	return /^\d*$/.test(text);
}

/** A value that cannot be written now: it needs a list that HubSpot did not return. */
export interface MissingList {
	/** Name of the property. */
	readonly name: string;
	readonly failure: Failure;
}

/** The values of an item that cannot be written now. */
export type HeldBack = (raw: RawRequest) => readonly MissingList[];

/**
 * Only the items that need a list wait for it; the others do not.
 *
 * @param unavailable the lists that HubSpot did not return now
 * @param sensitive why a name that the schema lacks may be that of a sensitive property
 */
export function heldBackBy(
	fields: ItemFields,
	unavailable: ReadonlyMap<OutsideList, Failure>,
	sensitive: Failure | undefined,
): HeldBack {
	const gap = sensitive && missingList('sensitive properties', sensitive);
	const closed = fields.schema.definitions.flatMap((definition) => {
		const { choicesIn } = definition;
		const failure = choicesIn && unavailable.get(choicesIn);
		if (!failure) return [];
		return [{ definition, name: definition.name, failure: missingList(choicesIn, failure) }];
	});
	return (raw) => {
		const unknown = gap ? fields.unknownNames(raw).map((name) => ({ name, failure: gap })) : [];
		return [...unknown, ...closed.filter(({ definition }) => needsList(definition, raw, fields))];
	};
}

function missingList(list: string, failure: Failure): Failure {
	const { message: said, original, correlationId, httpStatus } = failure;
	const own = failureOf(problem('LIST_UNAVAILABLE', { list, said }));
	return { ...own, original, correlationId, httpStatus };
}
