import { startSandbox, type Sandbox } from '../../sandbox';
import { distinctCustomers, type CustomerRow } from './customers';
import type { Target } from './target';

/** Roughly the time of a batch request to HubSpot, so that progress is visible. */
const latencyMs = 300;

/** Starts the sandbox with some of the customers already in it. */
export async function openSandbox(rows: CustomerRow[]): Promise<Target> {
	const server = await startSandbox({ latencyMs });
	const contactsBefore = addKnownCustomers(server, rows);
	return {
		name: 'the sandbox (a HubSpot in memory; nothing leaves this computer)',
		baseUrl: server.url,
		accessToken: server.accessToken,
		sandbox: { server, contactsBefore },
		close: async () => await server.close(),
	};
}

/** Adds every fourth customer, so that the run also updates contacts. Returns their number. */
function addKnownCustomers(server: Sandbox, rows: CustomerRow[]): number {
	const emails = [...distinctCustomers(rows).keys()].filter((_, index) => index % 4 === 0);
	return server.seed(
		'contacts',
		emails.map((email) => ({ email })),
	).length;
}
