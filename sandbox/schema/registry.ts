import { toWireProperty, type PropertyDefinition } from './definition';
import type { ObjectTypeRow } from './objectTypes';
import type { WireProperty } from '../model/wire';

/** One object type with the properties of this account, custom ones included. */
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

	/** Names of the properties that a record can be looked up by, besides its id. */
	identifiers(): readonly string[] {
		return this.identifying;
	}

	all(): readonly PropertyDefinition[] {
		return [...this.byName.values()];
	}

	/** HubSpot's type name in messages, such as CONTACT. */
	get errorName(): string {
		return this.row.singular.toUpperCase();
	}

	/** The type name as a sentence starts with it, such as Contact. */
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

/** An e-mail address identifies its contact whatever its `hasUniqueValue` says. */
export function identifies(definition: PropertyDefinition): boolean {
	return definition.hasUniqueValue === true || definition.isEmail === true;
}

/** All object types of the account, by type id, by name and by singular name. */
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
