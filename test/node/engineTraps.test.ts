import type { IDataObject } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchRequests, useSandbox } from '../support/useSandbox';

/**
 * What n8n's engine does behind a node's back (n8n-core, workflow-execute). Each of these loses,
 * repeats or misroutes items of a node that does not know of it.
 */
const sandbox = useSandbox();

const ticket = (subject: string, more: IDataObject = {}): IDataObject => ({
	subject,
	hs_pipeline_stage: '1',
	...more,
});
/** A stage that looks like one: only HubSpot knows that there is none of this id. */
const refusedByHubspot = { hs_pipeline_stage: '999' };
const createTickets = { resource: 'ticket', operation: 'create', inputMode: 'json' };

test('a first item with an error makes n8n run the node again: nothing is created twice', async () => {
	const rows = [ticket('bad', refusedByHubspot), ticket('T1'), ticket('T2')];
	const { items } = await executeNode(createTickets, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueRegularOutput',
		retryOnFail: true,
		maxTries: 5,
		waitBetweenTries: 1,
	});
	expect(sourceOf(items)).toEqual(eachOnce(3));
	expect(sandbox.current.records('tickets')).toHaveLength(2);
	expect(batchRequests(sandbox.current.requests)).toHaveLength(1);
});

test('with Execute Once too, where n8n cuts the items anew for each try', async () => {
	const rows = [ticket('bad', refusedByHubspot), ticket('T1')];
	const { items } = await executeNode(createTickets, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueRegularOutput',
		retryOnFail: true,
		executeOnce: true,
		waitBetweenTries: 1,
	});
	expect(sourceOf(items)).toEqual([{ item: 0 }]);
	expect(batchRequests(sandbox.current.requests)).toHaveLength(1);
});

test('two runs on the same items are two runs: a second one creates again', async () => {
	const items = itemsOf([ticket('T0')]);
	const options = { hubspot: sandbox.current, retryOnFail: true };
	await executeNode(createTickets, items, options);
	await executeNode(createTickets, items, options);
	expect(sandbox.current.records('tickets')).toHaveLength(2);
});

test('a further try sends what an earlier one could not, and only that', async () => {
	const rows = Array.from({ length: 6 }, (_, item) => ticket(`T${item}`));
	sandbox.current.faults.add({
		when: { operation: 'create', nth: 2 },
		then: { status: 429, body: { status: 'error', policyName: 'DAILY', message: 'daily limit' } },
	});
	const { items, status } = await executeNode(
		{ ...createTickets, options: { batchSize: 2, concurrency: 1 } },
		itemsOf(rows),
		{ hubspot: sandbox.current, retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
	);
	expect(status).toBe('success');
	expect(sourceOf(items)).toEqual(eachOnce(6));
	expect(
		batchRequests(sandbox.current.requests).map(({ inputs, status: code }) => [inputs, code]),
	).toEqual([
		[2, 201],
		[2, 429],
		[2, 201],
		[2, 201],
	]);
	expect(sandbox.current.records('tickets').map(({ properties }) => properties.subject)).toEqual(
		rows.map(({ subject }) => subject),
	);
});

test('results are paired by meaning: n8n would pair the same number of items by place', async () => {
	const stored = sandbox.current.seed(
		'tickets',
		Array.from({ length: 20 }, (_, item) => ({ subject: `T${item}` })),
	);
	sandbox.current.switches.resultOrder = 'reversed';
	const { items } = await executeNode(
		{ resource: 'ticket', operation: 'read', propertyNames: ['subject'] },
		itemsOf(stored.map(({ id }) => ({ id }))),
		{ hubspot: sandbox.current },
	);
	expect(items.map(({ json }) => json.subject)).toEqual(stored.map((_, item) => `T${item}`));
	expect(sourceOf(items)).toEqual(eachOnce(20));
});

test('a failed item has no key but error, message and details: with any other it would count as a success', async () => {
	const { items, failed } = await executeNode(
		{ resource: 'ticket', operation: 'read' },
		itemsOf([{ id: '404', colour: 'red' }]),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(items).toEqual([]);
	expect(failed).toHaveLength(1);
	// n8n has found the source item by pairedItem, and put its fields beside ours.
	expect(failed[0]?.json).toMatchObject({ id: '404', colour: 'red', error: expect.any(String) });
});

test('the source item is not changed', async () => {
	const items = itemsOf([ticket('T0', { hs_resolution: ['DUPLICATE', 'issue_fixed'] })]);
	const before = JSON.stringify(items.map(({ json }) => json));
	await executeNode(createTickets, items, {
		hubspot: sandbox.current,
		onError: 'continueRegularOutput',
	});
	expect(sandbox.current.records('tickets')).toMatchObject([
		{ properties: { hs_resolution: 'DUPLICATE;ISSUE_FIXED' } },
	]);
	expect(JSON.stringify(items.map(({ json }) => json))).toBe(before);
});

test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
	'%s: a setting that is wrong fails every item instead of passing them on as done',
	async (onError) => {
		const { items, failed } = await executeNode(
			{ ...createTickets, options: { batchSize: 0 } },
			itemsOf([ticket('T0'), ticket('T1')]),
			{ hubspot: sandbox.current, onError },
		);
		const erroneous = onError === 'continueErrorOutput' ? failed : items;
		expect(sourceOf(erroneous)).toEqual(eachOnce(2));
		expect(erroneous.map(({ json }) => json.error)).toEqual([
			"'Batch Size' must be a number from 1 to 100",
			"'Batch Size' must be a number from 1 to 100",
		]);
		expect(sandbox.current.requests).toEqual([]);
	},
);

test('what went wrong after a write is an outcome, never thrown: written records stay in view', async () => {
	sandbox.current.faults.add({
		when: { operation: 'create', nth: 2 },
		then: { status: 403, body: 'no' },
	});
	const { items, failed, status } = await executeNode(
		{ ...createTickets, options: { batchSize: 1, concurrency: 1 } },
		itemsOf([ticket('T0'), ticket('T1'), ticket('T2')]),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(status).toBe('success');
	expect(sourceOf(items)).toEqual([{ item: 0 }]);
	expect(failed.map(({ json }) => (json.details as IDataObject).outcome)).toEqual([
		'failed',
		'notSent',
	]);
});
