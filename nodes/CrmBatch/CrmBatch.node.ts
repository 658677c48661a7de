import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import type { Clock } from './batch/types';
import { properties } from './description';
import type { AnyOperation } from './hubspot/tables/operations';
import { getIdProperties, getProperties } from './methods/dropdowns';
import { getPropertyFields } from './methods/fieldMapper';
import {
	getAssociationTypes,
	getFromIdProperties,
	getLinkObjectTypes,
	getToIdProperties,
} from './methods/links';
import { searchObjectTypes } from './methods/objectTypes';
import { executeBatch } from './n8n/execute';
import { systemClock } from './n8n/http/clock';
import { chosenKind } from './n8n/input/config';
import { executeSearch } from './n8n/search/executeSearch';

type Run = (context: IExecuteFunctions, clock: Clock) => Promise<INodeExecutionData[][]>;

/** How the node runs, by the kind of the operation. */
const runs: Readonly<Record<AnyOperation['kind'], Run>> = {
	records: executeBatch,
	links: executeBatch,
	search: executeSearch,
};

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
		listSearch: { searchObjectTypes },
		loadOptions: {
			getAssociationTypes,
			getFromIdProperties,
			getIdProperties,
			getLinkObjectTypes,
			getProperties,
			getToIdProperties,
		},
		resourceMapping: { getPropertyFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runs[chosenKind(this)](this, systemClock);
	}
}
