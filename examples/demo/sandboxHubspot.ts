import { startSandbox, type Sandbox } from '../../sandbox';
import { distinctCustomers, type CustomerRow } from './customers';
import type { Target } from './target';

/** About what a batch takes in HubSpot; makes the progress worth watching. */
const latencyMs = 300;

/** Starts this project's own HubSpot in memory, with a few of the customers already in it. */
export async function openSandbox(rows: CustomerRow[]): Promise<Target> {
	const server = await startSandbox({ latencyMs });
	const contactsBefore = addKnownCustomers(server, rows);
	return {
		name: 'the sandbox (HubSpot in memory, nothing leaves this computer)',
		baseUrl: server.url,
		accessToken: server.accessToken,
		sandbox: { server, contactsBefore },
		close: async () => await server.close(),
	};
}

/** Every fourth customer wrote before: the run then has contacts to update, not only to create. */
function addKnownCustomers(server: Sandbox, rows: CustomerRow[]): number {
	const emails = [...distinctCustomers(rows).keys()].filter((_, index) => index % 4 === 0);
	return server.seed(
		'contacts',
		emails.map((email) => ({ email })),
	).length;
}
