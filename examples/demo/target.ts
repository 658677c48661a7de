/* eslint-disable @n8n/community-nodes/no-restricted-globals -- reads the access token */
import type { Sandbox } from '../../sandbox';
import type { CustomerRow } from './customers';
import { openHubspot } from './realHubspot';
import { openSandbox } from './sandboxHubspot';

/** The HubSpot that a run of the demo talks to. */
export interface Target {
	name: string;
	baseUrl: string;
	accessToken: string;
	/** The sandbox, and its number of contacts before the run; absent for the real HubSpot. */
	sandbox?: { server: Sandbox; contactsBefore: number };
	close(): Promise<void>;
}

/**
 * The real HubSpot if an access token is set, otherwise the sandbox. `undefined` if the user does not
 * confirm the use of the real HubSpot.
 */
export async function openTarget(rows: CustomerRow[]): Promise<Target | undefined> {
	const accessToken = process.env.HUBSPOT_ACCESS_TOKEN;
	return accessToken ? await openHubspot(accessToken, rows) : await openSandbox(rows);
}
