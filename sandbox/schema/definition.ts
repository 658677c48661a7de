import type { WireProperty } from '../model/wire';

export type PropertyType = 'string' | 'number' | 'date' | 'datetime' | 'bool' | 'enumeration';

/** Where the options of a property with `externalOptions` live. */
export type OptionSource = 'pipelines' | 'stages' | 'owners' | 'none';

/** What the sandbox knows of a property. Everything left out has HubSpot's usual value. */
export interface PropertyDefinition {
	readonly name: string;
	readonly label?: string;
	readonly type: PropertyType;
	readonly fieldType: string;
	readonly groupName?: string;
	readonly description?: string;
	/** Internal values, with a label where it differs from the value. */
	readonly options?: ReadonlyArray<{ readonly value: string; readonly label?: string }>;
	/** Options kept elsewhere: HubSpot then lists none and says `externalOptions: true`. */
	readonly optionsFrom?: OptionSource;
	readonly hasUniqueValue?: boolean;
	readonly readOnly?: boolean;
	readonly calculated?: boolean;
	readonly hidden?: boolean;
	/** False for the custom properties of an account. */
	readonly hubspotDefined?: boolean;
	readonly referencedObjectType?: string;
	/** Values are compared and stored in lower case, and must look like an e-mail address. */
	readonly isEmail?: boolean;
	/** An option earlier in the list than the current one is silently ignored. */
	readonly onlyForward?: boolean;
	/** The account's admin requires a value; only the newest version of the API enforces it. */
	readonly required?: boolean;
	/** The same while another property has one of these values. */
	readonly requiredWhen?: { readonly property: string; readonly values: readonly string[] };
}

const FIRST_SEEN = '2020-06-30T15:57:37.652Z';

/** The property as `GET /crm/v3/properties/{objectType}` shows it. */
export function toWireProperty(definition: PropertyDefinition, displayOrder: number): WireProperty {
	const readOnly = definition.readOnly === true || definition.calculated === true;
	const hubspotDefined = definition.hubspotDefined !== false;
	const stamps =
		definition.name === 'hs_object_id' ? {} : { updatedAt: FIRST_SEEN, createdAt: FIRST_SEEN };
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
		dataSensitivity: 'non_sensitive',
	};
}
