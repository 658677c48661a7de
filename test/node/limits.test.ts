/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

import { eachOnce, itemIndexes } from '../support/items';
import { outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const upsertContacts = { resource: 'contact', operation: 'upsert', matchBy: 'email' };
const contacts = (length: number) =>
	eachOnce(length).map((item) => ({ email: `p${item}@example.com`, firstname: `N${item}` }));

test('upserts 10,000 items with exactly 100 batches and one request for the schema', async () => {
	const { items, hints, requests, batches } = await runNode({
		...upsertContacts,
		items: contacts(10_000),
	});
	expect(batches).toHaveLength(100);
	expect(requests).toHaveLength(101);
	expect(itemIndexes(items)).toEqual(eachOnce(10_000));
	items.forEach(({ item, json }) => expect(json.firstname).toBe(`N${item}`));
	expect(sandbox.current.records('contacts')).toHaveLength(10_000);
	expect(hints[0]).toBe('10000 records, 101 requests: 10000 created');
});

test('keeps as many requests in flight as Concurrency allows, and no more', async () => {
	sandbox.current.faults.add({ when: { operation: 'upsert' }, then: { delayMs: 20 } });
	let inFlight = 0;
	let most = 0;
	const start = () => (most = Math.max(most, ++inFlight));
	const end = () => (inFlight -= 1);
	subscribe('http.client.request.start', start);
	subscribe('http.client.response.finish', end);
	const { items } = await runNode({
		...upsertContacts,
		items: contacts(12),
		options: { batchSize: 1, concurrency: 3 },
	});
	unsubscribe('http.client.request.start', start);
	unsubscribe('http.client.response.finish', end);
	expect(itemIndexes(items)).toEqual(eachOnce(12));
	expect(most).toBe(3);
});

test('reads at most 50 records with history in a request', async () => {
	const stored = sandbox.current.seed(
		'tickets',
		eachOnce(120).map((item) => ({ subject: `T${item}` })),
	);
	const { items, batches } = await runNode({
		resource: 'ticket',
		operation: 'get',
		items: stored.map(({ id }) => ({ id })),
		options: { propertiesWithHistory: ['subject'] },
	});
	expect(batches.sort()).toEqual(['read 20 → 200', 'read 50 → 200', 'read 50 → 200']);
	expect(itemIndexes(items)).toEqual(eachOnce(120));
});

test.each([{ value: 0 }, { value: 101 }, { value: 'many' }, { value: null }])(
	'refuses a batch size of $value before it sends a request',
	async ({ value }) => {
		const { thrown, requests } = await runNode({
			...upsertContacts,
			items: contacts(1),
			options: { batchSize: value },
			onError: 'stopWorkflow',
		});
		const range = { field: "'Batch Size'", least: '1', most: '100' };
		expect(thrown?.message).toBe(problemLine('OPTION_OUT_OF_RANGE', range));
		expect(requests).toEqual([]);
	},
);

test('waits after a 429 and sends the same batch again, which is written once', async () => {
	sandbox.current.faults.add({
		when: { operation: 'upsert', nth: [1, 2] },
		then: {
			status: 429,
			body: { status: 'error', message: 'You have reached your secondly limit.' },
			headers: { 'Retry-After': '0' },
		},
	});
	const { items, hints, batches } = await runNode({ ...upsertContacts, items: contacts(1) });
	expect(itemIndexes(items)).toEqual([0]);
	expect(batches).toEqual(['upsert 1 → 429', 'upsert 1 → 429', 'upsert 1 → 200']);
	expect(hints[0]).toMatch(/^1 record, 4 requests: 1 created \(2 retries, \d+\.\d s waited\)$/);
	expect(sandbox.current.records('contacts')).toHaveLength(1);
});

test.each([
	{
		title: 'a wait of an hour',
		id: 'ten-second-limit',
		policyName: 'TEN_SECONDLY_ROLLING',
		headers: { 'Retry-After': '3600' },
	},
	{ title: 'a limit per hour', id: 'hourly-limit', policyName: 'HOURLY', headers: {} },
] as const)('says how long no request passes: $title', async ({ id, policyName, headers }) => {
	const body = { status: 'error', message: 'You have reached your limit.', policyName };
	sandbox.current.faults.add({
		when: { operation: 'upsert', nth: 2 },
		then: { status: 429, body, headers },
	});
	const { items, errors, batches } = await runNode({
		...upsertContacts,
		items: contacts(3),
		options: { batchSize: 1, concurrency: 1 },
	});
	expect(itemIndexes(items)).toEqual([0]);
	const said = refusalLine(id);
	const line = problemLine('WAIT_TOO_LONG', { said, wait: '1 hour', most: '5 minutes' });
	const expected = { error: outcomeLine('notSent', line), details: { outcome: 'notSent' } };
	expect(errors).toMatchObject([expected, expected]);
	expect(batches).toEqual(['upsert 1 → 200', 'upsert 1 → 429']);
	// The next execution asks HubSpot itself, in place of a silent wait.
	const next = await runNode({ ...upsertContacts, items: contacts(1) });
	expect(itemIndexes(next.items)).toEqual([0]);
});

test('stops at the daily limit: the records left are not sent', async () => {
	sandbox.current.faults.add({
		when: { operation: 'upsert', nth: 2 },
		then: {
			status: 429,
			body: { status: 'error', message: 'You have reached your daily limit.', policyName: 'DAILY' },
		},
	});
	const { items, errors, batches } = await runNode({
		...upsertContacts,
		items: contacts(4),
		options: { batchSize: 1, concurrency: 1 },
	});
	expect(itemIndexes(items)).toEqual([0]);
	expect(errors).toMatchObject(
		new Array(3).fill({
			error: outcomeLine('notSent', refusalLine('daily-limit')),
			details: { outcome: 'notSent', httpStatus: 429 },
		}),
	);
	expect(batches).toEqual(['upsert 1 → 200', 'upsert 1 → 429']);
});
