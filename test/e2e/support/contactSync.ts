import type { IDataObject } from 'n8n-workflow';
import { NODE, type WorkflowFile } from '../n8n/account/workflows';

const TRIGGER = 'When clicking ‘Execute workflow’';

/** The name of the HubSpot node. */
export const SYNC = 'Sync Contacts';

/** A workflow that writes rows with the fields email and firstname to contacts. */
export function contactSync(
	authentication: 'serviceKey' | 'oAuth2',
	rows: readonly IDataObject[],
): WorkflowFile {
	return {
		name: `Contacts with ${authentication}`,
		nodes: [
			{
				parameters: {},
				id: 'e7c5d0f4-2e5d-4b5e-9a52-1f2a51f1a001',
				name: TRIGGER,
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
			},
			{
				parameters: {
					authentication,
					resource: 'contact',
					operation: 'upsert',
					inputMode: 'json',
					propertiesJson: '={{ $json }}',
					idProperty: 'email',
					idValue: '={{ $json.email }}',
				},
				id: 'e7c5d0f4-2e5d-4b5e-9a52-1f2a51f1a002',
				name: SYNC,
				type: NODE,
				typeVersion: 1,
				position: [240, 0],
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: SYNC, type: 'main', index: 0 }]] } },
		pinData: { [TRIGGER]: rows.map((json) => ({ json })) },
	};
}
