import { addTo } from '../../../batch/plan';
import type { Steps } from '../../../batch/types';
import { cleaned } from '../../../hubspot/characters';
import { textsAt, type JsonObject } from '../../../hubspot/json';
import { isEmpty, type FieldNames } from '../../../hubspot/request/fields/fieldNames';
import { propertyNameOf, type NameKind } from '../../../hubspot/request/fields/fieldMeanings';
import type { Schema } from '../../../hubspot/schema/schema';
import type { EmptyPolicy } from '../../../hubspot/values/properties';
import { recordIdFields } from '../../../hubspot/tables/itemFields';
import type { RawRequest } from '../items/readItem';

/** HubSpot's names of properties (HubSpot, "Properties" guide); other fields of an item are none. */
const propertyName = /^[a-z0-9_]{1,100}$/;

/** Does an item give a value for a field? Not if the field throws: then its item fails. */
function isUsed(values: JsonObject, field: string, empty: EmptyPolicy): boolean {
	try {
		const value = values[field];
		return value !== undefined && (empty === 'clear' || !isEmpty(value));
	} catch {
		return false;
	}
}

/** Names of all fields that the items give values by. */
export function* fieldsIn(raws: readonly RawRequest[]): Steps<ReadonlySet<string>> {
	const fields = new Set<string>();
	for (const { values } of raws) {
		Object.keys(values).forEach((field) => fields.add(field));
		yield;
	}
	return fields;
}

/** The fields that a run's items give values by, and the properties that they are. */
export class ItemFields {
	private readonly fieldsOf = new Map<string, string[]>();

	/** The fields that are properties which the schema lacks: no field in most runs. */
	private readonly unknown = new Map<string, string>();

	/**
	 * @param fields all fields of the items
	 * @param kind what the names of the values are
	 */
	constructor(
		readonly schema: Schema,
		readonly raws: readonly RawRequest[],
		fields: ReadonlySet<string>,
		kind: NameKind,
		names: FieldNames,
	) {
		for (const field of fields) {
			const name = kind === 'columns' ? field : propertyNameOf(field, kind, names);
			addTo(this.fieldsOf, name, field);
			if (this.isUnknown(name)) this.unknown.set(field, name);
		}
	}

	/** Has any item a field for the property? */
	has(name: string): boolean {
		return this.fieldsOf.has(name);
	}

	/** The texts that an item gives for a property, without invisible characters. */
	textsOf(name: string, { values }: RawRequest): string[] {
		const fields = this.fieldsOf.get(name) ?? [];
		try {
			return fields.flatMap((field) => textsAt(values, field).map(cleaned));
		} catch {
			// A list that throws when it is read fails its item when it is converted.
			return [];
		}
	}

	/** The names that an item uses and the schema lacks. */
	unknownNames({ values, empty, envelope: { idProperty } }: RawRequest): string[] {
		if (this.unknown.size === 0) return this.isUnknown(idProperty) ? [idProperty] : [];
		const used = Object.keys(values).flatMap((field) => {
			const name = this.unknown.get(field);
			return name !== undefined && isUsed(values, field, empty) ? [name] : [];
		});
		return this.isUnknown(idProperty) ? [...used, idProperty] : used;
	}

	private isUnknown(name: string): boolean {
		return propertyName.test(name) && !recordIdFields.has(name) && !this.schema.get(name);
	}
}
