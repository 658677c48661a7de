import { CONTACT_VALUES } from './contactValues';
import type { ObjectName } from './scenario';
import { TICKET_VALUES } from './ticketValues';
import { label, lookedUp, plain, unknownChoice, unknownProperty, type Value } from './value';

/** The name of nobody who owns records. */
export const UNKNOWN_OWNER = 'Nobody Here';

/** Values of properties that contacts and tickets both have. */
const COMMON: readonly Value[] = [
	unknownProperty('no_such_property', 'x'),
	unknownProperty('no_such_property', null, ''),
	unknownProperty('constructor', 'x'),
	unknownProperty('createdate', '2020-01-01'),
	unknownProperty('hs_object_source_label', 'CRM_UI'),
	label('Owner', 'hubspot_owner_id', '534942'),
	plain('hubspot_owner_id', 534_941),
	plain('hubspot_owner_id', '534943'),
	lookedUp('hubspot_owner_id', 'owner2@sandbox.example', '534942'),
	lookedUp('hubspot_owner_id', ' BJÖRN lindqvist', '534942'),
	unknownChoice('hubspot_owner_id', UNKNOWN_OWNER),
];

/** The property values that items are made of, besides their names and unique values. */
export const VALUES: Readonly<Record<ObjectName, readonly Value[]>> = {
	contact: [...COMMON, ...CONTACT_VALUES],
	ticket: [...COMMON, ...TICKET_VALUES],
};

/** Names that the schema lacks and that could be those of sensitive properties. */
export const UNKNOWN_NAMES: ReadonlySet<string> = new Set([
	'no_such_property',
	'constructor',
	// Fields of an item that is mapped automatically.
	'key',
	'links',
]);

/** Properties whose choices are in a list outside the schema, which is read to look up names. */
export const OUTSIDE_LISTS: ReadonlyMap<string, 'owners' | 'pipelines'> = new Map([
	['hubspot_owner_id', 'owners'],
	['hs_pipeline', 'pipelines'],
	['hs_pipeline_stage', 'pipelines'],
]);
