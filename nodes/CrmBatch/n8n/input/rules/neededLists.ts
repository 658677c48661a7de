import type { Failure } from '../../../hubspot/errors/failure';
import { failureOf, problem } from '../../../hubspot/errors/problem';
import type { PropertyDefinition } from '../../../hubspot/schema/definition';
import type { Schema } from '../../../hubspot/schema/schema';
import type { OutsideList } from '../../../hubspot/tables/endpoints';
import type { ItemFields } from './itemFields';
import type { RawRequest } from '../readItem';

/** The lists that are needed to understand a value. IDs in digits need none. */
export function neededLists(fields: ItemFields): Set<OutsideList> {
	const lists = new Set<OutsideList>();
	for (const definition of fields.schema.definitions) {
		const { choicesIn } = definition;
		if (!choicesIn || !fields.raws.some((raw) => needsList(definition, raw, fields))) continue;
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
export function namesUnknownOwner(fields: ItemFields, listed: Schema): boolean {
	const owned = listed.definitions.filter(
		({ choicesIn, choices }) => choicesIn === 'owners' && !choices.isEmpty,
	);
	return owned.some(({ name, choices }) =>
		fields.raws.some((raw) =>
			fields.textsOf(name, raw).some((text) => !isId(text) && choices.find(text).length === 0),
		),
	);
}

/** Does an item have a value of the property that must be looked up in its list? */
function needsList({ name }: PropertyDefinition, raw: RawRequest, fields: ItemFields): boolean {
	return !fields.textsOf(name, raw).every(isId);
}

/** Is it an ID, or empty? */
function isId(text: string): boolean {
	return /^\d*$/.test(text);
}

/** Why an item cannot be sent now: it needs a list that HubSpot did not return. */
export type HeldBack = (raw: RawRequest) => Failure | undefined;

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
	const closed = fields.schema.definitions.flatMap((definition) => {
		const { choicesIn } = definition;
		const failure = choicesIn && unavailable.get(choicesIn);
		return failure ? [{ definition, failure: missingList(choicesIn, failure) }] : [];
	});
	return (raw) => {
		if (sensitive && fields.unknownNames(raw).length > 0) {
			return missingList('sensitive properties', sensitive);
		}
		return closed.find(({ definition }) => needsList(definition, raw, fields))?.failure;
	};
}

function missingList(list: string, failure: Failure): Failure {
	const { message: said, original, correlationId, httpStatus } = failure;
	const own = failureOf(problem('LIST_UNAVAILABLE', { list, said }));
	return { ...own, original, correlationId, httpStatus };
}
