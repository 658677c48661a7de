/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

import { executeNode } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	inputMode: 'json',
	idProperty: 'email',
	idValue: '={{ $json.email }}',
	propertiesJson: '={{ ({ firstname: $json.firstname }) }}',
};

test('10,000 items are upserted in exactly 100 batches, and one request for the schema', async () => {
	const rows = Array.from({ length: 10_000 }, (_, item) => ({
		email: `person${item}@example.com`,
		firstname: `N${item}`,
	}));
	const { items, hints } = await executeNode(upsertContacts, itemsOf(rows), {
		hubspot: sandbox.current,
	});
	expect(batchRequests(sandbox.current.requests)).toHaveLength(100);
	// The other one is for the properties of contacts.
	expect(sandbox.current.requests).toHaveLength(101);
	expect(sourceOf(items)).toEqual(eachOnce(10_000));
	items.forEach(({ json }, item) => expect(json.firstname).toBe(`N${item}`));
	expect(sandbox.current.records('contacts')).toHaveLength(10_000);
	expect(hints[0]?.message).toBe('10000 records, 101 requests: 10000 created, 0 updated, 0 failed');
});

test('no more requests are in flight than Concurrency allows, and that many are', async () => {
	sandbox.current.faults.add({ when: { operation: 'upsert' }, then: { delayMs: 20 } });
	let inFlight = 0;
	let most = 0;
	const start = () => (most = Math.max(most, ++inFlight));
	const end = () => (inFlight -= 1);
	subscribe('http.client.request.start', start);
	subscribe('http.client.response.finish', end);
	const { items } = await executeNode(
		{ ...upsertContacts, options: { batchSize: 1, concurrency: 3 } },
		itemsOf(
			Array.from({ length: 12 }, (_, item) => ({ email: `p${item}@example.com`, firstname: 'x' })),
		),
		{ hubspot: sandbox.current },
	);
	unsubscribe('http.client.request.start', start);
	unsubscribe('http.client.response.finish', end);
	expect(sourceOf(items)).toEqual(eachOnce(12));
	expect(most).toBe(3);
});

test('a read with history asks for 50 at most', async () => {
	const stored = sandbox.current.seed(
		'tickets',
		Array.from({ length: 120 }, (_, item) => ({ subject: `T${item}` })),
	);
	const { items } = await executeNode(
		{ resource: 'ticket', operation: 'read', options: { propertiesWithHistory: ['subject'] } },
		itemsOf(stored.map(({ id }) => ({ id }))),
		{ hubspot: sandbox.current },
	);
	expect(batchCalls(sandbox.current.requests).sort()).toEqual([
		'read 20 → 200',
		'read 50 → 200',
		'read 50 → 200',
	]);
	expect(sourceOf(items)).toEqual(eachOnce(120));
});

test.each([{ value: 0 }, { value: 101 }, { value: 'many' }, { value: null }])(
	'a batch size of $value is refused before anything is sent',
	async ({ value }) => {
		const { error } = await executeNode(
			{ ...upsertContacts, options: { batchSize: value } },
			itemsOf([{ email: 'a@example.com', firstname: 'A' }]),
			{ hubspot: sandbox.current },
		);
		expect(error?.message).toBe("'Batch Size' must be a number from 1 to 100");
		expect(sandbox.current.requests).toEqual([]);
	},
);

test('a 429 is waited out and the same batch sent again: every record is written once', async () => {
	sandbox.current.faults.add({
		when: { operation: 'upsert', nth: [1, 2] },
		then: {
			status: 429,
			body: { status: 'error', message: 'You have reached your secondly limit.' },
			headers: { 'Retry-After': '0' },
		},
	});
	const { items, hints } = await executeNode(
		upsertContacts,
		itemsOf([{ email: 'a@example.com', firstname: 'A' }]),
		{ hubspot: sandbox.current },
	);
	expect(sourceOf(items)).toEqual(eachOnce(1));
	expect(batchCalls(sandbox.current.requests)).toEqual([
		'upsert 1 → 429',
		'upsert 1 → 429',
		'upsert 1 → 200',
	]);
	expect(hints[0]?.message).toMatch(
		/^1 record, 4 requests: 1 created, 0 updated, 0 failed \(2 retries, \d+\.\d s waited\)$/,
	);
	expect(sandbox.current.records('contacts')).toHaveLength(1);
});

test('the daily limit ends the run at once: what is left was not sent', async () => {
	sandbox.current.faults.add({
		when: { operation: 'upsert', nth: 2 },
		then: {
			status: 429,
			body: { status: 'error', message: 'You have reached your daily limit.', policyName: 'DAILY' },
		},
	});
	const { items, failed } = await executeNode(
		{ ...upsertContacts, options: { batchSize: 1, concurrency: 1 } },
		itemsOf(
			['a', 'b', 'c', 'd'].map((name) => ({ email: `${name}@example.com`, firstname: name })),
		),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(sourceOf(items)).toEqual([{ item: 0 }]);
	expect(failed.map(({ json }) => [json.error, json.details])).toMatchObject(
		new Array(3).fill([
			"Not sent: HubSpot's daily limit of requests is reached: send the items again tomorrow",
			{ outcome: 'notSent', httpStatus: 429 },
		]),
	);
	expect(batchRequests(sandbox.current.requests)).toHaveLength(2);
});
