import { NODE, type WorkflowFile } from '../../n8n/account/workflows';

/** The path of the webhook. */
export const CONTACTS_PATH = 'contacts';

/**
 * A webhook that gets rows, writes them to contacts, and replies when the execution has ended.
 *
 * @param batchSize records in a request
 */
export function webhookWorkflow(batchSize: number): WorkflowFile {
	return {
		name: 'Rows to contacts',
		nodes: [
			{
				parameters: {
					httpMethod: 'POST',
					path: CONTACTS_PATH,
					responseMode: 'lastNode',
					options: {},
				},
				id: '6a0b2c1e-7f0f-4c55-8a3c-d1c4f6a2b001',
				webhookId: '6a0b2c1e-7f0f-4c55-8a3c-d1c4f6a2b0ff',
				name: 'Rows',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
			},
			{
				parameters: { fieldToSplitOut: 'body.rows', options: {} },
				id: '6a0b2c1e-7f0f-4c55-8a3c-d1c4f6a2b002',
				name: 'Split Out',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [220, 0],
			},
			{
				parameters: {
					authentication: 'oAuth2',
					resource: 'contact',
					operation: 'upsert',
					inputMode: 'json',
					// The execution shows which worker sent a request.
					propertiesJson: '={{ { ...$json, company: $execution.id } }}',
					idProperty: 'email',
					idValue: '={{ $json.email }}',
					options: { batchSize },
				},
				id: '6a0b2c1e-7f0f-4c55-8a3c-d1c4f6a2b003',
				name: 'Upsert Contacts',
				type: NODE,
				typeVersion: 1,
				position: [440, 0],
			},
		],
		connections: {
			Rows: { main: [[{ node: 'Split Out', type: 'main', index: 0 }]] },
			'Split Out': { main: [[{ node: 'Upsert Contacts', type: 'main', index: 0 }]] },
		},
	};
}
