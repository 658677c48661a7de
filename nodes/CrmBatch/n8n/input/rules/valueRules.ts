import type { Steps } from '../../../batch/types';
import { failed, success, type Failure, type Result } from '../../../hubspot/errors/failure';
import { FieldNames } from '../../../hubspot/request/fieldNames';
import { KeyFields } from '../../../hubspot/request/keyFields';
import { FieldMeanings } from '../../../hubspot/request/valuesByProperty';
import type { Choice } from '../../../hubspot/schema/choices';
import { plainProperty } from '../../../hubspot/schema/definition';
import { Schema } from '../../../hubspot/schema/schema';
import type { OutsideList } from '../../../hubspot/tables/endpoints';
import type { CrmObject } from '../../../hubspot/tables/objects';
import { offsetsOf } from '../../../hubspot/values/dates/timeZone';
import type { ValueRules } from '../../../hubspot/values/properties';
import { withoutPatience } from '../../http/read';
import {
	readChoices,
	readDeactivatedOwners,
	readProperties,
	readSensitiveProperties,
	type SensitiveProperties,
} from '../../http/readList';
import type { EventLoop } from '../../eventLoop';
import type { Session } from '../../http/session';
import type { NodeConfig } from '../config';
import { fieldsIn, ItemFields } from './itemFields';
import { heldBackBy, namesUnknownOwner, neededLists, type HeldBack } from './neededLists';
import type { PropertyValues } from '../propertyValues';
import type { RawRequest } from '../readItem';

/** What the account says about the values of a run. */
export interface KnownRules {
	readonly rules: ValueRules;
	/** Notes for the user about values that are not checked. */
	readonly notes: readonly string[];
	/** The account's properties, if HubSpot shows them: `rules` can have names alone. */
	readonly account?: Schema;
	readonly heldBack: HeldBack;
	/** What the fields of the items are. */
	readonly meanings: FieldMeanings;
	/** Finds the field of an item that identifies its record. */
	readonly keyFields: KeyFields;
}

/**
 * Reads what the values of a run are checked and converted by: the account's properties, once;
 * sensitive properties if an item has a name that is not among them; and choices that HubSpot keeps
 * elsewhere if a value is not an ID already. If HubSpot refuses to show the properties, the values
 * go unchecked: HubSpot checks them too. Fails if nothing can be sent: HubSpot does not reply, or
 * accepts no requests now.
 *
 * @param raws all items
 */
export async function readRules(
	session: Session,
	eventLoop: EventLoop,
	{ object, unknownProperties }: Pick<NodeConfig, 'object' | 'unknownProperties'>,
	{ isAutomatic, names: kind, savedNames }: Omit<PropertyValues, 'read'>,
	raws: readonly RawRequest[],
	timeZone: string,
): Promise<Result<KnownRules>> {
	const unknown = isAutomatic ? 'ignore' : unknownProperties;
	const base = { object, unknown, offsetAt: offsetsOf(timeZone) } as const;
	const properties = await readProperties(session, object);
	if (properties.outcome === 'refused') {
		const { failure } = properties;
		// Nothing says which fields of the items are properties.
		if (isAutomatic && savedNames.length === 0) return failed(failure);
		const schema = isAutomatic ? new Schema(savedNames.map(plainProperty)) : undefined;
		const note = `HubSpot's properties cannot be read, so values were not checked: ${failure.message}`;
		const names = schema && new FieldNames(schema);
		const meanings = new FieldMeanings(kind, names, unknown);
		const rules = { ...base, schema };
		const keyFields = new KeyFields();
		return success({ rules, meanings, keyFields, notes: [note], heldBack: () => [] });
	}
	if (properties.outcome !== 'succeeded') return failed(properties.failure);

	const given = await eventLoop.run(fieldsIn(raws));
	const fieldsBy = (schema: Schema, names: FieldNames) =>
		new ItemFields(schema, raws, given, kind, names);
	const listed = new Schema(properties.value);
	const unknownNames = await eventLoop.run(
		unknownNamesIn(fieldsBy(listed, new FieldNames(listed))),
	);
	const sensitive = await readUnknownNames(session, object, listed, unknownNames);
	if (sensitive.gap?.outcome === 'stopped') return failed(sensitive.gap.failure);
	const patient = sensitive.gap ? withoutPatience(session) : session;
	const names = new FieldNames(sensitive.schema);
	const fields = fieldsBy(sensitive.schema, names);
	const choices = await readNeededChoices(patient, eventLoop, object, fields);
	if (!choices.ok) return choices;

	const { schema, notes, unavailable } = choices.value;
	const heldBack = heldBackBy(fields, unavailable, sensitive.gap?.failure);
	const keyFields = new KeyFields(names);
	return success({
		rules: { ...base, schema },
		meanings: new FieldMeanings(kind, names, unknown),
		keyFields,
		notes,
		account: schema,
		heldBack,
	});
}

function* unknownNamesIn(fields: ItemFields): Steps<ReadonlySet<string>> {
	const unknown = new Set<string>();
	for (const raw of fields.raws) {
		fields.unknownNames(raw).forEach((name) => unknown.add(name));
		yield;
	}
	return unknown;
}

/**
 * The schema with the sensitive properties among the names that it lacks.
 *
 * @param unknown the names that the items use and the schema lacks
 */
async function readUnknownNames(
	session: Session,
	object: CrmObject,
	schema: Schema,
	unknown: ReadonlySet<string>,
): Promise<{ readonly schema: Schema; readonly gap?: SensitiveProperties['gap'] }> {
	if (unknown.size === 0) return { schema };
	const { definitions, gap } = await readSensitiveProperties(session, object, (found) => {
		const names = new Set(found.map(({ name }) => name));
		return [...unknown].every((name) => names.has(name));
	});
	const sensitive = definitions.filter(({ name }) => !schema.get(name));
	return { schema: new Schema([...schema.definitions, ...sensitive]), gap };
}

interface KnownChoices {
	/** The schema with the choices that HubSpot returned. */
	readonly schema: Schema;
	readonly notes: readonly string[];
	/** The lists that HubSpot did not return now. */
	readonly unavailable: ReadonlyMap<OutsideList, Failure>;
}

async function readNeededChoices(
	session: Session,
	eventLoop: EventLoop,
	object: CrmObject,
	fields: ItemFields,
): Promise<Result<KnownChoices>> {
	const { schema } = fields;
	const notes: string[] = [];
	const choicesOf = new Map<OutsideList, readonly Choice[]>();
	const unavailable = new Map<OutsideList, Failure>();
	const needed = await eventLoop.run(neededLists(fields));
	for (const [list, choices] of await readChoices(session, needed, object)) {
		if (choices.outcome === 'stopped') return failed(choices.failure);
		if (choices.outcome === 'succeeded') choicesOf.set(list, choices.value);
		else if (choices.outcome === 'unavailable') unavailable.set(list, choices.failure);
		else {
			const { message } = choices.failure;
			notes.push(`HubSpot's ${list} cannot be read, so their values were not checked: ${message}`);
		}
	}
	const listed = schema.withChoices(choicesOf);
	if (!(await eventLoop.run(namesUnknownOwner(fields, listed)))) {
		return success({ schema: listed, notes, unavailable });
	}
	// Only an error names a deactivated owner: most runs need no list of them, and none waits for it.
	const deactivated = await readDeactivatedOwners(withoutPatience(session), object);
	return success({ schema: schema.withChoices(choicesOf, deactivated), notes, unavailable });
}
