import { failed, success, type Result } from '../../hubspot/errors/failure';
import { failureBeforeSending } from '../../hubspot/request/checks';
import type { ItemRequest } from '../../hubspot/tables/request';
import { shown } from '../../hubspot/values/conversion';
import { toProperties } from '../../hubspot/values/properties';
import type { NodeConfig } from './config';
import { expressionFailure, type RawRequest } from './readItem';
import type { KnownRules } from './valueRules';

/** The request of one item, converted and checked. */
export type ConvertedItem = Result<ItemRequest> & {
	/** Names of properties that cannot be written and are ignored. */
	readonly leftOut: readonly string[];
};

/**
 * Converts the values of an item and checks its request. Never throws.
 *
 * @param known none if no values are written
 */
export function convertItem(
	raw: RawRequest,
	{ object, operation }: NodeConfig,
	known: KnownRules | undefined,
): ConvertedItem {
	const { values, empty, ...rest } = raw;
	if (!known) return unconverted(raw);
	try {
		const converted = toProperties(values, empty, known.rules, rest.id);
		if (!converted.ok) return converted;
		const { leftOut } = converted;
		const request = { ...rest, properties: converted.value };
		const failure = failureBeforeSending(request, operation, object, known.account);
		return { ...(failure ? failed(failure) : success(request)), leftOut };
	} catch (error) {
		// Another node left an object with members that throw.
		return { ...failed(expressionFailure(error)), leftOut: [] };
	}
}

/** The request of an item without values, or whose values were sent by an earlier try. */
export function unconverted({ item, envelope, id, associations }: RawRequest): ConvertedItem {
	const request = { item, envelope, properties: {}, associations };
	return { ...success(id === undefined ? request : { ...request, id }), leftOut: [] };
}

/** Most names in a note. */
const MOST_NAMED = 20;

/** A note about properties that were left out; each name is cut to the length of a line. */
export function leftOutNote(
	names: ReadonlySet<string>,
	{ account, rules: { schema } }: KnownRules,
): string[] {
	if (names.size === 0) return [];
	const named = [...names].slice(0, MOST_NAMED).map((name) => {
		const labelled = schema?.withLabel(name);
		const shownName = name.trim() === '' ? '(no name)' : shown(name);
		return labelled ? `${shownName} (internal name: ${labelled.name})` : shownName;
	});
	const more = names.size > named.length ? `, and ${names.size - named.length} more` : '';
	const why = account
		? 'because HubSpot has no such writable property'
		: 'because the field mapper has no such property';
	return [`Left out ${why}: ${named.join(', ')}${more}`];
}
