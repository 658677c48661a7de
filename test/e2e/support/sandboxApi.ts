import type { Fault, LoggedRequest } from '../../../sandbox';
import type { SandboxAccess } from '../n8n/account/credentials';

/** Values of a record by property. */
export type Values = Record<string, string | null>;

/** The sandbox over HTTP: what is stored, what was requested, and its clock. */
export class SandboxApi {
	constructor(private readonly access: SandboxAccess) {}

	/** The records of an object, oldest first, with these properties. */
	async records(object: string, properties: readonly string[]): Promise<Values[]> {
		const query = `limit=100&properties=${properties.join(',')}`;
		const reply: { results: Array<{ properties: Values }> } = await this.request(
			`/crm/v3/objects/${object}?${query}`,
		);
		return reply.results.map((record) =>
			Object.fromEntries(properties.map((name) => [name, record.properties[name] ?? null])),
		);
	}

	/** The requests since the start or `reset`. */
	async requests(): Promise<LoggedRequest[]> {
		const reply: { requests: LoggedRequest[] } = await this.request('/__sandbox/requests');
		return reply.requests;
	}

	/** The statuses of the replies to the requests of an operation, oldest first. */
	async repliesTo(operation: string): Promise<Array<number | undefined>> {
		const requests = await this.requests();
		return requests
			.filter((request) => request.operation === operation)
			.map(({ status }) => status);
	}

	/** How many records of an object there are. The search lags behind, so the clock moves on. */
	async count(object: string): Promise<number> {
		await this.advance(60);
		const path = `/crm/v3/objects/${object}/search`;
		const { total }: { total: number } = await this.request(path, { limit: 1 });
		return total;
	}

	/** Adds records. */
	async add(object: string, records: ReadonlyArray<Record<string, string>>): Promise<string[]> {
		const path = `/__sandbox/records/${object}`;
		const added: { records: Array<{ id: string }> } = await this.request(path, { records });
		return added.records.map(({ id }) => id);
	}

	/** Changes a record, as a person does in HubSpot. */
	async change(object: string, id: string, properties: Values): Promise<void> {
		await this.request(`/crm/v3/objects/${object}/${id}`, { properties }, 'PATCH');
	}

	/** Lets the sandbox fail: see the faults in sandbox/README.md. */
	async fail(fault: Pick<Fault, 'when' | 'then'>): Promise<void> {
		await this.request('/__sandbox/faults', fault);
	}

	/** Ends all faults. */
	async clearFaults(): Promise<void> {
		await this.request('/__sandbox/faults', undefined, 'DELETE');
	}

	/** Moves the sandbox's clock, so that tokens expire. */
	async advance(seconds: number): Promise<void> {
		await this.request('/__sandbox/clock/advance', { ms: seconds * 1000 });
	}

	/** Removes all records, faults and logged requests. */
	async reset(): Promise<void> {
		await this.request('/__sandbox/reset', {});
	}

	private async request<Reply>(
		path: string,
		body?: object,
		method = body ? 'POST' : 'GET',
	): Promise<Reply> {
		const { url, accessToken } = this.access;
		const reply = await fetch(`${url}${path}`, {
			method,
			headers: {
				authorization: `Bearer ${accessToken}`,
				...(body && { 'content-type': 'application/json' }),
			},
			...(body && { body: JSON.stringify(body) }),
		});
		if (!reply.ok) throw new Error(`The sandbox replied ${reply.status} to ${path}`);
		return JSON.parse(await reply.text());
	}
}
