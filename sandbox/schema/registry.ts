import { toWireProperty, type PropertyDefinition } from './definition';
import { fullyQualifiedName, shortHandName } from './types/custom';
import type { ObjectTypeRow } from './types/row';
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
		this.listIdentifying();
	}

	remove(name: string): void {
		this.byName.delete(name);
		this.listIdentifying();
	}

	private listIdentifying(): void {
		this.identifying = [...this.byName.values()].filter(identifies).map(({ name }) => name);
	}

	/** Names of the properties that identify a record, in addition to its id. */
	identifiers(): readonly string[] {
		return this.identifying;
	}

	all(): readonly PropertyDefinition[] {
		return [...this.byName.values()];
	}

	/** CONTACT, or `p147893286_machines` for a custom object type. */
	get fullyQualifiedName(): string {
		return this.row.custom === undefined ? this.errorName : fullyQualifiedName(this.row.name);
	}

	/** The type's key in the associations of a record. */
	get associationsKey(): string {
		return this.row.custom === undefined ? this.row.name : this.fullyQualifiedName;
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

/** The names of an object type in a path, without the base name of a custom one. */
function pathNames({ typeId, name, singular, custom }: ObjectTypeRow): string[] {
	return custom === undefined
		? [typeId, name, singular]
		: [typeId, fullyQualifiedName(name), shortHandName(name)];
}

/**
 * All object types of the account, by type id and name. HubSpot no longer accepts the base name of a
 * custom object type in a path
 * (https://developers.hubspot.com/changelog/breaking-change-removed-support-for-referencing-custom-object-types-by-base-name).
 */
export class SchemaRegistry {
	private readonly byKey = new Map<string, ObjectSchema>();
	private readonly byBaseName = new Map<string, ObjectSchema>();

	constructor(
		rows: readonly ObjectTypeRow[],
		private readonly acceptsBaseNames: () => boolean,
	) {
		for (const row of rows) this.addType(row);
	}

	addType(row: ObjectTypeRow): ObjectSchema {
		const schema = new ObjectSchema(row);
		for (const key of pathNames(row)) this.byKey.set(key.toLowerCase(), schema);
		if (row.custom !== undefined) this.byBaseName.set(row.name.toLowerCase(), schema);
		return schema;
	}

	/** Finds the type that a request names. */
	find(nameOrTypeId: string): ObjectSchema | undefined {
		const key = nameOrTypeId.toLowerCase();
		return this.byKey.get(key) ?? (this.acceptsBaseNames() ? this.byBaseName.get(key) : undefined);
	}

	/** Finds a type also by its base name, for tests and the control API. */
	named(nameOrTypeId: string): ObjectSchema | undefined {
		return this.find(nameOrTypeId) ?? this.byBaseName.get(nameOrTypeId.toLowerCase());
	}

	all(): ObjectSchema[] {
		return [...new Set(this.byKey.values())];
	}
}
