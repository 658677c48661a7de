import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { eachOnce, itemIndexes } from '../support/items';
import { firstLine, outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

/** Runs in which HubSpot does not answer the request for the schema, or not at once. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const updateTickets = {
	resource: 'ticket',
	operation: 'update',
	propertiesJson: '={{ ({ subject: $json.subject }) }}',
};
const good: IDataObject = { subject: 'Good', hs_pipeline_stage: '1' };
const bad: IDataObject = { ...good, hs_ticket_priority: 'ASAP' };
const daily = {
	status: 429,
	body: { status: 'error', message: 'You have reached your daily limit.', policyName: 'DAILY' },
};

const replyToSchemaRead = (then: FaultAction, nth?: number) =>
	sandbox.current.faults.add({ when: { operation: 'properties', ...(nth && { nth }) }, then });
const schemaReads = () =>
	sandbox.current.requests.filter(({ operation }) => operation === 'properties');

test.each<{ title: string; then: FaultAction }>([
	{
		title: 'a 429',
		then: { status: 429, body: { message: 'limit' }, headers: { 'Retry-After': '0' } },
	},
	{ title: 'a connection reset', then: 'resetBefore' },
	{ title: 'a truncated reply', then: 'truncate' },
	{ title: 'a 502', then: 'html' },
	{ title: 'an HTML page with status 200', then: { status: 200, body: '<html>Hello</html>' } },
])('reads the schema again after $title, and the hint counts the retry', async ({ then }) => {
	replyToSchemaRead(then, 1);
	const { items, errors, hints } = await runNode({ ...createTickets, items: [good, bad] });
	expect(itemIndexes(items)).toEqual([0]);
	expect(errors).toMatchObject([{ details: { code: 'VALUE_NOT_A_CHOICE' } }]);
	expect(schemaReads()).toHaveLength(2);
	expect(hints).toEqual([
		expect.stringMatching(
			/^2 records, 3 requests: 1 created, 1 failed \(1 retry, \d+\.\d s waited\)$/,
		),
	]);
});

describe('without a reply', () => {
	const noAnswer = (why: string) => problemLine('NO_ANSWER', { why });

	test.each<{ title: string; then: FaultAction; reason: string }>([
		{ title: 'a connection reset', then: 'resetBefore', reason: noAnswer('ECONNRESET') },
		{
			title: 'a connection reset after the work',
			then: 'resetAfter',
			reason: noAnswer('ECONNRESET'),
		},
		{ title: 'a truncated reply', then: 'truncate', reason: noAnswer('ERR_BAD_RESPONSE') },
		{
			title: 'a 500',
			then: { status: 500, body: { message: 'boom' } },
			reason: refusalLine('outage', { status: '500' }),
		},
		{ title: 'a 502', then: 'html', reason: refusalLine('outage', { status: '502' }) },
		{
			title: 'a 504',
			then: { status: 504, body: '<html>Timeout</html>' },
			reason: refusalLine('timeout', { status: '504' }),
		},
		{
			title: 'a 423',
			then: { status: 423, body: { message: 'Locked' } },
			reason: refusalLine('records-locked'),
		},
		{ title: 'a 477', then: 'migration', reason: refusalLine('account-moving') },
		{
			title: 'a 429',
			then: { status: 429, body: { message: 'limit' } },
			reason: refusalLine('rate-limit'),
		},
		{ title: 'the daily limit', then: daily, reason: refusalLine('daily-limit') },
	])('sends no batch, and no item counts as failed: $title', async ({ then, reason }) => {
		replyToSchemaRead(then);
		const { items, errors, hints, batches } = await runNode({
			...createTickets,
			items: [good, bad, {}],
			options: { maxWait: 0 },
		});
		expect(items).toEqual([]);
		expect(errors).toMatchObject(
			eachOnce(3).map((item) => ({
				item,
				error: outcomeLine('notSent', reason),
				details: { outcome: 'notSent' },
			})),
		);
		expect(batches).toEqual([]);
		expect(hints).toEqual(['3 records, 1 request: 3 not sent']);
	});

	test('stops the workflow with On Error = Stop, and says that nothing was sent and why', async () => {
		replyToSchemaRead(daily);
		const { thrown, batches } = await runNode({
			...createTickets,
			items: [good, good],
			onError: 'stopWorkflow',
		});
		expect(thrown).toMatchObject({
			message: `All 2 items not sent: ${refusalLine('daily-limit')}`,
			description: 'Not sent: items 0, 1',
		});
		expect(batches).toEqual([]);
	});

	test('still fails items that are invalid whatever the schema says', async () => {
		replyToSchemaRead(daily);
		const id = seedOne('tickets', { subject: 'T' });
		const { errors } = await runNode({
			...updateTickets,
			items: [{ subject: 'A' }, { subject: 'B', id }],
		});
		expect(errors).toMatchObject([
			{ details: { outcome: 'failed', category: 'INVALID_INPUT' } },
			{ details: { outcome: 'notSent', httpStatus: 429 } },
		]);
	});

	test('does not claim in a dry run that a record would have been sent', async () => {
		replyToSchemaRead('resetBefore');
		const { items, errors, hints } = await runNode({
			...createTickets,
			items: [good],
			options: { dryRun: true, maxWait: 0 },
		});
		expect(items).toEqual([]);
		expect(errors).toMatchObject([{ details: { outcome: 'notSent' } }]);
		expect(hints).toEqual(['1 record, 1 request: 1 not sent']);
	});

	test('does not wait for the end of the daily limit', async () => {
		replyToSchemaRead(daily);
		const { requests } = await runNode({ ...createTickets, items: [good] });
		expect(requests).toHaveLength(1);
	});

	test('retries until the end of Max Wait, which by default is longer than a test may take', async () => {
		replyToSchemaRead('resetBefore');
		const { errors } = await runNode({ ...createTickets, items: [good], options: { maxWait: 1 } });
		expect(schemaReads().length).toBeGreaterThan(1);
		expect(errors).toMatchObject([{ details: { outcome: 'notSent', category: 'NO_ANSWER' } }]);
	});
});

describe('with Retry On Fail', () => {
	const retry = { onError: 'stopWorkflow', retryOnFail: true, maxTries: 2 } as const;

	test('a second try reads the schema again, and each item is written once', async () => {
		replyToSchemaRead(daily, 1);
		const { items, status, batches } = await runNode({
			...createTickets,
			...retry,
			items: [good, good],
		});
		expect(status).toBe('success');
		expect(itemIndexes(items)).toEqual(eachOnce(2));
		expect(schemaReads()).toHaveLength(2);
		expect(batches).toEqual(['create 2 → 201']);
	});

	test('a second try without the schema keeps the outcomes of the first one', async () => {
		replyToSchemaRead(daily, 2);
		sandbox.current.faults.add({ when: { operation: 'create', nth: 2 }, then: daily });
		const { thrown, batches } = await runNode({
			...createTickets,
			...retry,
			items: [good, good],
			options: { batchSize: 1, concurrency: 1 },
		});
		expect(firstLine(thrown?.description)).toBe('1 of 2 items created, 1 not sent');
		expect(batches).toEqual(['create 1 → 201', 'create 1 → 429']);
		expect(schemaReads()).toHaveLength(2);
	});

	test('a second try reads no schema when the first one has settled every item', async () => {
		const id = seedOne('tickets', { subject: 'T' });
		const { thrown, batches } = await runNode({
			...updateTickets,
			...retry,
			items: [
				{ id, subject: 'New' },
				{ id: '404', subject: 'New' },
			],
		});
		expect(thrown).toMatchObject({
			description: expect.stringMatching(/^1 of 2 items updated, 1 failed</),
			context: {
				outcomes: [
					{ item: 0, outcome: 'succeeded', id },
					{ item: 1, outcome: 'failed', id: '404' },
				],
			},
		});
		expect(schemaReads()).toHaveLength(1);
		expect(batches).toHaveLength(1);
	});
});
