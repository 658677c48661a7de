import { failed, success, type Result } from '../../../hubspot/errors/failure';
import type { JsonObject } from '../../../hubspot/json';
import { failureBeforeSending } from '../../../hubspot/request/checks';
import { tidyName, visibleName } from '../../../hubspot/request/fields/fieldNames';
import { valuesByProperty } from '../../../hubspot/request/fields/valuesByProperty';
import type { PropertyDefinition } from '../../../hubspot/schema/definition';
import { canBeLeftOut, type ValueProblems } from '../../../hubspot/schema/openValues';
import type { Schema } from '../../../hubspot/schema/schema';
import type { ItemRequest } from '../../../hubspot/tables/request';
import { shown } from '../../../hubspot/values/conversion';
import { toProperties } from '../../../hubspot/values/properties';
import type { NodeConfig } from '../config';
import type { MissingList } from '../rules/neededLists';
import type { KnownRules } from '../rules/listedRules';
import { expressionFailure, type RawRequest } from './readItem';
import type { Key } from './recordKey';

/** The request of one item, converted and checked. */
export interface ConvertedItem {
	readonly request: Result<ItemRequest>;
	/** The value that identifies the record, if known. */
	readonly id?: string | undefined;
	/** Names of fields that are ignored. */
	readonly leftOut: readonly string[];
	/** The values that are not in the request, because they cannot be written, if there are any. */
	readonly problems?: ValueProblems | undefined;
}

/**
 * Converts the values of an item and checks its request. Never throws.
 *
 * @param known none if no values are written
 * @param missing the values that cannot be written now, and that the record may turn out not to get
 */
export function convertItem(
	raw: RawRequest,
	config: NodeConfig,
	known: KnownRules | undefined,
	missing: readonly MissingList[] = [],
): ConvertedItem {
	if (!known) return unconverted(raw);
	const { idProperty } = raw.envelope;
	try {
		const key = keyIn(idProperty, raw, known);
		return key.ok
			? converted(raw, key.value, config, known, missing)
			: { request: key, leftOut: [] };
	} catch (error) {
		// Another node left an object with members that throw.
		return { request: failed(expressionFailure(error)), id: raw.id, leftOut: [] };
	}
}

/** The value that identifies the record: the item may have it in a field that has a label. */
export function keyIn(
	idProperty: string,
	{ id, fieldsWithKey }: Pick<Key, 'id' | 'fieldsWithKey'>,
	{ keyFields }: Pick<KnownRules, 'keyFields'>,
): Result<string | undefined> {
	if (!fieldsWithKey) return success(id);
	const key = keyFields.keyOf(fieldsWithKey, idProperty);
	if (!key.ok || key.value !== undefined) return key;
	return failed(keyFields.missing(idProperty));
}

function converted(
	{ item, envelope, keyField, values, empty, associations }: RawRequest,
	id: string | undefined,
	config: NodeConfig,
	{ rules, meanings, account }: KnownRules,
	missing: readonly MissingList[],
): ConvertedItem {
	const named = valuesByProperty(values, { meanings, empty, id });
	if (!named.ok) return { request: named, id, leftOut: named.leftOut };
	const heldBack = problemsOf(missing);
	const known = heldBack ? without(heldBack, named.value) : named.value;
	const properties = toProperties(known, empty, rules, (name, problem) =>
		canBeLeftOut(name, problem, envelope.idProperty, config),
	);
	// A name that is not in the schema may be that of a property in a list that is missing.
	const isLeftOut = (field: string) => !heldBack?.has(tidyName(field));
	const leftOut =
		named.leftOut.length > 0
			? [...named.leftOut.filter(isLeftOut), ...properties.leftOut]
			: properties.leftOut;
	if (!properties.ok) return { request: properties, id, leftOut };
	const request = { item, envelope, id, associations, properties: properties.value };
	const problems =
		heldBack && properties.problems
			? new Map([...heldBack, ...properties.problems])
			: (heldBack ?? properties.problems);
	const { object, operation } = config;
	// A value that cannot be written is something to write all the same.
	const checked = problems ? { ...operation, needsProperties: false } : operation;
	const failure = failureBeforeSending(request, checked, object, account, keyField);
	return { request: failure ? failed(failure) : success(request), id, leftOut, problems };
}

function problemsOf(missing: readonly MissingList[]): ValueProblems | undefined {
	if (missing.length === 0) return undefined;
	return new Map(missing.map(({ name, failure }) => [name, { failure, isHeldBack: true }]));
}

function without(names: ReadonlyMap<string, unknown>, values: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(values).filter(([name]) => !names.has(name)));
}

/** The request of an item without values. */
function unconverted({ item, envelope, id, associations }: RawRequest): ConvertedItem {
	return { request: success({ item, envelope, id, properties: {}, associations }), leftOut: [] };
}

/** Most names in a note. */
const MOST_NAMED = 20;

/** A note about fields that were left out; each name is cut to the length of a line. */
export function leftOutNote(
	leftOut: ReadonlySet<string>,
	{ account, meanings: { names }, rules: { schema } }: KnownRules,
): string[] {
	if (leftOut.size === 0) return [];
	const named = [...leftOut].slice(0, MOST_NAMED).map((field) => {
		const shownName = tidyName(field) === '' ? '(no name)' : shown(visibleName(field));
		const candidates = names?.propertiesOf(field) ?? [];
		const hint = candidates.length > 1 ? candidates : candidates.filter(isOtherName(field));
		if (hint.length === 0) return shownName;
		return `${shownName} (internal name: ${hint.map(({ name }) => name).join(' or ')})`;
	});
	const more = leftOut.size > named.length ? `, and ${leftOut.size - named.length} more` : '';
	return [`Left out ${reasonFor(account, schema)}: ${named.join(', ')}${more}`];
}

const isOtherName =
	(field: string) =>
	({ name, isWritable }: PropertyDefinition) =>
		isWritable && name !== field;

function reasonFor(account: Schema | undefined, schema: Schema | undefined): string {
	if (account) return 'because HubSpot has no such writable property';
	return schema
		? 'because the field mapper has no such property'
		: 'because HubSpot sets it itself';
}
