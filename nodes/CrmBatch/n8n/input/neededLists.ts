import { cleaned } from '../../hubspot/characters';
import type { Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { textsAt, type JsonObject } from '../../hubspot/json';
import type { PropertyDefinition } from '../../hubspot/schema/definition';
import type { Schema } from '../../hubspot/schema/schema';
import type { OutsideList } from '../../hubspot/tables/endpoints';
import { RECORD_ID } from '../../hubspot/tables/objects';
import type { RawRequest } from './readItem';

/** The lists that are needed to understand a value. IDs in digits need none. */
export function neededLists(schema: Schema, raws: readonly RawRequest[]): Set<OutsideList> {
	const lists = new Set<OutsideList>();
	for (const definition of schema.definitions) {
		const { choicesIn } = definition;
		if (!choicesIn || !raws.some((raw) => needsList(definition, raw))) continue;
		lists.add(choicesIn);
		// A stage is looked up in its pipeline. One request is for both.
		if (choicesIn === 'stages') lists.add('pipelines');
		if (choicesIn === 'pipelines') lists.add('stages');
	}
	return lists;
}

/** Does an item have a value that is neither an ID nor a name of an owner? */
export function namesUnknownOwner(schema: Schema, raws: readonly RawRequest[]): boolean {
	const owned = schema.definitions.filter(
		({ choicesIn, choices }) => choicesIn === 'owners' && !choices.isEmpty,
	);
	return owned.some(({ name, choices }) =>
		raws.some(({ values }) =>
			textsIn(values, name).some((text) => !isId(text) && choices.find(text).length === 0),
		),
	);
}

/** Does an item have a value of the property that must be looked up in its list? */
function needsList({ name }: PropertyDefinition, { values }: RawRequest): boolean {
	return !textsIn(values, name).every(isId);
}

/** Is it an ID, or empty? */
function isId(text: string): boolean {
	return /^\d*$/.test(text);
}

function textsIn(given: JsonObject, name: string): string[] {
	try {
		return textsAt(given, name).map(cleaned);
	} catch {
		// A list that throws when it is read fails its item when it is converted.
		return [];
	}
}

/** HubSpot's names of properties (HubSpot, "Properties" guide); other fields of an item are none. */
const propertyName = /^[a-z0-9_]{1,100}$/;

/** Fields that identify a record, and are no properties to look for. */
const idNames: ReadonlySet<string> = new Set(['id', RECORD_ID]);

/** The names that an item uses and the schema lacks. */
export function unknownNames(
	schema: Schema,
	{ values, empty, envelope: { idProperty } }: RawRequest,
): string[] {
	const used = Object.keys(values).filter((name) => {
		const value = values[name];
		return value !== undefined && (empty === 'clear' || !isEmpty(value));
	});
	return [...used, idProperty].filter(
		(name) => propertyName.test(name) && !idNames.has(name) && !schema.get(name),
	);
}

function isEmpty(value: unknown): boolean {
	if (typeof value === 'string') return value.trim() === '';
	return value === null || (Array.isArray(value) && value.length === 0);
}

/** Why an item cannot be sent now: it needs a list that HubSpot did not return. */
export type HeldBack = (raw: RawRequest) => Failure | undefined;

/** What HubSpot did not return, although it may return it later. */
interface Unavailable {
	readonly schema: Schema;
	readonly unavailable: ReadonlyMap<OutsideList, Failure>;
	/** Why a name that the schema lacks may be that of a sensitive property. */
	readonly sensitive?: Failure | undefined;
}

/** Only the items that need a list wait for it; the others do not. */
export function heldBackBy({ schema, unavailable, sensitive }: Unavailable): HeldBack {
	const closed = schema.definitions.flatMap((definition) => {
		const { choicesIn } = definition;
		const failure = choicesIn && unavailable.get(choicesIn);
		return failure ? [{ definition, failure: missingList(choicesIn, failure) }] : [];
	});
	return (raw) => {
		if (sensitive && unknownNames(schema, raw).length > 0) {
			return missingList('sensitive properties', sensitive);
		}
		return closed.find(({ definition }) => needsList(definition, raw))?.failure;
	};
}

function missingList(list: string, failure: Failure): Failure {
	const { message: said, original, correlationId, httpStatus } = failure;
	const own = failureOf(problem('LIST_UNAVAILABLE', { list, said }));
	return { ...own, original, correlationId, httpStatus };
}
