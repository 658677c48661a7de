import type { WireProperty } from '../model/wire';

export const PROPERTY_TYPES = [
	'string',
	'number',
	'date',
	'datetime',
	'bool',
	'enumeration',
] as const;

export type PropertyType = (typeof PROPERTY_TYPES)[number];

/** The source of the options of a property with `externalOptions`. */
export type OptionSource = 'pipelines' | 'stages' | 'owners' | 'none';

/** The kinds of sensitive data (HubSpot docs, sensitive data). */
export const DATA_SENSITIVITIES = ['non_sensitive', 'sensitive', 'highly_sensitive'] as const;

type DataSensitivity = (typeof DATA_SENSITIVITIES)[number];

/** A property definition. Omitted fields have HubSpot's usual value. */
export interface PropertyDefinition {
	readonly name: string;
	readonly label?: string;
	readonly type: PropertyType;
	readonly fieldType: string;
	readonly groupName?: string;
	readonly description?: string;
	/** Internal values, with labels that differ from the value. */
	readonly options?: ReadonlyArray<{ readonly value: string; readonly label?: string }>;
	/** Source of external options. HubSpot then lists none and sets `externalOptions` to true. */
	readonly optionsFrom?: OptionSource;
	readonly hasUniqueValue?: boolean;
	readonly readOnly?: boolean;
	readonly calculated?: boolean;
	readonly hidden?: boolean;
	/** False for the custom properties of an account. */
	readonly hubspotDefined?: boolean;
	readonly referencedObjectType?: string;
	/** Values must be e-mail addresses, and are stored and compared in lower case. */
	readonly isEmail?: boolean;
	/** A value that is earlier in the list than the current one is ignored without an error. */
	readonly onlyForward?: boolean;
	/** Only a request for this sensitivity lists the property. Default: `non_sensitive`. */
	readonly dataSensitivity?: DataSensitivity;
	/** The account's admin requires a value. Only the newest version of the API enforces it. */
	readonly required?: boolean;
	/** A value is required while another property has one of these values. */
	readonly requiredWhen?: { readonly property: string; readonly values: readonly string[] };
}

const CREATED = '2020-06-30T15:57:37.652Z';

/** The property as `GET /crm/v3/properties/{objectType}` returns it. */
export function toWireProperty(definition: PropertyDefinition, displayOrder: number): WireProperty {
	const readOnly = definition.readOnly === true || definition.calculated === true;
	const hubspotDefined = definition.hubspotDefined !== false;
	const stamps =
		definition.name === 'hs_object_id' ? {} : { updatedAt: CREATED, createdAt: CREATED };
	return {
		...stamps,
		name: definition.name,
		label: definition.label ?? definition.name,
		type: definition.type,
		fieldType: definition.fieldType,
		description: definition.description ?? '',
		groupName: definition.groupName ?? 'contactinformation',
		options: (definition.options ?? []).map((option, index) => ({
			label: option.label ?? option.value,
			value: option.value,
			description: '',
			displayOrder: index,
			hidden: false,
		})),
		...(definition.referencedObjectType === undefined
			? {}
			: { referencedObjectType: definition.referencedObjectType }),
		displayOrder,
		calculated: definition.calculated === true,
		externalOptions: definition.optionsFrom !== undefined,
		hasUniqueValue: definition.hasUniqueValue === true,
		hidden: definition.hidden === true,
		...(hubspotDefined ? { hubspotDefined } : {}),
		modificationMetadata: {
			archivable: !hubspotDefined,
			readOnlyDefinition: hubspotDefined,
			readOnlyValue: readOnly,
		},
		formField: !readOnly && definition.hidden !== true,
		dataSensitivity: definition.dataSensitivity ?? 'non_sensitive',
	};
}
