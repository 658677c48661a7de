import type { PropertyDefinition } from './definition';
import { COMPANY_PROPERTIES, DEAL_PROPERTIES } from './properties/companiesAndDeals';
import { CONTACT_PROPERTIES } from './properties/contacts';
import { TICKET_PROPERTIES } from './properties/tickets';

/** Scopes by kind of access. A token needs one of each list. */
interface ScopeRule {
	readonly read: readonly string[];
	readonly write: readonly string[];
	readonly schema: readonly string[];
}

/** An object type. A new one, also a custom one, is one more row. */
export interface ObjectTypeRow {
	readonly typeId: string;
	/** Name in a path. */
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
}

const crmScopes = (name: string): ScopeRule => ({
	read: [`crm.objects.${name}.read`],
	write: [`crm.objects.${name}.write`],
	schema: [`crm.schemas.${name}.read`, `crm.objects.${name}.read`, `crm.objects.${name}.write`],
});

/** The standard object types of the sandbox. */
export const OBJECT_TYPES: readonly ObjectTypeRow[] = [
	{
		typeId: '0-1',
		name: 'contacts',
		singular: 'contact',
		lastModifiedProperty: 'lastmodifieddate',
		defaultProperties: ['firstname', 'lastname', 'email'],
		requiredOnCreate: { every: false, of: ['email', 'firstname', 'lastname'] },
		createDefaults: { lifecyclestage: 'lead' },
		searched: ['firstname', 'lastname', 'email', 'hs_additional_emails', 'phone', 'company'],
		aliases: { email: 'hs_additional_emails' },
		scopes: crmScopes('contacts'),
		properties: CONTACT_PROPERTIES,
	},
	{
		typeId: '0-5',
		name: 'tickets',
		singular: 'ticket',
		lastModifiedProperty: 'hs_lastmodifieddate',
		defaultProperties: [
			'content',
			'hs_pipeline',
			'hs_pipeline_stage',
			'hs_ticket_category',
			'hs_ticket_priority',
			'subject',
		],
		requiredOnCreate: { every: true, of: ['hs_pipeline_stage', 'subject'] },
		createDefaults: { hs_pipeline: '0' },
		pipeline: { property: 'hs_pipeline', stage: 'hs_pipeline_stage' },
		searched: ['subject', 'content', 'hs_pipeline_stage', 'hs_ticket_category', 'hs_ticket_id'],
		aliases: {},
		scopes: { read: ['tickets'], write: ['tickets'], schema: ['tickets'] },
		properties: TICKET_PROPERTIES,
	},
	{
		typeId: '0-2',
		name: 'companies',
		singular: 'company',
		lastModifiedProperty: 'hs_lastmodifieddate',
		defaultProperties: ['name', 'domain'],
		requiredOnCreate: { every: false, of: ['name', 'domain'] },
		createDefaults: {},
		derive: ({ domain = '' }) => ({ website: domain, lifecyclestage: 'lead' }),
		searched: ['name', 'domain'],
		aliases: {},
		scopes: crmScopes('companies'),
		properties: COMPANY_PROPERTIES,
	},
	{
		typeId: '0-3',
		name: 'deals',
		singular: 'deal',
		lastModifiedProperty: 'hs_lastmodifieddate',
		defaultProperties: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
		requiredOnCreate: { every: true, of: ['dealname', 'dealstage'] },
		createDefaults: { pipeline: 'default' },
		pipeline: { property: 'pipeline', stage: 'dealstage' },
		searched: ['dealname', 'pipeline', 'dealstage'],
		aliases: {},
		scopes: crmScopes('deals'),
		properties: DEAL_PROPERTIES,
	},
];
