import type { PropertyDefinition } from './definition';
import { COMPANY_PROPERTIES, DEAL_PROPERTIES } from './companiesAndDeals';
import { CONTACT_PROPERTIES } from './contacts';
import { TICKET_PROPERTIES } from './tickets';

/** Scopes of which a token needs any one. */
export interface ScopeRule {
	readonly read: readonly string[];
	readonly write: readonly string[];
	readonly schema: readonly string[];
}

/** One kind of record. A new kind, custom ones included, is one more row. */
export interface ObjectTypeRow {
	readonly typeId: string;
	/** Name in a path, and the singular that HubSpot accepts as well. */
	readonly name: string;
	readonly singular: string;
	readonly lastModifiedProperty: 'lastmodifieddate' | 'hs_lastmodifieddate';
	/** What a read returns when it asks for nothing. */
	readonly defaultProperties: readonly string[];
	readonly requiredOnCreate: { readonly every: boolean; readonly of: readonly string[] };
	/** Values that HubSpot fills in on create. */
	readonly createDefaults: Readonly<Record<string, string>>;
	/** Names of the properties that hold a record's pipeline and its stage. */
	readonly pipeline?: { readonly property: string; readonly stage: string };
	/** Properties that a search's `query` looks into; left out: all that are text. */
	readonly searched?: readonly string[];
	/** A property whose `;`-list also identifies the record, by the property that it extends. */
	readonly aliases: Readonly<Record<string, string>>;
	readonly scopes: ScopeRule;
	readonly properties: readonly PropertyDefinition[];
}

const crmScopes = (name: string): ScopeRule => ({
	read: [`crm.objects.${name}.read`],
	write: [`crm.objects.${name}.write`],
	schema: [`crm.schemas.${name}.read`, `crm.objects.${name}.read`, `crm.objects.${name}.write`],
});

/** HubSpot's standard objects, as far as the sandbox has them. */
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
