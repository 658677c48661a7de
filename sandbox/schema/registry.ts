import { toWireProperty, type PropertyDefinition } from './definition';
import type { ObjectTypeRow } from './objectTypes';
import type { WireProperty } from '../model/wire';

/** An object type with the account's properties, including custom ones. */
export class ObjectSchema {
	private readonly byName = new Map<string, PropertyDefinition>();
	private identifying: readonly string[] = [];

	constructor(readonly row: ObjectTypeRow) {
		for (const definition of row.properties) this.add(definition);
	}

	property(name: string): PropertyDefinition | undefined {
		return this.byName.get(name);
	}

	add(definition: PropertyDefinition): void {
		this.byName.set(definition.name, definition);
		this.identifying = [...this.byName.values()].filter(identifies).map(({ name }) => name);
	}

	/** Names of the properties that identify a record, in addition to its id. */
	identifiers(): readonly string[] {
		return this.identifying;
	}

	all(): readonly PropertyDefinition[] {
		return [...this.byName.values()];
	}

	/** The type name in HubSpot's messages, such as CONTACT. */
	get errorName(): string {
		return this.row.singular.toUpperCase();
	}

	/** The type name at the start of a sentence, such as Contact. */
	get title(): string {
		return this.row.singular.charAt(0).toUpperCase() + this.row.singular.slice(1);
	}

	wireProperties(emailHasUniqueValue: boolean): WireProperty[] {
		return [...this.byName.values()].map((definition, index) => {
			const wire = toWireProperty(definition, index);
			return definition.isEmail === true ? { ...wire, hasUniqueValue: emailHasUniqueValue } : wire;
		});
	}
}

/** Whether a property identifies a record. `email` does, whatever its `hasUniqueValue`. */
export function identifies(definition: PropertyDefinition): boolean {
	return definition.hasUniqueValue === true || definition.isEmail === true;
}

/** All object types of the account, by type id, name and singular name. */
export class SchemaRegistry {
	private readonly byKey = new Map<string, ObjectSchema>();

	constructor(rows: readonly ObjectTypeRow[]) {
		for (const row of rows) this.addType(row);
	}

	addType(row: ObjectTypeRow): ObjectSchema {
		const schema = new ObjectSchema(row);
		for (const key of [row.typeId, row.name, row.singular]) this.byKey.set(key, schema);
		return schema;
	}

	find(nameOrTypeId: string): ObjectSchema | undefined {
		return this.byKey.get(nameOrTypeId.toLowerCase());
	}

	all(): ObjectSchema[] {
		return [...new Set(this.byKey.values())];
	}
}
