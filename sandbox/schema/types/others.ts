import {
	CALL_PROPERTIES,
	LEAD_PROPERTIES,
	LINE_ITEM_PROPERTIES,
	MEETING_PROPERTIES,
	NOTE_PROPERTIES,
	PRODUCT_PROPERTIES,
	TASK_PROPERTIES,
} from '../properties/others';
import { crmScopes, type ObjectTypeRow } from './row';

type Row = Pick<ObjectTypeRow, 'typeId' | 'name' | 'singular' | 'properties'> &
	Partial<ObjectTypeRow>;

const LENIENT = { every: true, of: [] } as const;
/** Activities need the time at which they happened (HubSpot docs, notes, tasks and calls guides). */
const TIMED = { every: true, of: ['hs_timestamp'] } as const;

const type = (row: Row): ObjectTypeRow => ({
	lastModifiedProperty: 'hs_lastmodifieddate',
	defaultProperties: [],
	requiredOnCreate: LENIENT,
	createDefaults: {},
	aliases: {},
	scopes: crmScopes(row.name),
	...row,
});

/** The scopes of activities are those of contacts (API specification, notes, tasks, calls). */
const activity = (row: Row): ObjectTypeRow =>
	type({ requiredOnCreate: TIMED, scopes: crmScopes('contacts'), ...row });

/**
 * More of HubSpot's standard types. Type ids are those of
 * https://developers.hubspot.com/docs/api-reference/latest/crm/understanding-the-crm (object type IDs), scopes those
 * of https://github.com/HubSpot/HubSpot-public-api-spec-collection (CRM).
 */
export const OTHER_TYPES: readonly ObjectTypeRow[] = [
	type({
		typeId: '0-7',
		name: 'products',
		singular: 'product',
		defaultProperties: ['name', 'description', 'price'],
		properties: PRODUCT_PROPERTIES,
	}),
	type({
		typeId: '0-8',
		name: 'line_items',
		singular: 'line_item',
		defaultProperties: ['name', 'price', 'quantity'],
		properties: LINE_ITEM_PROPERTIES,
	}),
	activity({ typeId: '0-46', name: 'notes', singular: 'note', properties: NOTE_PROPERTIES }),
	activity({ typeId: '0-27', name: 'tasks', singular: 'task', properties: TASK_PROPERTIES }),
	activity({ typeId: '0-48', name: 'calls', singular: 'call', properties: CALL_PROPERTIES }),
	activity({
		typeId: '0-47',
		name: 'meetings',
		singular: 'meeting',
		properties: MEETING_PROPERTIES,
	}),
	type({
		typeId: '0-136',
		name: 'leads',
		singular: 'lead',
		requiredOnCreate: { every: true, of: ['hs_lead_name'] },
		createDefaults: { hs_pipeline: 'lead-pipeline-id', hs_pipeline_stage: 'new-stage-id' },
		pipeline: { property: 'hs_pipeline', stage: 'hs_pipeline_stage' },
		properties: LEAD_PROPERTIES,
	}),
];
