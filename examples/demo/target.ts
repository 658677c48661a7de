/* eslint-disable @n8n/community-nodes/no-restricted-globals -- reads which HubSpot to use */
import type { Sandbox } from '../../sandbox';
import type { CustomerRow } from './customers';
import { openHubspot } from './realHubspot';
import { openSandbox } from './sandboxHubspot';

/** The HubSpot that a run of the demo talks to. */
export interface Target {
	name: string;
	baseUrl: string;
	accessToken: string;
	/** Present when the records can be looked up afterwards without asking HubSpot. */
	sandbox?: { server: Sandbox; contactsBefore: number };
	close(): Promise<void>;
}

/**
 * The real HubSpot when an access token is set and the user agrees, the sandbox otherwise.
 * Undefined when the user does not agree: then nothing may be sent.
 */
export async function openTarget(rows: CustomerRow[]): Promise<Target | undefined> {
	const accessToken = process.env.HUBSPOT_ACCESS_TOKEN;
	return accessToken ? await openHubspot(accessToken, rows) : await openSandbox(rows);
}
