import { failed, success, type Result } from '../../hubspot/errors/failure';
import { textsAt, type JsonObject } from '../../hubspot/json';
import { FieldNames, isEmpty } from '../../hubspot/request/fieldNames';
import { propertyNameOf, type NameKind } from '../../hubspot/request/valuesByProperty';
import type { Choice } from '../../hubspot/schema/choices';
import { plainProperty } from '../../hubspot/schema/definition';
import { Schema } from '../../hubspot/schema/schema';
import type { OutsideList } from '../../hubspot/tables/endpoints';
import { offsetsOf } from '../../hubspot/values/dates/timeZone';
import type { ValueRules } from '../../hubspot/values/properties';
import { readChoices, readProperties } from '../http/readList';
import type { Session } from '../http/session';
import type { NodeConfig } from './config';
import type { PropertyValues } from './propertyValues';

/** What the account says about the values of a run. */
export interface KnownRules {
	readonly rules: ValueRules;
	/** Notes for the user about values that are not checked. */
	readonly notes: readonly string[];
	/** The account's properties, if HubSpot shows them: `rules` can have names alone. */
	readonly account?: Schema;
	/** What the names of the values are. */
	readonly kind: NameKind;
	/** The properties of `rules` by the fields of an item. */
	readonly names: FieldNames | undefined;
}

/**
 * Reads what the values of a run are checked and converted by: the account's properties, once, and
 * choices that HubSpot keeps elsewhere if a value is not an ID already. If HubSpot refuses to show
 * the properties, the values go unchecked: HubSpot checks them too. Fails if nothing can be sent:
 * HubSpot does not reply, or accepts no requests now.
 *
 * @param items the values of all items, by the names that they have there
 */
export async function readRules(
	session: Session,
	{ object, unknownProperties }: NodeConfig,
	{ isAutomatic, names: kind, savedNames }: PropertyValues,
	items: readonly JsonObject[],
	timeZone: string,
): Promise<Result<KnownRules>> {
	const unknown = isAutomatic ? 'ignore' : unknownProperties;
	const base = { object, unknown, offsetAt: offsetsOf(timeZone) } as const;
	const properties = await readProperties(session, object);
	if (properties.outcome === 'notSent') return failed(properties.failure);
	if (properties.outcome !== 'succeeded') {
		const { failure } = properties;
		// Nothing says which fields of the items are properties.
		if (isAutomatic && savedNames.length === 0) return failed(failure);
		const schema = isAutomatic ? new Schema(savedNames.map(plainProperty)) : undefined;
		const note = `HubSpot's properties cannot be read, so values were not checked: ${failure.message}`;
		const names = schema && new FieldNames(schema);
		return success({ rules: { ...base, schema }, kind, names, notes: [note] });
	}

	const schema = new Schema(properties.value);
	const names = new FieldNames(schema);
	const values = valuesOfLists(items, schema, kind, names);
	const notes: string[] = [];
	const choicesOf = new Map<OutsideList, readonly Choice[]>();
	for (const [list, choices] of await readChoices(session, neededLists(schema, values), object)) {
		if (choices.outcome === 'notSent') return failed(choices.failure);
		if (choices.outcome === 'succeeded') choicesOf.set(list, choices.value);
		else {
			const { message } = choices.failure;
			notes.push(`HubSpot's ${list} cannot be read, so their values were not checked: ${message}`);
		}
	}
	const account = schema.withChoices(choicesOf);
	return success({ rules: { ...base, schema: account }, kind, names, notes, account });
}

/** The lists that are needed to understand a value. IDs in digits need none. */
function neededLists(schema: Schema, values: readonly JsonObject[]): Set<OutsideList> {
	const lists = new Set<OutsideList>();
	for (const { name, choicesIn } of schema.definitions) {
		if (!choicesIn || values.every((given) => textsIn(given, name).every(isId))) continue;
		lists.add(choicesIn);
		// A stage is looked up in its pipeline.
		if (choicesIn === 'stages') lists.add('pipelines');
	}
	return lists;
}

/** Is it an ID, or empty? */
function isId(text: string): boolean {
	return /^\d*$/.test(text);
}

function textsIn(given: JsonObject, name: string): string[] {
	try {
		return textsAt(given, name).map((text) => text.trim());
	} catch {
		// A list that throws when it is read fails its item when it is converted.
		return [];
	}
}

/** The values of properties whose choices HubSpot keeps elsewhere, by property name. */
function valuesOfLists(
	items: readonly JsonObject[],
	schema: Schema,
	kind: NameKind,
	names: FieldNames,
): JsonObject[] {
	const fields = new Set<string>();
	for (const values of items) Object.keys(values).forEach((field) => fields.add(field));
	const listed = [...fields].flatMap((field) => {
		const name = propertyNameOf(field, kind, names);
		return schema.get(name)?.choicesIn ? [{ field, name }] : [];
	});
	return items.map((values) =>
		Object.fromEntries(
			listed.flatMap(({ field, name }) => {
				const value = Object.hasOwn(values, field) ? values[field] : undefined;
				// A list is not looked into: it can throw.
				return !Array.isArray(value) && isEmpty(value) ? [] : [[name, value] as const];
			}),
		),
	);
}
