import { failed, success, type Failure, type Result } from '../../errors/failure';
import { failureOf, problem, type Problem } from '../../errors/problem';
import type { JsonObject } from '../../json';
import { recordIdFields } from '../../tables/itemFields';
import { RECORD_ID } from '../../tables/objects';
import { isEmpty, tidyName, visibleName, type FieldNames } from './fieldNames';
import { toId } from '../recordId';

/** A field of an item, and its value. */
interface KeyField {
	readonly field: string;
	readonly value: unknown;
}

/** HubSpot's label of the record ID, in lower case. */
const RECORD_ID_LABEL = 'record id';

/**
 * Finds the field that has the name or the label of the property to match by. `id` is the record ID
 * too, in lower case only: a column `ID` is often the ID of another system.
 */
export class KeyFields {
	readonly #isKey = new Map<string, Map<string, boolean>>();

	/** @param names without them, a label is found only if it is the name in another case */
	constructor(private readonly names?: FieldNames) {}

	/**
	 * The value that identifies the record of an item; `undefined` if the item has no field for it.
	 * Two fields with different values are refused.
	 */
	keyOf(fields: JsonObject, idProperty: string): Result<string | undefined> {
		const found = this.#find(fields, idProperty);
		if (!found.ok) return failed(failureOf(found.failure));
		if (!found.value) return success(undefined);
		const { field, value } = found.value;
		const id = toId(value ?? '', idProperty);
		return id.ok ? id : failed(failureOf(id.failure, `Field '${visibleName(field)}'`));
	}

	/** The failure of an item without a field for the key. */
	missing(idProperty: string): Failure {
		const [property] = this.names?.named(idProperty) ?? [];
		const names =
			idProperty === RECORD_ID
				? [...recordIdFields]
				: [...new Set([idProperty, property?.label ?? idProperty])];
		const fields = names.map((name) => `'${name}'`).join(' or ');
		return failureOf(problem('KEY_FIELD_MISSING', { fields }));
	}

	#find(fields: JsonObject, idProperty: string): Result<KeyField | undefined, Problem> {
		const own = Object.keys(fields)
			.filter((field) => this.#has(field, idProperty))
			.map((field): KeyField => ({ field, value: fields[field] }));
		const [first, ...others] = own.filter(({ value }) => !isEmpty(value));
		if (!first) return success(own[0]);
		const other = others.find(({ value }) => !isSame(value, first.value));
		if (!other) return success(first);
		const named = `'${visibleName(first.field)}' and '${visibleName(other.field)}'`;
		return failed(problem('KEY_FIELDS_DIFFER', { fields: named }));
	}

	#has(field: string, idProperty: string): boolean {
		const known = this.#isKey.get(idProperty) ?? new Map<string, boolean>();
		this.#isKey.set(idProperty, known);
		const has = known.get(field) ?? this.#isKeyField(field, idProperty);
		known.set(field, has);
		return has;
	}

	#isKeyField(field: string, idProperty: string): boolean {
		const name = tidyName(field);
		const inLowerCase = name.toLowerCase();
		if (inLowerCase === idProperty.toLowerCase()) return true;
		if (idProperty === RECORD_ID) return name === 'id' || inLowerCase === RECORD_ID_LABEL;
		const [property, other] = this.names?.propertiesOf(field) ?? [];
		return property?.name === idProperty && !other;
	}
}

function isSame(one: unknown, other: unknown): boolean {
	return one === other || String(one).trim() === String(other).trim();
}
