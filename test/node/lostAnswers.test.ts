import type { IDataObject } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { oAuth2Credential } from '../support/credentials/oAuth2Credential';
import type { FaultAction } from '../../sandbox';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';

/** Requests of which no answer, or no answer that makes sense, came back. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create', inputMode: 'json' };
const upsertTickets = {
	resource: 'ticket',
	operation: 'upsert',
	inputMode: 'json',
	idProperty: 'external_reference',
	idValue: '={{ $json.external_reference }}',
};
const rows: IDataObject[] = ['A', 'B'].map((name) => ({
	subject: name,
	hs_pipeline_stage: '1',
	external_reference: name,
}));
const details = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.details);

const losses: Array<{ name: string; then: FaultAction; written: number }> = [
	{ name: 'a connection reset before the work', then: 'resetBefore', written: 0 },
	{ name: 'a connection reset after the work', then: 'resetAfter', written: 2 },
	{ name: 'a reply cut in half', then: 'truncate', written: 2 },
	{
		name: 'a 502 after the work',
		then: { status: 502, body: '<html>Bad gateway</html>', afterWork: true },
		written: 2,
	},
	{ name: 'a 504', then: { status: 504, body: '<html>Timeout</html>' }, written: 0 },
	{ name: 'a page with status 200', then: { status: 200, body: '<html>Hello</html>' }, written: 0 },
];

describe.each(losses)('after $name', ({ then, written }) => {
	test('a create is of unknown outcome, names its trace id, and is not sent again', async () => {
		sandbox.current.faults.add({ when: { operation: 'create' }, then });
		const { items, failed } = await executeNode(createTickets, itemsOf(rows), {
			hubspot: sandbox.current,
			onError: 'continueErrorOutput',
			retryOnFail: true,
			waitBetweenTries: 1,
		});
		expect(items).toEqual([]);
		expect(sourceOf(failed)).toEqual(eachOnce(2));
		expect(details(failed)).toMatchObject(
			new Array(2).fill({ outcome: 'unknown', traceId: expect.stringMatching(/^n8n-1-\w+-\d$/) }),
		);
		expect(failed[0]?.json.error).toMatch(/^May have been written, check before sending it again/);
		expect(batchRequests(sandbox.current.requests)).toHaveLength(1);
		expect(sandbox.current.records('tickets')).toHaveLength(written);
	});

	test('an upsert is sent again, and every record is there once', async () => {
		sandbox.current.faults.add({ when: { operation: 'upsert', nth: 1 }, then });
		const { items, failed } = await executeNode(upsertTickets, itemsOf(rows), {
			hubspot: sandbox.current,
			onError: 'continueErrorOutput',
		});
		expect(failed).toEqual([]);
		expect(sourceOf(items)).toEqual(eachOnce(2));
		expect(batchRequests(sandbox.current.requests)).toHaveLength(2);
		expect(sandbox.current.records('tickets')).toHaveLength(2);
	});
});

describe.each(['the schema', 'a batch'])('when HubSpot wants a fresh token for %s', (first) => {
	const expiringTokens = () => {
		if (first === 'the schema') return sandbox.current.issueTokens({ expiresInSeconds: 0 });
		sandbox.current.faults.add({
			when: { operation: 'create', times: 2 },
			then: { status: 401, body: { status: 'error', category: 'EXPIRED_AUTHENTICATION' } },
		});
		return sandbox.current.issueTokens();
	};
	const run = async (then: FaultAction, options: IDataObject = {}) => {
		sandbox.current.faults.add({ when: { operation: 'token' }, then });
		const tokens = expiringTokens();
		return await executeNode(
			{
				...createTickets,
				authentication: 'oAuth2',
				options: { batchSize: 1, concurrency: 1, maxWait: 0, ...options },
			},
			itemsOf(rows),
			{
				credentials: oAuth2Credential(sandbox.current, tokens),
				onError: 'continueErrorOutput',
			},
		);
	};

	test.each([
		{ name: 'is down', then: { status: 500, body: { message: 'boom' } } },
		{ name: 'answers with a page', then: { status: 503, body: '<html>down</html>' } },
		{ name: 'is limited', then: { status: 429, body: { message: 'limit' } } },
		{ name: 'cannot be reached', then: 'resetBefore' as const },
	])(
		'and its token endpoint $name, nothing was written and nothing is unknown',
		async ({ then }) => {
			const { failed } = await run(then);
			expect(sourceOf(failed)).toEqual(eachOnce(2));
			expect(details(failed)).toMatchObject(new Array(2).fill({ outcome: 'notSent' }));
			expect(sandbox.current.records('tickets')).toEqual([]);
		},
	);

	test('and its token endpoint is down for a moment, the run goes on', async () => {
		const tokens = expiringTokens();
		sandbox.current.faults.add({
			when: { operation: 'token', nth: 1 },
			then: { status: 503, body: '<html>down</html>' },
		});
		const { items } = await executeNode(
			{ ...createTickets, authentication: 'oAuth2' },
			itemsOf(rows),
			{
				credentials: oAuth2Credential(sandbox.current, tokens),
			},
		);
		expect(sourceOf(items)).toEqual(eachOnce(2));
		expect(sandbox.current.records('tickets')).toHaveLength(2);
	});

	test.each([
		{ status: 400, body: { error: 'invalid_client', status: 'BAD_CLIENT_SECRET', message: 'bad' } },
		{ status: 401, body: { error: 'invalid_client' } },
		{ status: 200, body: '<html>hello</html>' },
	])(
		'and refuses one with $status, the run ends with advice about the credential',
		async (then) => {
			const { failed } = await run(then);
			expect(sourceOf(failed)).toEqual(eachOnce(2));
			expect(details(failed)).toMatchObject([
				{ category: 'CREDENTIAL', outcome: expect.not.stringMatching('unknown') },
				{ outcome: 'notSent' },
			]);
			expect(failed[0]?.json.error).toMatch(/reconnect/i);
			expect(sandbox.current.records('tickets')).toEqual([]);
		},
	);
});

test.each(['', 'api.hubapi.com', 'ftp://example.com', 'http://'])(
	'the base URL "%s" is refused before anything is sent',
	async (url) => {
		const { error } = await executeNode(createTickets, itemsOf(rows), {
			hubspot: { url, accessToken: 'x' },
		});
		expect(error?.message).toBe(
			"'Base URL' of the credential must be an address, such as https://api.hubapi.com",
		);
	},
);

test('a redirection ends the run: HubSpot has none', async () => {
	sandbox.current.faults.add({
		when: {},
		then: { status: 301, body: '', headers: { Location: 'https://example.com' } },
	});
	const { failed } = await executeNode(
		{ ...createTickets, options: { batchSize: 1, concurrency: 1 } },
		itemsOf(rows),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(details(failed)).toMatchObject([
		{ outcome: 'failed', httpStatus: 301 },
		{ outcome: 'notSent' },
	]);
	expect(batchRequests(sandbox.current.requests)).toHaveLength(1);
});

test.each([
	{ title: 'a write', parameters: createTickets },
	{ title: 'a read, which needs no schema', parameters: { resource: 'ticket', operation: 'read' } },
])('a host that is not there was not sent anything of $title', async ({ parameters }) => {
	const { failed } = await executeNode(
		{ ...parameters, options: { maxWait: 0 } },
		itemsOf(rows.map((row, item) => ({ ...row, id: `${item + 1}` }))),
		{
			hubspot: { url: 'http://127.0.0.1:9', accessToken: 'x' },
			onError: 'continueErrorOutput',
		},
	);
	expect(details(failed)).toMatchObject(new Array(2).fill({ outcome: 'notSent' }));
});

test('an update that changes its own key is not sent again when its answer was lost', async () => {
	const stored = sandbox.current.seed('tickets', [
		{ subject: '1', external_reference: 'A' },
		{ subject: '2', external_reference: 'B' },
	]);
	// The second time it would look for the key that it has changed, and not find it.
	sandbox.current.faults.add({ when: { operation: 'update', nth: 1 }, then: 'resetAfter' });
	const { items, failed } = await executeNode(
		{
			resource: 'ticket',
			operation: 'update',
			inputMode: 'json',
			idProperty: 'external_reference',
			idValue: '={{ $json.old }}',
			propertiesJson: '={{ ({ external_reference: $json.new, subject: "New" }) }}',
			options: { concurrency: 1 },
		},
		itemsOf([
			{ old: 'A', new: 'C' },
			{ old: 'B', new: 'B' },
		]),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(sourceOf(items)).toEqual([{ item: 1 }]);
	expect(sourceOf(failed)).toEqual([{ item: 0 }]);
	expect(details(failed)).toMatchObject([{ outcome: 'unknown' }]);
	expect(stored.map(({ id }) => sandbox.current.record('tickets', id)?.properties)).toMatchObject([
		{ external_reference: 'C', subject: 'New' },
		{ external_reference: 'B', subject: 'New' },
	]);
});

test('an update that changes its own key gets its own record', async () => {
	const stored = sandbox.current.seed('tickets', [
		{ subject: '1', external_reference: 'A' },
		{ subject: '2', external_reference: 'B' },
	]);
	const { items, failed } = await executeNode(
		{
			resource: 'ticket',
			operation: 'update',
			inputMode: 'json',
			idProperty: 'external_reference',
			idValue: '={{ $json.old }}',
			propertiesJson: '={{ ({ external_reference: $json.new }) }}',
			options: { batchSize: 100 },
		},
		itemsOf([
			{ old: 'B', new: 'C' },
			{ old: 'A', new: 'D' },
		]),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(failed).toEqual([]);
	expect(items.map(({ json }) => json.id)).toEqual([stored[1]?.id, stored[0]?.id]);
	expect(batchCalls(sandbox.current.requests)).toEqual(['update 2 → 200']);
});
