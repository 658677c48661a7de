import type { Failure } from '../../hubspot/errors/failure';
import { textsAt, type JsonObject } from '../../hubspot/json';
import { plainProperty, type OutsideList, type Schema } from '../../hubspot/schema/definition';
import type { ValueRules } from '../../hubspot/values/properties';
import { offsetsOf } from '../../hubspot/values/dates/timeZone';
import { readChoices, readProperties, type ListReader } from '../http/readList';
import type { GivenProperties } from './propertyValues';
import type { Setup } from './config';

/** What the account says of the values of a run. */
export interface KnownRules {
	readonly rules: ValueRules;
	/** What the user should know about values that go unchecked. */
	readonly notes: readonly string[];
	/** The account's properties, if HubSpot shows them: `rules` may go by names alone. */
	readonly account?: Schema;
}

/** Why nothing can be sent: HubSpot does not answer, or wants nothing to be sent now. */
export interface Halted {
	readonly halted: Failure;
}

/**
 * Reads what the values of a run are to be checked and converted by: the account's schema, once,
 * and choices that HubSpot keeps elsewhere where a value is not an id already. A schema that HubSpot
 * refuses to show leaves the values unchecked: HubSpot checks them too.
 *
 * @param values those of all items
 */
export async function readRules(
	{ object, settings }: Setup,
	given: GivenProperties,
	values: readonly JsonObject[],
	reader: ListReader,
	timeZone: string,
): Promise<KnownRules | Halted> {
	const unknown = given.isAutomatic ? 'ignore' : settings.unknownProperties;
	const base = { object, unknown, offsetAt: offsetsOf(timeZone) } as const;
	const properties = await readProperties(reader, object);
	if (properties.outcome === 'notSent') return { halted: properties.reason };
	if (properties.outcome !== 'succeeded') {
		const { reason } = properties;
		// Nothing tells which fields of the items are properties.
		if (given.isAutomatic && given.savedNames.length === 0) return { halted: reason };
		const saved = given.savedNames.map((name) => [name, plainProperty(name)] as const);
		return {
			rules: { ...base, schema: given.isAutomatic ? new Map(saved) : undefined },
			notes: [`HubSpot's properties cannot be read, so values were not checked: ${reason.message}`],
		};
	}

	const schema = new Map(properties.result.map((property) => [property.name, property]));
	const notes: string[] = [];
	const lists = await readChoices(reader, outsideListsIn(schema, values), object);
	for (const [list, choices] of lists) {
		if (choices.outcome === 'notSent') return { halted: choices.reason };
		if (choices.outcome !== 'succeeded') {
			const why = choices.reason.message;
			notes.push(`HubSpot's ${list} cannot be read, so their values were not checked: ${why}`);
			continue;
		}
		for (const property of schema.values()) {
			if (property.choicesIn !== list) continue;
			schema.set(property.name, { ...property, choices: choices.result });
		}
	}
	return { rules: { ...base, schema }, notes, account: schema };
}

/** The lists that a value needs to be understood: ids in digits are what HubSpot takes. */
function outsideListsIn(schema: Schema, values: readonly JsonObject[]): Set<OutsideList> {
	const lists = new Set<OutsideList>();
	const outside = [...schema.values()].filter(({ choicesIn }) => choicesIn !== undefined);
	for (const { name, choicesIn } of outside) {
		const isNeeded = values.some((given) => !textsIn(given, name).every(isId));
		if (!choicesIn || !isNeeded) continue;
		lists.add(choicesIn);
		// A stage is understood by its pipeline.
		if (choicesIn === 'stages') lists.add('pipelines');
	}
	return lists;
}

/** Is it an id, or nothing at all? */
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
