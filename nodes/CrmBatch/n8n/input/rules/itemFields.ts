import { cleaned } from '../../../hubspot/characters';
import { textsAt } from '../../../hubspot/json';
import { isEmpty, type FieldNames } from '../../../hubspot/request/fieldNames';
import { propertyNameOf, type NameKind } from '../../../hubspot/request/valuesByProperty';
import type { Schema } from '../../../hubspot/schema/schema';
import { recordIdFields } from '../../../hubspot/tables/itemFields';
import type { RawRequest } from '../readItem';

/** HubSpot's names of properties (HubSpot, "Properties" guide); other fields of an item are none. */
const propertyName = /^[a-z0-9_]{1,100}$/;

/** The fields that a run's items give values by, and the properties that they are. */
export class ItemFields {
	private readonly fieldsOf = new Map<string, string[]>();

	private readonly nameOf = new Map<string, string>();

	/** @param kind what the names of the values are */
	constructor(
		readonly schema: Schema,
		readonly raws: readonly RawRequest[],
		kind: NameKind,
		names: FieldNames,
	) {
		const fields = new Set<string>();
		for (const { values } of raws) Object.keys(values).forEach((field) => fields.add(field));
		for (const field of fields) {
			const name = kind === 'columns' ? field : propertyNameOf(field, kind, names);
			this.nameOf.set(field, name);
			this.fieldsOf.set(name, [...(this.fieldsOf.get(name) ?? []), field]);
		}
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
		const used = Object.keys(values).flatMap((field) => {
			const name = this.nameOf.get(field) ?? field;
			if (!this.isUnknown(name)) return [];
			const value = values[field];
			return value !== undefined && (empty === 'clear' || !isEmpty(value)) ? [name] : [];
		});
		return this.isUnknown(idProperty) ? [...used, idProperty] : used;
	}

	private isUnknown(name: string): boolean {
		return propertyName.test(name) && !recordIdFields.has(name) && !this.schema.get(name);
	}
}
