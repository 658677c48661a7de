import type { PropertyDefinition } from '../definition';
import type { CustomObject } from './custom';

/** Scopes by kind of access. A token needs one of each list. */
interface ScopeRule {
	readonly read: readonly string[];
	readonly write: readonly string[];
	readonly schema: readonly string[];
}

/** An object type. A new standard one is one more row; `customObjectRow` makes that of a custom one. */
export interface ObjectTypeRow {
	readonly typeId: string;
	/** Name in a path. The base name of a custom object type. */
	readonly name: string;
	/** Singular name, which HubSpot accepts in a path as well. */
	readonly singular: string;
	readonly lastModifiedProperty: 'lastmodifieddate' | 'hs_lastmodifieddate';
	/** The properties that a read returns if it names none. */
	readonly defaultProperties: readonly string[];
	readonly requiredOnCreate: { readonly every: boolean; readonly of: readonly string[] };
	/** Default values of new records. */
	readonly createDefaults: Readonly<Record<string, string>>;
	/** Values that a create derives from others, if none are sent. */
	readonly derive?: (properties: Readonly<Record<string, string>>) => Record<string, string>;
	/** The properties for a record's pipeline and stage. */
	readonly pipeline?: { readonly property: string; readonly stage: string };
	/** Properties that a search's `query` covers. Default: all text properties. */
	readonly searched?: readonly string[];
	/** Identifying properties, each with the property that holds a `;`-list of additional values. */
	readonly aliases: Readonly<Record<string, string>>;
	readonly scopes: ScopeRule;
	readonly properties: readonly PropertyDefinition[];
	/** The definition of a custom object type. */
	readonly custom?: CustomObject;
}

export const crmScopes = (name: string): ScopeRule => ({
	read: [`crm.objects.${name}.read`],
	write: [`crm.objects.${name}.write`],
	schema: [`crm.schemas.${name}.read`, `crm.objects.${name}.read`, `crm.objects.${name}.write`],
});
