import { startSandbox, type Sandbox } from '../../index';
import { startMcpServer, type McpServer } from '../mcpServer';

let sandbox: Sandbox;
let server: McpServer;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false, switches: { searchDelayMs: 0 } });
	server = await startMcpServer(sandbox);
});
afterAll(async () => {
	await server.stop();
	await sandbox.close();
});
beforeEach(() => sandbox.reset());

interface Reply {
	readonly results: ReadonlyArray<{
		readonly id: string;
		readonly properties: Record<string, string>;
		readonly name?: string;
		readonly typeId?: number;
		readonly toObjectId?: number;
	}>;
}

const call = async (tool: string, args: object): Promise<Reply> =>
	JSON.parse(await server.call(`hubspot-${tool}`, args));

describe("HubSpot's MCP server", () => {
	it('creates, reads, updates, lists and finds objects', async () => {
		const made = await call('batch-create-objects', {
			objectType: 'contacts',
			inputs: [
				{ properties: { email: 'Ada@Example.com', firstname: 'Ada' }, objectWriteTraceId: 'a' },
				{ properties: { firstname: 'Bo' }, objectWriteTraceId: 'b' },
			],
		});
		const ada = made.results.find(({ properties }) => properties.firstname === 'Ada');
		expect(ada?.properties).toMatchObject({ email: 'ada@example.com', firstname: 'Ada' });
		const id = ada?.id ?? '';

		const updated = await call('batch-update-objects', {
			objectType: 'contacts',
			inputs: [{ id, properties: { lastname: 'Okafor' }, objectWriteTraceId: 'c' }],
		});
		expect(updated.results).toMatchObject([{ id, properties: { lastname: 'Okafor' } }]);

		const read = await call('batch-read-objects', {
			objectType: 'contacts',
			inputs: [{ id }],
			properties: ['firstname', 'lastname'],
		});
		expect(read.results[0]?.properties).toMatchObject({ firstname: 'Ada', lastname: 'Okafor' });

		const listed = await call('list-objects', { objectType: 'contacts', limit: 10 });
		expect(listed.results).toHaveLength(2);

		const found = await call('search-objects', {
			objectType: 'contacts',
			filterGroups: [{ filters: [{ propertyName: 'lastname', operator: 'EQ', value: 'Okafor' }] }],
		});
		expect(found.results.map((one) => one.id)).toEqual([id]);
	});

	it('associates objects and lists the associations', async () => {
		const [contact] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
		const [company] = sandbox.seed('companies', [{ name: 'Acme' }]);
		const types = await call('get-association-definitions', {
			fromObjectType: 'contacts',
			toObjectType: 'companies',
		});
		expect(types.results.map(({ typeId }) => typeId)).toEqual([279, 1]);
		await server.call('hubspot-batch-create-associations', {
			fromObjectType: 'contacts',
			toObjectType: 'companies',
			types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }],
			inputs: [{ from: { id: contact?.id }, to: { id: company?.id } }],
		});
		const listed = await call('list-associations', {
			objectType: 'contacts',
			objectId: contact?.id,
			toObjectType: 'companies',
		});
		expect(listed.results.map(({ toObjectId }) => toObjectId)).toEqual([Number(company?.id)]);
	});

	it('lists properties and reads one', async () => {
		const listed = await call('list-properties', { objectType: 'tickets' });
		expect(listed.results.map(({ name }) => name)).toContain('hs_pipeline_stage');
		const text = await server.call('hubspot-get-property', {
			objectType: 'contacts',
			propertyName: 'email',
		});
		expect(JSON.parse(text)).toMatchObject({ name: 'email', type: 'string' });
	});

	it('reports errors with status and body', async () => {
		const refused = call('batch-create-objects', {
			objectType: 'contacts',
			inputs: [{ properties: { plan: 'gold' } }],
		});
		await expect(refused).rejects.toThrow(
			/HubSpot API Error: 400 Bad Request - .*gold was not one of the allowed options/,
		);
	});
});
