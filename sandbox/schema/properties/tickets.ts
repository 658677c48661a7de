import type { PropertyDefinition } from '../definition';
import { COMMON_PROPERTIES, options, property, readOnly } from './rows';

const IN_TICKETS = { groupName: 'ticketinformation' } as const;
const CUSTOM = { ...IN_TICKETS, hubspotDefined: false } as const;

const rows: readonly PropertyDefinition[] = [
	property('subject', 'Ticket name', 'string', 'text'),
	property('content', 'Ticket description', 'string', 'textarea'),
	property('hs_pipeline', 'Pipeline', 'enumeration', 'select', { optionsFrom: 'pipelines' }),
	property('hs_pipeline_stage', 'Ticket status', 'enumeration', 'select', {
		optionsFrom: 'stages',
	}),
	property('hs_ticket_priority', 'Priority', 'enumeration', 'select', {
		options: options('LOW', 'MEDIUM', 'HIGH', 'URGENT'),
	}),
	property('hs_ticket_category', 'Category', 'enumeration', 'select', {
		options: options('PRODUCT_ISSUE', 'BILLING_ISSUE', 'FEATURE_REQUEST', 'GENERAL_INQUIRY'),
	}),
	property('source_type', 'Source', 'enumeration', 'select', {
		options: options('CHAT', 'EMAIL', 'FORM', 'PHONE'),
	}),
	property('hs_resolution', 'Resolution', 'enumeration', 'checkbox', {
		options: options('ISSUE_FIXED', 'SELF_SERVED', 'WONT_FIX', 'DUPLICATE'),
	}),
	property('closed_date', 'Close date', 'datetime', 'date'),
	readOnly('hs_lastmodifieddate', 'Last modified date', 'datetime'),
	readOnly('hs_ticket_id', 'Ticket ID', 'number'),
	readOnly('hs_is_closed', 'Is Closed', 'bool', { calculated: true }),
	readOnly('hs_is_visible_in_help_desk', 'Is visible in help desk', 'bool', { hidden: true }),
	readOnly('hs_num_associated_companies', 'Number of Associated Companies', 'number'),
	readOnly('hs_num_associated_conversations', 'Number of Associated Conversations', 'number'),
	readOnly('hs_num_times_contacted', 'Number of times contacted', 'number'),
	property('external_reference', 'External reference', 'string', 'text', {
		...CUSTOM,
		hasUniqueValue: true,
	}),
	property('affected_users', 'Affected users', 'number', 'number', CUSTOM),
	property('due_on', 'Due on', 'date', 'date', CUSTOM),
	property('escalated', 'Escalated', 'bool', 'booleancheckbox', {
		...CUSTOM,
		options: options('true', 'false'),
	}),
];

/** Ticket properties: HubSpot's own, then the account's custom ones. */
export const TICKET_PROPERTIES: readonly PropertyDefinition[] = [
	...COMMON_PROPERTIES.map((row) => ({ ...row, ...IN_TICKETS })),
	...rows.map((row) => ({ ...row, ...IN_TICKETS })),
];
