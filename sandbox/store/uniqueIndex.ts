import type { StoredRecord } from '../model/record';
import type { ObjectSchema } from '../schema/registry';
import { splitList } from '../schema/values/checkValue';

/** The form in which identifying values are compared. E-mail addresses are case-insensitive. */
export function identityKey(schema: ObjectSchema, property: string, value: string): string {
	return schema.property(property)?.isEmail === true ? value.trim().toLowerCase() : value;
}

const foldedKey = (property: string, lower: string): string => `${property} ${lower}`;

/**
 * Finds records by the value of a unique property without a scan. Contacts are also found by their
 * additional e-mail addresses (HubSpot docs, contacts guide).
 */
export class UniqueIndex {
	private readonly maps = new Map<string, Map<string, string>>();
	/** Records by the lower-case form of their value, if it differs from the value. */
	private readonly folded = new Map<string, Set<string>>();

	constructor(private readonly schema: ObjectSchema) {}

	find(property: string, value: string): string | undefined {
		return this.maps.get(property)?.get(identityKey(this.schema, property, value));
	}

	/** All records with this value, case-insensitive as in a search. */
	findAnyCase(property: string, value: string): string[] {
		const lower = value.toLowerCase();
		const same = this.find(property, lower);
		const others = this.folded.get(foldedKey(property, lower)) ?? [];
		return same === undefined ? [...others] : [same, ...others];
	}

	add(record: StoredRecord): void {
		for (const [property, key] of this.keys(record)) {
			if (key !== key.toLowerCase()) {
				const fold = foldedKey(property, key.toLowerCase());
				this.folded.set(fold, (this.folded.get(fold) ?? new Set()).add(record.id));
			}
			const map = this.maps.get(property) ?? new Map<string, string>();
			if (!map.has(key)) map.set(key, record.id);
			this.maps.set(property, map);
		}
	}

	remove(record: StoredRecord): void {
		for (const [property, key] of this.keys(record)) {
			const map = this.maps.get(property);
			if (map?.get(key) === record.id) map.delete(key);
			this.folded.get(foldedKey(property, key.toLowerCase()))?.delete(record.id);
		}
	}

	private *keys(record: StoredRecord): Generator<[property: string, key: string]> {
		for (const property of this.schema.identifiers()) {
			const value = record.properties[property];
			if (value) yield [property, identityKey(this.schema, property, value)];
			const alias = this.schema.row.aliases[property];
			const others = alias === undefined ? undefined : record.properties[alias];
			for (const other of others ? splitList(others) : []) {
				yield [property, identityKey(this.schema, property, other)];
			}
		}
	}
}
