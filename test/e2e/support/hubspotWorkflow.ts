import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';
import { NODE, type WorkflowFile } from '../n8n/account/workflows';

const TRIGGER = 'When clicking ‘Execute workflow’';
/** The name of the node whose output is the items. */
const ROWS = 'Rows';
/** The name of the HubSpot node. */
export const HUBSPOT = 'HubSpot';

interface HubspotWorkflow {
	/** Parameters of the HubSpot node that differ from its defaults. */
	readonly parameters?: INodeParameters;
	readonly onError?: INode['onError'];
	/** Items that are pinned, or code that returns them. */
	readonly rows: readonly IDataObject[] | string;
}

/** A workflow of a trigger, a Code node with items, and the HubSpot node. */
export function hubspotWorkflow({ parameters = {}, onError, rows }: HubspotWorkflow): WorkflowFile {
	const isPinned = typeof rows !== 'string';
	const node = (name: string, type: string, position: number, more: Partial<INode>): INode => ({
		id: `e7c5d0f4-2e5d-4b5e-9a52-1f2a51f1b00${position}`,
		name,
		type,
		typeVersion: 1,
		position: [position * 240, 0],
		parameters: {},
		...more,
	});
	return {
		name: 'HubSpot workflow',
		nodes: [
			node(TRIGGER, 'n8n-nodes-base.manualTrigger', 0, {}),
			node(ROWS, 'n8n-nodes-base.code', 1, {
				typeVersion: 2,
				parameters: { jsCode: isPinned ? 'return [];' : rows },
			}),
			node(HUBSPOT, NODE, 2, { parameters, ...(onError && { onError }) }),
		],
		connections: {
			[TRIGGER]: { main: [[{ node: ROWS, type: 'main', index: 0 }]] },
			[ROWS]: { main: [[{ node: HUBSPOT, type: 'main', index: 0 }]] },
		},
		...(isPinned && { pinData: { [ROWS]: rows.map((json) => ({ json })) } }),
	};
}

/** The value of a field mapper that maps automatically and matches contacts by email. */
export const automatic = {
	mappingMode: 'autoMapInputData',
	value: null,
	matchingColumns: ['email'],
};

/** Rows of contacts, with an address and a first name each. */
export function contacts(count: number): Array<{ email: string; firstname: string }> {
	return Array.from({ length: count }, (_, place) => ({
		email: `p${place}@example.com`,
		firstname: `P${place}`,
	}));
}
