import type { IDataObject } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchCalls, batchRequests, hideSchema, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const rows = (bad: readonly number[], length = 100): IDataObject[] =>
	Array.from({ length }, (_, item) => ({
		email: bad.includes(item) ? `bad ${item}` : `good${item}@example.com`,
		firstname: `N${item}`,
	}));
const createContacts = { resource: 'contact', operation: 'create', inputMode: 'json' };

/** HubSpot gives errors by record for inputs with trace ids; here it does not know of them. */
const withoutTraceIds = () => {
	sandbox.current.switches.traceIdsCount = false;
};

test('a 207 names the bad record, and the other 99 are there after one request', async () => {
	const { items, failed } = await executeNode(createContacts, itemsOf(rows([41])), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});
	expect(batchCalls(sandbox.current.requests)).toEqual(['create 100 → 207']);
	expect(items).toHaveLength(99);
	expect(sourceOf(failed)).toEqual([{ item: 41 }]);
	expect(sandbox.current.records('contacts')).toHaveLength(99);
});

/** Contacts that exist already: HubSpot's 409 for the whole batch names only the first, by its id. */
const existing = (taken: readonly number[]) =>
	sandbox.current.seed(
		'contacts',
		taken.map((item) => ({ email: `good${item}@example.com` })),
	);

test.each([
	{ bad: [41], atMost: 15 },
	{ bad: [0], atMost: 15 },
	{ bad: [3, 77], atMost: 27 },
	{ bad: [1, 25, 50, 75, 99], atMost: 55 },
])(
	'a batch refused as a whole is halved: $bad fail, the others are written',
	async ({ bad, atMost }) => {
		withoutTraceIds();
		existing(bad);
		const { items, failed } = await executeNode(createContacts, itemsOf(rows([])), {
			hubspot: sandbox.current,
			onError: 'continueErrorOutput',
		});
		expect(sourceOf(failed)).toEqual(bad.map((item) => ({ item })));
		expect(items).toHaveLength(100 - bad.length);
		expect(sandbox.current.records('contacts')).toHaveLength(100);
		expect(failed[0]?.json.details).toMatchObject({ category: 'CONFLICT' });
		expect(batchRequests(sandbox.current.requests).length).toBeLessThanOrEqual(atMost);
	},
);

test('halving ends with its budget: the rest fails with the reason of its piece, and says so', async () => {
	withoutTraceIds();
	existing(Array.from({ length: 34 }, (_, index) => index * 3));
	const { items, failed } = await executeNode(createContacts, itemsOf(rows([])), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});
	expect(batchRequests(sandbox.current.requests)).toHaveLength(60);
	expect(items.length + failed.length).toBe(100);
	expect(sandbox.current.records('contacts')).toHaveLength(34 + items.length);
	const together = failed.filter(({ json }) => String(json.error).includes('not tried alone'));
	expect(together.length).toBeGreaterThan(0);
	failed.forEach(({ json }) => expect(json.details).toMatchObject({ outcome: 'failed' }));
});

test.each([
	{ name: 'one value', bad: [41] },
	{ name: 'many values', bad: Array.from({ length: 34 }, (_, index) => index * 3) },
])('$name that HubSpot quotes cost one request more, without halving', async ({ bad }) => {
	withoutTraceIds();
	const { items, failed } = await executeNode(createContacts, itemsOf(rows(bad)), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});
	expect(sourceOf(failed)).toEqual(bad.map((item) => ({ item })));
	failed.forEach(({ json }) =>
		expect(json).toMatchObject({
			error: `Email address ${json.email} is invalid: correct it or leave it out`,
			details: { code: 'INVALID_EMAIL', property: 'email', httpStatus: 400 },
		}),
	);
	expect(items).toHaveLength(100 - bad.length);
	expect(batchCalls(sandbox.current.requests)).toEqual([
		'create 100 → 400',
		`create ${100 - bad.length} → 201`,
	]);
});

test('a property that does not exist fails the items that have it, without halving', async () => {
	withoutTraceIds();
	hideSchema(sandbox.current);
	const { failed } = await executeNode(
		createContacts,
		itemsOf(rows([]).map((row, item) => (item % 10 === 0 ? { ...row, shoe_size: '38' } : row))),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(sourceOf(failed)).toEqual(
		Array.from({ length: 10 }, (_, index) => ({ item: index * 10 })),
	);
	expect(batchRequests(sandbox.current.requests)).toHaveLength(2);
});

test('two addresses of one contact in an upsert are parted, and both items are written', async () => {
	sandbox.current.seed('contacts', [
		{ email: 'ada@example.com', hs_additional_emails: 'lovelace@example.com' },
	]);
	const { items, failed } = await executeNode(
		{
			resource: 'contact',
			operation: 'upsert',
			inputMode: 'json',
			idProperty: 'email',
			idValue: '={{ $json.email }}',
			propertiesJson: '={{ ({ firstname: $json.firstname }) }}',
		},
		itemsOf([
			{ email: 'ada@example.com', firstname: 'A' },
			{ email: 'bob@example.com', firstname: 'B' },
			{ email: 'lovelace@example.com', firstname: 'L' },
		]),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(failed).toEqual([]);
	expect(sourceOf(items)).toEqual(eachOnce(3));
	expect(sandbox.current.records('contacts')).toHaveLength(2);
});

test('a 409 for a whole batch is halved as well', async () => {
	withoutTraceIds();
	sandbox.current.seed('contacts', [{ email: 'good7@example.com' }]);
	const { failed } = await executeNode(createContacts, itemsOf(rows([])), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});
	expect(sourceOf(failed)).toEqual([{ item: 7 }]);
	expect(failed[0]?.json.details).toMatchObject({
		category: 'CONFLICT',
		httpStatus: 409,
		existingId: sandbox.current.records('contacts')[0]?.id,
		message: expect.stringMatching(/^Contact already exists/),
	});
	expect(failed[0]?.json.error).toBe(
		`Record ${sandbox.current.records('contacts')[0]?.id} already has this e-mail or other unique value: update that one, or use 'Create or Update'`,
	);
	expect(sandbox.current.records('contacts')).toHaveLength(100);
});

test('a cause that every record of the batch would meet is not halved', async () => {
	// Where its properties are known, nothing is sent at all.
	hideSchema(sandbox.current);
	const { failed } = await executeNode(
		{
			resource: 'contact',
			operation: 'upsert',
			inputMode: 'json',
			idProperty: 'firstname',
			idValue: '={{ $json.firstname }}',
		},
		itemsOf(rows([], 250)),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(sourceOf(failed)).toEqual(eachOnce(250));
	expect(failed[0]?.json.error).toMatch(/firstname/);
	// Three batches were on their way at once; none was halved.
	expect(batchRequests(sandbox.current.requests).length).toBeLessThanOrEqual(3);
});

test('ids that do not exist fail one by one though HubSpot lists them in one error', async () => {
	const [one, two] = sandbox.current.seed('tickets', [{ subject: 'A' }, { subject: 'B' }]);
	const ids = ['404', one?.id ?? '', 'no id at all', two?.id ?? '', '405'];
	const { items, failed } = await executeNode(
		{
			resource: 'ticket',
			operation: 'update',
			inputMode: 'json',
			propertiesJson: '={{ ({ subject: "New" }) }}',
		},
		itemsOf(ids.map((id) => ({ id }))),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(sourceOf(items)).toEqual([{ item: 1 }, { item: 3 }]);
	expect(sourceOf(failed)).toEqual([{ item: 0 }, { item: 2 }, { item: 4 }]);
	failed.forEach(({ json }) =>
		expect(json.details).toMatchObject({ outcome: 'failed', category: 'OBJECT_NOT_FOUND' }),
	);
});
