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

/** The name of the creation time. Activities, leads and custom objects have `hs_createdate`. */
type CreatedName = 'createdate' | 'hs_createdate';

/** Properties of every object type. */
export const commonProperties = (created: CreatedName): readonly PropertyDefinition[] => [
	readOnly(created, 'Create Date', 'datetime'),
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
	readOnly('hs_v2_date_entered_current_stage', 'Date entered current stage', 'datetime', {
		hidden: true,
	}),
	readOnly('hs_v2_time_in_current_stage', 'Time in current stage', 'datetime', { hidden: true }),
	readOnly('num_notes', 'Number of Sales Activities', 'number'),
	property('hubspot_owner_id', 'Owner', 'enumeration', 'select', {
		optionsFrom: 'owners',
		referencedObjectType: 'OWNER',
	}),
];

export const COMMON_PROPERTIES = commonProperties('createdate');

export const MODIFIED = readOnly('hs_lastmodifieddate', 'Last Modified Date', 'datetime');

/** The lifecycle stages of contacts and companies. */
export const LIFECYCLE_STAGE: Extra = {
	onlyForward: true,
	options: [
		{ value: 'subscriber', label: 'Subscriber' },
		{ value: 'lead', label: 'Lead' },
		{ value: 'marketingqualifiedlead', label: 'Marketing Qualified Lead' },
		{ value: 'salesqualifiedlead', label: 'Sales Qualified Lead' },
		{ value: 'opportunity', label: 'Opportunity' },
		{ value: 'customer', label: 'Customer' },
		{ value: 'evangelist', label: 'Evangelist' },
		{ value: 'other', label: 'Other' },
	],
};
