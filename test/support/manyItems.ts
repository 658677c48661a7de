import type { IDataObject } from 'n8n-workflow';

/** An owner of the sandbox, whose name the node looks up in HubSpot's list of owners. */
export const OWNER = 'owner1@sandbox.example';

/** Tickets from the fields of each item. */
export const createTickets = { resource: 'ticket', operation: 'create' };

/** The fields of a ticket. */
export const ticket = (item: number, more: IDataObject = {}): IDataObject => ({
	subject: `T ${item}`,
	hs_pipeline_stage: '1',
	...more,
});

/** Contacts from the fields of each item, mapped automatically, by their number in another system. */
export const upsertContactsByNumber = {
	resource: 'contact',
	operation: 'upsert',
	inputMode: 'mapper',
	properties: {
		mappingMode: 'autoMapInputData',
		value: null,
		matchingColumns: ['customer_number'],
		schema: [],
	},
};
