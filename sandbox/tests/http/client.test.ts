import { Client } from '@hubspot/api-client';
import type { ApiException } from '@hubspot/api-client/lib/codegen/crm/contacts';
import { startSandbox, type Sandbox } from '../../index';

let sandbox: Sandbox;
let client: Client;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	client = new Client({
		accessToken: sandbox.accessToken,
		basePath: sandbox.url,
		limiterOptions: { minTime: 0, maxConcurrent: 6, id: 'sandbox-tests' },
	});
});

const caught = async (promise: Promise<unknown>): Promise<ApiException<{ message: string }>> =>
	await promise.then(
		() => Promise.reject(new Error('The promise should reject')),
		(error: ApiException<{ message: string }>) => error,
	);

const OBJECTS = [
	{
		name: 'contacts',
		first: { email: 'Ada@Example.com', firstname: 'Ada' },
		second: { email: 'bo@example.com', firstname: 'Bo' },
		third: { firstname: 'Cy' },
		change: { lastname: 'Okafor' },
		unique: 'customer_number',
		shown: 'firstname',
	},
	{
		name: 'tickets',
		first: { subject: 'Ada', hs_pipeline_stage: '1' },
		second: { subject: 'Bo', hs_pipeline_stage: '2' },
		third: { subject: 'Cy', hs_pipeline_stage: '1' },
		change: { hs_ticket_priority: 'HIGH' },
		unique: 'external_reference',
		shown: 'subject',
	},
] as const;

describe.each(OBJECTS)('the official client on $name', (object) => {
	const api = () => client.crm[object.name].batchApi;

	it('creates, reads, updates and archives', async () => {
		const created = await api().create({
			inputs: [
				{ properties: { ...object.first }, associations: [] },
				{ properties: { ...object.second }, associations: [] },
			],
		});
		expect(created.status).toBe('COMPLETE');
		expect(created.startedAt).toBeInstanceOf(Date);
		const names = created.results.map((result) => result.properties[object.shown]);
		expect(names.sort()).toEqual(['Ada', 'Bo']);

		const [record] = created.results;
		const id = record?.id ?? '';
		const updated = await api().update({ inputs: [{ id, properties: { ...object.change } }] });
		expect(updated.results[0]?.properties).toMatchObject(object.change);

		const read = await api().read({
			inputs: [{ id }],
			properties: [object.shown, ...Object.keys(object.change)],
			propertiesWithHistory: [],
		});
		expect(read.results).toHaveLength(1);
		expect(read.results[0]?.createdAt).toEqual(record?.createdAt);
		expect(read.results[0]?.properties).toMatchObject({ ...object.change, hs_object_id: id });

		await api().archive({ inputs: [{ id }] });
		expect(sandbox.record(object.name, id)?.archived).toBe(true);
		const again = await api().read({
			inputs: [{ id }],
			properties: [],
			propertiesWithHistory: [],
		});
		expect(again).toMatchObject({
			results: [],
			numErrors: 1,
			errors: [{ category: 'OBJECT_NOT_FOUND', context: { ids: [id] } }],
		});
	});

	it('upserts, and reports which records are new', async () => {
		const upsert = async (properties: Record<string, string>) => {
			const input = { id: 'K-1', idProperty: object.unique, objectWriteTraceId: 't', properties };
			const { results } = await api().upsert({ inputs: [input] });
			return results[0];
		};
		const made = await upsert({ ...object.third });
		expect(made).toMatchObject({ _new: true, objectWriteTraceId: 't' });
		expect(made?.properties[object.unique]).toBe('K-1');
		const again = await upsert({ ...object.change });
		expect(again).toMatchObject({ _new: false, id: made?.id });
	});

	it('parses a 207 with errors and results', async () => {
		const reply = await api().create({
			inputs: [
				{ objectWriteTraceId: 'bad', properties: { ...object.third, nonsense: 'x' } },
				{ objectWriteTraceId: 'good', properties: { ...object.third } },
			],
		});
		expect(reply.results.map(({ properties }) => properties[object.shown])).toEqual(['Cy']);
		expect(reply).toMatchObject({
			numErrors: 1,
			errors: [
				{
					status: 'error',
					category: 'VALIDATION_ERROR',
					context: { objectWriteTraceId: ['bad'] },
				},
			],
		});
	});

	it('throws the error of a whole request', async () => {
		const inputs = Array.from({ length: 101 }, (_, index) => ({ id: String(index) }));
		const error = await caught(api().archive({ inputs }));
		expect(error.code).toBe(400);
		expect(error.body).toMatchObject({ status: 'error', category: 'VALIDATION_ERROR' });
		expect(error.body.message).toContain('maximum number of inputs supported in a batch is 100');
	});
});

describe('the official client with other endpoints', () => {
	it('reads properties, pipelines and owners', async () => {
		const properties = await client.crm.properties.coreApi.getAll('tickets');
		const stage = properties.results.find(({ name }) => name === 'hs_pipeline_stage');
		expect(stage).toMatchObject({ externalOptions: true, options: [] });
		expect(stage?.modificationMetadata?.readOnlyValue).toBe(false);
		const id = properties.results.find(({ name }) => name === 'hs_object_id');
		expect(id?.modificationMetadata?.readOnlyValue).toBe(true);

		const pipelines = await client.crm.pipelines.pipelinesApi.getAll('tickets');
		expect(pipelines.results[0]?.stages[0]).toMatchObject({ id: '1', label: 'New' });

		const first = await client.crm.owners.ownersApi.getPage(undefined, undefined, 2);
		expect(first.results).toHaveLength(2);
		const rest = await client.crm.owners.ownersApi.getPage(undefined, first.paging?.next?.after, 2);
		expect(rest.results).toHaveLength(1);
		expect(rest.paging).toBeUndefined();
	});

	it('refreshes an access token and uses it', async () => {
		const tokens = sandbox.issueTokens({ expiresInSeconds: 0 });
		client.setAccessToken(tokens.access_token);
		const expired = await caught(client.crm.owners.ownersApi.getPage());
		expect(expired.code).toBe(401);
		const fresh = await client.oauth.tokensApi.create(
			'refresh_token',
			undefined,
			undefined,
			sandbox.oauth.clientId,
			sandbox.oauth.clientSecret,
			tokens.refresh_token,
		);
		expect(fresh).toMatchObject({ expiresIn: 1800, refreshToken: tokens.refresh_token });
		client.setAccessToken(fresh.accessToken);
		expect((await client.crm.owners.ownersApi.getPage()).results.length).toBeGreaterThan(0);
	});

	it('throws the error for missing scopes', async () => {
		client.setAccessToken(sandbox.issueTokens({ scopes: ['tickets'] }).access_token);
		const error = await caught(
			client.crm.contacts.batchApi.read({
				inputs: [{ id: '1' }],
				properties: [],
				propertiesWithHistory: [],
			}),
		);
		expect(error.code).toBe(403);
		expect(error.body).toMatchObject({
			category: 'MISSING_SCOPES',
			errors: [{ context: { requiredGranularScopes: ['crm.objects.contacts.read'] } }],
		});
	});
});
