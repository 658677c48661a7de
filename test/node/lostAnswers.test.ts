import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { eachOnce, itemIndexes } from '../support/items';
import { outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** Requests without a reply, or without one that the node understands. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const rows: IDataObject[] = ['A', 'B'].map((name) => ({
	subject: name,
	hs_pipeline_stage: '1',
	external_reference: name,
}));
const notSent = { details: { outcome: 'notSent' } };

const noAnswer = (why: string) => problemLine('NO_ANSWER', { why });

const losses: Array<{ name: string; then: FaultAction; written: number; reason: string }> = [
	{
		name: 'a connection reset before the work',
		then: 'resetBefore',
		written: 0,
		reason: noAnswer('ECONNRESET'),
	},
	{
		name: 'a connection reset after the work',
		then: 'resetAfter',
		written: 2,
		reason: noAnswer('ECONNRESET'),
	},
	{
		name: 'a truncated reply',
		then: 'truncate',
		written: 2,
		reason: noAnswer('ERR_BAD_RESPONSE'),
	},
	{
		name: 'a 502 after the work',
		then: { status: 502, body: '<html>Bad gateway</html>', afterWork: true },
		written: 2,
		reason: refusalLine('outage', { status: '502' }),
	},
	{
		name: 'a 504',
		then: { status: 504, body: '<html>Timeout</html>' },
		written: 0,
		reason: refusalLine('timeout', { status: '504' }),
	},
	{
		name: 'an HTML page with status 200',
		then: { status: 200, body: '<html>Hello</html>' },
		written: 0,
		reason: problemLine('NOT_A_BATCH_ANSWER', { status: '200' }),
	},
];

describe.each(losses)('after $name', ({ then, written, reason }) => {
	test('a create has an unknown outcome with its trace ID, and is not sent again', async () => {
		sandbox.current.faults.add({ when: { operation: 'create' }, then });
		const { items, errors, batches } = await runNode({
			...createTickets,
			items: rows,
			retryOnFail: true,
		});
		expect(items).toEqual([]);
		expect(errors).toMatchObject(
			eachOnce(2).map((item) => ({
				item,
				error: outcomeLine('unknown', reason),
				details: { outcome: 'unknown', traceId: expect.stringMatching(/^n8n-1-\w+-\d$/) },
			})),
		);
		expect(batches).toHaveLength(1);
		expect(sandbox.current.records('tickets')).toHaveLength(written);
	});

	test('an upsert is sent again, and each record is written once', async () => {
		sandbox.current.faults.add({ when: { operation: 'upsert', nth: 1 }, then });
		const { items, errors, batches } = await runNode({
			resource: 'ticket',
			operation: 'upsert',
			matchBy: 'external_reference',
			items: rows,
		});
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(2));
		expect(batches).toHaveLength(2);
		expect(sandbox.current.records('tickets')).toHaveLength(2);
	});
});

describe.each(['the schema', 'a batch'])('when HubSpot asks for a new token for %s', (first) => {
	const tokensToRefresh = () => {
		if (first === 'the schema') return sandbox.current.issueTokens({ expiresInSeconds: 0 });
		sandbox.current.faults.add({
			when: { operation: 'create', times: 2 },
			then: { status: 401, body: { status: 'error', category: 'EXPIRED_AUTHENTICATION' } },
		});
		return sandbox.current.issueTokens();
	};
	const inTurn = { batchSize: 1, concurrency: 1, maxWait: 0 };

	test.each([
		{ name: 'is down', then: { status: 500, body: { message: 'boom' } } },
		{ name: 'answers with an HTML page', then: { status: 503, body: '<html>down</html>' } },
		{ name: 'is rate limited', then: { status: 429, body: { message: 'limit' } } },
		{ name: 'cannot be reached', then: 'resetBefore' as const },
	])('and its token endpoint $name, no record is written or unknown', async ({ then }) => {
		sandbox.current.faults.add({ when: { operation: 'token' }, then });
		const { errors } = await runNode({
			...createTickets,
			items: rows,
			options: inTurn,
			tokens: tokensToRefresh(),
		});
		expect(errors).toMatchObject([
			{ item: 0, ...notSent },
			{ item: 1, ...notSent },
		]);
		expect(sandbox.current.records('tickets')).toEqual([]);
	});

	test('and its token endpoint is down once, the run goes on', async () => {
		sandbox.current.faults.add({
			when: { operation: 'token', nth: 1 },
			then: { status: 503, body: '<html>down</html>' },
		});
		const { items } = await runNode({ ...createTickets, items: rows, tokens: tokensToRefresh() });
		expect(itemIndexes(items)).toEqual(eachOnce(2));
		expect(sandbox.current.records('tickets')).toHaveLength(2);
	});

	test.each([
		{ status: 400, body: { error: 'invalid_client', status: 'BAD_CLIENT_SECRET', message: 'bad' } },
		{ status: 401, body: { error: 'invalid_client' } },
		{ status: 200, body: '<html>hello</html>' },
	])(
		'and its token endpoint refuses with $status, the run stops and the error says to reconnect',
		async (then) => {
			sandbox.current.faults.add({ when: { operation: 'token' }, then });
			const { errors } = await runNode({
				...createTickets,
				items: rows,
				options: inTurn,
				tokens: tokensToRefresh(),
			});
			expect(errors).toMatchObject([
				{
					item: 0,
					details: {
						code: 'NO_NEW_TOKEN',
						category: 'CREDENTIAL',
						outcome: expect.not.stringMatching('unknown'),
					},
				},
				{ item: 1, ...notSent },
			]);
			expect(sandbox.current.records('tickets')).toEqual([]);
		},
	);
});

test.each(['', 'api.hubapi.com', 'ftp://example.com', 'http://'])(
	'the base URL "%s" is refused before a request is sent',
	async (url) => {
		const { thrown } = await runNode({
			...createTickets,
			items: rows,
			hubspot: { url, accessToken: 'x' },
			onError: 'stopWorkflow',
		});
		expect(thrown?.message).toBe(problemLine('BASE_URL_INVALID'));
	},
);

test('a redirect stops the run, as HubSpot sends none', async () => {
	sandbox.current.faults.add({
		when: {},
		then: { status: 301, body: '', headers: { Location: 'https://example.com' } },
	});
	const { errors, batches } = await runNode({
		...createTickets,
		items: rows,
		options: { batchSize: 1, concurrency: 1 },
	});
	expect(errors).toMatchObject([{ details: { outcome: 'failed', httpStatus: 301 } }, notSent]);
	expect(batches).toHaveLength(1);
});

test.each([
	{ title: 'a write', parameters: createTickets },
	{
		title: 'a read (which needs no schema)',
		parameters: { resource: 'ticket', operation: 'get' },
	},
])('$title is not sent when no server answers at the base URL', async ({ parameters }) => {
	const { errors } = await runNode({
		...parameters,
		items: rows.map((row, item) => ({ ...row, id: `${item + 1}` })),
		options: { maxWait: 0 },
		hubspot: { url: 'http://127.0.0.1:9', accessToken: 'x' },
	});
	expect(errors).toMatchObject([notSent, notSent]);
});

describe('an update that changes the property it is matched by', () => {
	const updateTickets = {
		resource: 'ticket',
		operation: 'update',
		idProperty: 'external_reference',
		idValue: '={{ $json.old }}',
		propertiesJson: '={{ ({ external_reference: $json.new, subject: "New" }) }}',
	};
	const seedTickets = () =>
		sandbox.current.seed('tickets', [
			{ subject: '1', external_reference: 'A' },
			{ subject: '2', external_reference: 'B' },
		]);

	test('is not sent again after its reply was lost, as it would no longer find the record', async () => {
		const stored = seedTickets();
		sandbox.current.faults.add({ when: { operation: 'update', nth: 1 }, then: 'resetAfter' });
		const { items, errors } = await runNode({
			...updateTickets,
			items: [
				{ old: 'A', new: 'C' },
				{ old: 'B', new: 'B' },
			],
			options: { concurrency: 1 },
		});
		expect(itemIndexes(items)).toEqual([1]);
		expect(errors).toMatchObject([{ item: 0, details: { outcome: 'unknown' } }]);
		expect(stored.map(({ id }) => sandbox.current.record('tickets', id)?.properties)).toMatchObject(
			[
				{ external_reference: 'C', subject: 'New' },
				{ external_reference: 'B', subject: 'New' },
			],
		);
	});

	test('returns the record on its own item', async () => {
		const [first, second] = seedTickets();
		const { items, errors, batches } = await runNode({
			...updateTickets,
			items: [
				{ old: 'B', new: 'C' },
				{ old: 'A', new: 'D' },
			],
		});
		expect(errors).toEqual([]);
		expect(items.map(({ json }) => json.id)).toEqual([second?.id, first?.id]);
		expect(batches).toEqual(['update 2 → 200']);
	});
});
