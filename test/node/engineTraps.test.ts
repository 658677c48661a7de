import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes, itemsOf } from '../support/items';
import { executeNode } from '../support/engine/executeNode';
import { problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';
import { partial } from '../support/versions/apiVersion';

/**
 * Behaviour of n8n's engine around a node (n8n-core, workflow-execute). Each case loses, repeats or
 * misroutes items of a node that does not allow for it.
 */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const ticket = (subject: string, more: IDataObject = {}): IDataObject => ({
	subject,
	hs_pipeline_stage: '1',
	...more,
});
/** A stage ID of the right form that does not exist: only HubSpot refuses it. */
const refused = ticket('bad', { hs_pipeline_stage: '999' });
const subjects = () =>
	sandbox.current.records('tickets').map(({ properties }) => properties.subject);

describe('n8n runs the node again when the first item has an error', () => {
	const retry = { onError: 'continueRegularOutput', retryOnFail: true, maxTries: 5 } as const;

	test.each([
		{ by: 'HubSpot', first: refused, call: `create 3 → ${partial(201)}` },
		{
			by: 'the node',
			first: ticket('bad', { hs_ticket_priority: 'ASAP' }),
			call: 'create 2 → 201',
		},
	])('and nothing is created twice: an item refused by $by', async ({ first, call }) => {
		const { items, batches } = await runNode({
			...createTickets,
			...retry,
			items: [first, ticket('T1'), ticket('T2')],
		});
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		expect(subjects()).toEqual(['T1', 'T2']);
		expect(batches).toEqual([call]);
	});

	test('also with Execute Once, where each try gets a new list of items', async () => {
		const { items, batches } = await runNode({
			...createTickets,
			...retry,
			executeOnce: true,
			items: [refused, ticket('T1')],
		});
		expect(itemIndexes(items)).toEqual([0]);
		expect(batches).toEqual([`create 1 → ${partial(201)}`]);
	});
});

test('a second run with the same items creates the records again', async () => {
	const items = itemsOf([ticket('T0')]);
	const options = { hubspot: sandbox.current, retryOnFail: true };
	await executeNode({ ...createTickets, inputMode: 'json' }, items, options);
	await executeNode({ ...createTickets, inputMode: 'json' }, items, options);
	expect(subjects()).toEqual(['T0', 'T0']);
});

test('a second try sends only what the first one could not send', async () => {
	sandbox.current.faults.add({
		when: { operation: 'create', nth: 2 },
		then: { status: 429, body: { status: 'error', policyName: 'DAILY', message: 'daily limit' } },
	});
	const rows = eachOnce(6).map((item) => ticket(`T${item}`));
	const { items, status, batches } = await runNode({
		...createTickets,
		items: rows,
		options: { batchSize: 2, concurrency: 1 },
		onError: 'stopWorkflow',
		retryOnFail: true,
		maxTries: 2,
	});
	expect(status).toBe('success');
	expect(itemIndexes(items)).toEqual(eachOnce(6));
	expect(batches).toEqual(['create 2 → 201', 'create 2 → 429', 'create 2 → 201', 'create 2 → 201']);
	expect(subjects()).toEqual(rows.map(({ subject }) => subject));
});

test('n8n pairs items by position when their number is equal, but each record has its own item', async () => {
	const stored = sandbox.current.seed(
		'tickets',
		eachOnce(20).map((item) => ({ subject: `T${item}` })),
	);
	sandbox.current.switches.resultOrder = 'reversed';
	const { items } = await runNode({
		resource: 'ticket',
		operation: 'get',
		propertyNames: ['subject'],
		items: stored.map(({ id }) => ({ id })),
	});
	expect(items.map(({ item, json }) => [item, json.subject])).toEqual(
		eachOnce(20).map((item) => [item, `T${item}`]),
	);
});

test('n8n takes an error item with other fields for a success, so it has none', async () => {
	const { items, errors } = await runNode({
		resource: 'ticket',
		operation: 'get',
		items: [{ id: '404', colour: 'red' }],
	});
	expect(items).toEqual([]);
	// n8n adds the fields of the input item, which it finds by pairedItem.
	expect(errors).toMatchObject([
		{ item: 0, json: { id: '404', colour: 'red', error: expect.any(String) } },
	]);
});

test('the input items are not changed', async () => {
	const rows = [ticket('T0', { hs_resolution: ['DUPLICATE', 'issue_fixed'] })];
	const before = structuredClone(rows);
	await runNode({ ...createTickets, items: rows });
	expect(sandbox.current.records('tickets')).toMatchObject([
		{ properties: { hs_resolution: 'DUPLICATE;ISSUE_FIXED' } },
	]);
	expect(rows).toEqual(before);
});

test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
	'n8n passes the items on when a node throws (%s), so an invalid option fails each item',
	async (onError) => {
		const { items, errors, requests } = await runNode({
			...createTickets,
			items: [ticket('T0'), ticket('T1')],
			options: { batchSize: 0 },
			onError,
		});
		const range = { field: "'Batch Size'", least: '1', most: '100' };
		const error = problemLine('OPTION_OUT_OF_RANGE', range);
		const expected = [0, 1].map((item) => expect.objectContaining({ item, error }));
		const isRegular = onError === 'continueRegularOutput';
		expect([items, errors]).toEqual(isRegular ? [expected, []] : [[], expected]);
		expect(requests).toEqual([]);
	},
);

test('a node that throws hides what it has written, so a refusal after a write is an outcome', async () => {
	sandbox.current.faults.add({
		when: { operation: 'create', nth: 2 },
		then: { status: 403, body: 'no' },
	});
	const { items, errors, status } = await runNode({
		...createTickets,
		items: [ticket('T0'), ticket('T1'), ticket('T2')],
		options: { batchSize: 1, concurrency: 1 },
	});
	expect(status).toBe('success');
	expect(itemIndexes(items)).toEqual([0]);
	expect(errors.map(({ details }) => details?.outcome)).toEqual(['notSent', 'notSent']);
});
