import { addOAuth2 } from '../n8n/account/credentials';
import { Cluster, type DatabasePrograms } from './cluster/cluster';
import { Hubspot } from './hubspot/hubspot';
import type { Row } from './load/rows';
import { Webhook } from './load/webhook';
import { CONTACTS_PATH, webhookWorkflow } from './load/webhookWorkflow';

/** Like HubSpot's usual time for a batch of this size. */
const LATENCY_MS = 300;

/** Records in a request. With HubSpot's 100, 20,000 records would be 200 requests: two intervals of the limit. */
const BATCH_SIZE = 20;

/** What all parts of the test share. */
export interface Setting {
	readonly cluster: Cluster;
	readonly hubspot: Hubspot;
	readonly webhook: Webhook;
	/** All rows that have been written so far. */
	readonly written: Row[];
}

/** Opens n8n in queue mode and the sandbox for a piece of work, and closes them, however it ends. */
export async function withSetting(
	programs: DatabasePrograms,
	work: (setting: Setting) => Promise<void>,
): Promise<void> {
	const hubspot = await Hubspot.start(LATENCY_MS);
	try {
		const cluster = await Cluster.open(programs);
		try {
			const { api, main } = cluster;
			const published = { workflow: webhookWorkflow(BATCH_SIZE), path: CONTACTS_PATH };
			const webhook = await Webhook.add({ api, address: main.url }, published, {
				hubspotCrmBatchOAuth2Api: await addOAuth2(api, hubspot.access),
			});
			await work({ cluster, hubspot, webhook, written: [] });
		} finally {
			await cluster.close();
		}
	} finally {
		await hubspot.stop();
	}
}
