import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { properties } from './description';
import { atFirstUse } from './methods/atFirstUse';

const execute = atFirstUse((methods) => methods.execute);

/** An n8n node for HubSpot's CRM batch endpoints. Each item gets the outcome of its record. */
export class CrmBatch implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'HubSpot CRM Batch',
		name: 'crmBatch',
		icon: { light: 'file:crmBatch.svg', dark: 'file:crmBatch.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description:
			'Create, update, upsert, get, search and delete HubSpot contacts, companies, deals, tickets and custom objects in batches of up to 100',
		documentationUrl: 'https://n8n-nodes-hubspot-crm-batch.example',
		defaults: { name: 'HubSpot CRM Batch' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'hubspotCrmBatchApi',
				required: true,
				displayOptions: { show: { authentication: ['serviceKey'] } },
			},
			{
				name: 'hubspotCrmBatchOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties,
	};

	methods = {
		listSearch: { searchObjectTypes: atFirstUse((methods) => methods.searchObjectTypes) },
		loadOptions: {
			getAssociationTypes: atFirstUse((methods) => methods.getAssociationTypes),
			getFromIdProperties: atFirstUse((methods) => methods.getFromIdProperties),
			getIdProperties: atFirstUse((methods) => methods.getIdProperties),
			getLinkObjectTypes: atFirstUse((methods) => methods.getLinkObjectTypes),
			getProperties: atFirstUse((methods) => methods.getProperties),
			getToIdProperties: atFirstUse((methods) => methods.getToIdProperties),
		},
		resourceMapping: { getPropertyFields: atFirstUse((methods) => methods.getPropertyFields) },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute.call(this);
	}
}
