import { ACCOUNT } from '../../account';
import type { PropertyDefinition } from '../definition';
import { commonProperties, MODIFIED, options, property } from '../properties/rows';
import { crmScopes, type ObjectTypeRow } from './row';

/** A custom object type, as an admin of the account defines it. */
export interface CustomObject {
	/** The number of the type id `2-{id}`. */
	readonly id: string;
	/** The base name, such as `machines`. */
	readonly name: string;
	readonly labels: { readonly singular: string; readonly plural: string };
	readonly primaryDisplayProperty: string;
	readonly secondaryDisplayProperties?: readonly string[];
	readonly searchableProperties?: readonly string[];
	/** Properties that a create requires. */
	readonly requiredProperties?: readonly string[];
	readonly description?: string;
	/** Its own properties, without those that every type has. */
	readonly properties: readonly PropertyDefinition[];
	/** Type ids of the object types that it can be associated with. Default: the four main ones. */
	readonly associatedObjects?: readonly string[];
}

/** The types that can be associated with a custom object if its definition lists none. */
const MAIN_TYPE_IDS = ['0-1', '0-2', '0-3', '0-5'] as const;

export const associatedWith = ({ associatedObjects = MAIN_TYPE_IDS }: CustomObject) =>
	associatedObjects;

/** The fully qualified name, `p{portalId}_{name}`. */
export const fullyQualifiedName = (name: string): string => `p${ACCOUNT.portalId}_${name}`;

/** The name with which a path may shorten the fully qualified name. */
export const shortHandName = (name: string): string => `p_${name}`;

/** The object type of a custom object. Its creation time is `hs_createdate`, as in live replies. */
export function customObjectRow(custom: CustomObject): ObjectTypeRow {
	const { id, name, requiredProperties = [], searchableProperties } = custom;
	const own = { hubspotDefined: false, groupName: `${name}_information` } as const;
	return {
		typeId: `2-${id}`,
		name,
		singular: name,
		lastModifiedProperty: 'hs_lastmodifieddate',
		defaultProperties: [],
		requiredOnCreate: { every: true, of: requiredProperties },
		createDefaults: {},
		...(searchableProperties === undefined ? {} : { searched: searchableProperties }),
		aliases: {},
		scopes: crmScopes('custom'),
		properties: [
			...commonProperties('hs_createdate'),
			MODIFIED,
			...custom.properties.map((definition) => ({ ...own, ...definition })),
		],
		custom,
	};
}

/** The initial custom object types of the account. */
export const CUSTOM_OBJECTS: readonly CustomObject[] = [
	{
		id: '34156791',
		name: 'machines',
		labels: { singular: 'Machine', plural: 'Machines' },
		primaryDisplayProperty: 'model',
		secondaryDisplayProperties: ['serial_no'],
		searchableProperties: ['model', 'serial_no'],
		requiredProperties: ['model'],
		description: 'A machine that a customer has bought',
		properties: [
			property('model', 'Model', 'string', 'text'),
			property('serial_no', 'Serial number', 'string', 'text', { hasUniqueValue: true }),
			property('condition', 'Condition', 'enumeration', 'select', {
				options: options('new', 'used', 'broken'),
			}),
			property('running_hours', 'Running hours', 'number', 'number'),
			property('serviced_on', 'Serviced on', 'date', 'date'),
		],
	},
];
