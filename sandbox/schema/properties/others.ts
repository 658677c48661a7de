import type { PropertyDefinition } from '../definition';
import { COMMON_PROPERTIES, commonProperties, MODIFIED, options, property } from './rows';

const CATALOGUE: readonly PropertyDefinition[] = [
	...COMMON_PROPERTIES,
	MODIFIED,
	property('name', 'Name', 'string', 'text'),
	property('description', 'Description', 'string', 'textarea'),
	property('price', 'Unit price', 'number', 'number'),
	property('hs_sku', 'SKU', 'string', 'text'),
];

/** A small set of product properties. */
export const PRODUCT_PROPERTIES = CATALOGUE;

/** A small set of line item properties. */
export const LINE_ITEM_PROPERTIES: readonly PropertyDefinition[] = [
	...CATALOGUE,
	property('quantity', 'Quantity', 'number', 'number'),
	property('hs_product_id', 'Product ID', 'number', 'number'),
];

/** The properties of an activity. */
const activity = (...own: readonly PropertyDefinition[]): readonly PropertyDefinition[] => [
	...commonProperties('hs_createdate'),
	MODIFIED,
	property('hs_timestamp', 'Activity date', 'datetime', 'date'),
	...own,
];

export const NOTE_PROPERTIES = activity(property('hs_note_body', 'Note body', 'string', 'html'));

export const TASK_PROPERTIES = activity(
	property('hs_task_subject', 'Task Title', 'string', 'text'),
	property('hs_task_body', 'Notes', 'string', 'html'),
	property('hs_task_status', 'Task Status', 'enumeration', 'select', {
		options: options('NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'DEFERRED', 'COMPLETED'),
	}),
);

export const CALL_PROPERTIES = activity(
	property('hs_call_title', 'Call Title', 'string', 'text'),
	property('hs_call_body', 'Call notes', 'string', 'html'),
	property('hs_call_duration', 'Call duration', 'number', 'number'),
);

export const MEETING_PROPERTIES = activity(
	property('hs_meeting_title', 'Meeting name', 'string', 'text'),
	property('hs_meeting_body', 'Meeting description', 'string', 'html'),
);

/** A small set of lead properties. */
export const LEAD_PROPERTIES: readonly PropertyDefinition[] = [
	...commonProperties('hs_createdate'),
	MODIFIED,
	property('hs_lead_name', 'Lead Name', 'string', 'text'),
	property('hs_pipeline', 'Lead Pipeline', 'enumeration', 'select', { optionsFrom: 'pipelines' }),
	property('hs_pipeline_stage', 'Lead Pipeline Stage', 'enumeration', 'select', {
		optionsFrom: 'stages',
	}),
];
