import type { PropertyDefinition, PropertyType } from '../definition';

type Extra = Partial<PropertyDefinition>;

/** Shorthand for a row of a property table. */
export function property(
	name: string,
	label: string,
	type: PropertyType,
	fieldType: string,
	extra: Extra = {},
): PropertyDefinition {
	return { name, label, type, fieldType, ...extra };
}

/** A property that only HubSpot sets. */
export function readOnly(
	name: string,
	label: string,
	type: PropertyType,
	extra: Extra = {},
): PropertyDefinition {
	const fieldType = type === 'datetime' ? 'date' : type === 'string' ? 'text' : type;
	return property(name, label, type, fieldType === 'bool' ? 'booleancheckbox' : fieldType, {
		...extra,
		readOnly: true,
	});
}

/** Options with the value as label. */
export function options(...values: string[]): Array<{ value: string }> {
	return values.map((value) => ({ value }));
}

/** Properties of every object type. */
export const COMMON_PROPERTIES: readonly PropertyDefinition[] = [
	readOnly('createdate', 'Create Date', 'datetime'),
	readOnly('hs_object_id', 'Record ID', 'number'),
	readOnly('hs_object_source', 'Record creation source', 'string', { hidden: true }),
	readOnly('hs_object_source_id', 'Record creation source ID', 'string', { hidden: true }),
	readOnly('hs_object_source_label', 'Record source', 'string'),
	readOnly('hs_unique_creation_key', 'Unique creation key', 'string', {
		hidden: true,
		hasUniqueValue: true,
	}),
	property('hs_merged_object_ids', 'Merged record IDs', 'enumeration', 'checkbox', {
		optionsFrom: 'none',
		readOnly: true,
	}),
	readOnly('num_notes', 'Number of Sales Activities', 'number'),
	property('hubspot_owner_id', 'Owner', 'enumeration', 'select', {
		optionsFrom: 'owners',
		referencedObjectType: 'OWNER',
	}),
];
