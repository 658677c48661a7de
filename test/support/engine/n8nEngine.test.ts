import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { EchoApi, EchoNode, EchoOAuth2Api } from './echoNode';
import { executeNodeType, place, runWorkflow, type ExecuteOptions } from './n8nEngine';
import { startTokenServer, type TokenServer } from './tokenServer';

let server: TokenServer;
beforeEach(async () => {
	server = await startTokenServer();
});
afterEach(async () => await server.close());

const items = (...jsons: IDataObject[]): INodeExecutionData[] => jsons.map((json) => ({ json }));

const execute = (
	parameters: INodeParameters,
	input: INodeExecutionData[],
	options: ExecuteOptions = {},
	node = new EchoNode(),
) =>
	executeNodeType(node, parameters, input, {
		credentialTypes: [new EchoApi(), new EchoOAuth2Api()],
		...options,
	});

const oAuth2 = (accessToken: string) => ({
	echoOAuth2Api: {
		baseUrl: server.url,
		clientId: 'id',
		clientSecret: 'secret',
		// Stored values of hidden fields must be ignored.
		accessTokenUrl: 'http://elsewhere.invalid/token',
		oauthTokenData: { access_token: accessToken, refresh_token: 'again', token_type: 'bearer' },
	},
});

describe('credentials', () => {
	it('apply the generic authentication of the credential class', async () => {
		const credentials = { echoApi: { baseUrl: server.url, accessToken: 'good' } };
		const result = await execute({ credential: 'echoApi' }, items({ a: 1 }), { credentials });
		expect(result).toMatchObject({ status: 'success', error: undefined });
		expect(server.seen).toEqual(['Bearer good']);
		expect(result.items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('have the defaults of the credential class', async () => {
		const credentials = { echoApi: { accessToken: 'good' } };
		const result = await execute({ credential: 'echoApi' }, items({}), { credentials });
		expect(result.status).toBe('error');
		expect(server.seen).toEqual([]);
	});

	it('refresh an OAuth2 token once after a 401, and keep it', async () => {
		const credentials = oAuth2('old');
		const input = items({}, {}, {});
		const result = await execute({ credential: 'echoOAuth2Api' }, input, { credentials });
		expect(result.status).toBe('success');
		expect(server.refreshes).toBe(1);
		expect(server.seen).toEqual(['Bearer old', 'Bearer good', 'Bearer good', 'Bearer good']);
		expect(result.credentials.tokenUpdates).toBe(1);
		expect(result.credentials.stored('echoOAuth2Api').oauthTokenData).toMatchObject({
			access_token: 'good',
		});
		expect(result.items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('give an API error for a rejected token', async () => {
		const credentials = { echoApi: { baseUrl: server.url, accessToken: 'bad' } };
		const result = await execute({ credential: 'echoApi' }, items({}), { credentials });
		expect(result.status).toBe('error');
		expect(result.error?.name).toBe('NodeApiError');
		expect(server.refreshes).toBe(0);
	});
});

describe('items', () => {
	it('have expressions evaluated for each of them, and stay paired', async () => {
		const result = await execute(
			{ label: '={{ $json.name }}' },
			items({ name: 'a' }, { name: 'b' }),
		);
		expect(result.items).toEqual([
			{ json: { label: 'a' }, pairedItem: { item: 0 } },
			{ json: { label: 'b' }, pairedItem: { item: 1 } },
		]);
		expect(result.hints).toEqual([{ message: '2 items' }]);
	});

	it('that fail go to the error output, with the fields of the input item', async () => {
		const input = items({ name: 'a' }, { name: 'b', fail: true });
		const result = await execute({ label: 'x' }, input, { onError: 'continueErrorOutput' });
		expect(result.items).toEqual([{ json: { label: 'x' }, pairedItem: { item: 0 } }]);
		expect(result.failed).toMatchObject([
			{ json: { name: 'b', fail: true, error: 'refused', message: 'no' }, pairedItem: { item: 1 } },
		]);
	});

	it('give a later node access to the item that they came from', async () => {
		const to = (name: string) => ({ main: [[{ node: name, type: 'main' as const, index: 0 }]] });
		const finished: string[] = [];
		const result = await runWorkflow({
			workflow: {
				nodes: [
					place('Start', 'n8n-nodes-base.manualTrigger'),
					place('Rows', 'someone-else.reader'),
					place('First', 'pkg.echo', { label: 'first' }),
					place('Second', 'pkg.echo', { label: "={{ $('Rows').item.json.name }}" }),
					place('Note', 'n8n-nodes-base.stickyNote'),
				],
				connections: { Start: to('Rows'), Rows: to('First'), First: to('Second') },
			},
			nodeTypes: { 'pkg.echo': new EchoNode() },
			pinData: { Rows: items({ name: 'a' }, { name: 'b' }) },
			onNodeFinished: (name) => finished.push(name),
		});
		expect(result.output('Second').map(({ json }) => json.label)).toEqual(['a', 'b']);
		expect(result.output('Second').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
		expect(finished).toEqual(['Start', 'Rows', 'First', 'Second']);
	});

	it('are not processed when the type of a node is not loaded', async () => {
		const nodes = [place('Rows', 'someone-else.reader')];
		const run = runWorkflow({ workflow: { nodes, connections: {} }, nodeTypes: {} });
		await expect(run).rejects.toThrow('The node "Rows" has the type "someone-else.reader"');
	});
});

describe('node settings', () => {
	it('Retry On Fail repeats a node that throws', async () => {
		const node = new EchoNode();
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const result = await execute({ throw: true }, items({}), retry, node);
		expect(result.status).toBe('error');
		expect(result.error?.message).toBe('thrown by the node');
		expect(node.executions).toBe(3);
	});

	it('Execute Once passes only one item', async () => {
		const result = await execute({}, items({}, {}), { executeOnce: true });
		expect(result.items).toEqual([{ json: { label: '' }, pairedItem: { item: 0 } }]);
	});

	it('Stop aborts a request in flight', async () => {
		const credentials = { echoApi: { baseUrl: server.url, accessToken: 'good' } };
		const parameters = { credential: 'echoApi', path: '/hang' };
		const run = execute(parameters, items({}), { credentials });
		await server.hanging;
		run.cancel();
		const result = await run;
		expect(result.status).toBe('canceled');
		expect(result.items).toEqual([]);
	});
});
