import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';
import { customProperties } from './customProperties';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox({ properties: customProperties });

/** A row of the query. */
const order = (number: string | null, more: IDataObject = {}): IDataObject => ({
	order_number: number,
	title: `Order ${number}`,
	amount: '100.50',
	due_on: '2026-04-30',
	sales_rep_email: 'owner2@sandbox.example',
	updated_at: '2026-03-02 08:00:00.123456+00',
	...more,
});
const run = async (orders: IDataObject[]) =>
	await runExample('orders-to-deals.json', {
		'Every 15 Minutes': itemsOf([{ timestamp: '2026-03-02T09:00:00.000+01:00' }]),
		'Find New and Changed Orders': itemsOf(orders),
	});
const deals = () => sandbox.current.records('deals');
const deal = (number: string) =>
	deals().find(({ properties }) => properties.order_number === number);
/** The values for the placeholders $1, $2, … of a query. */
const values = (row: IDataObject) => (row.options as IDataObject).queryReplacement;
/** What a salesperson does in HubSpot. */
const moveOn = async (number: string, properties: IDataObject) =>
	await sandbox.current.inject({
		method: 'PATCH',
		path: `/crm/v3/objects/deals/${deal(number)?.id}`,
		body: { properties },
	});

test('creates a deal in the first stage for each new order, and saves its ID', async () => {
	const result = await run([order('A-1'), order('A-2', { sales_rep_email: null })]);
	expect(deals().map(({ properties }) => properties)).toEqual([
		expect.objectContaining({
			order_number: 'A-1',
			dealname: 'Order A-1',
			amount: '100.50',
			pipeline: 'default',
			dealstage: 'contractsent',
			hubspot_owner_id: '534942',
		}),
		expect.not.objectContaining({ hubspot_owner_id: expect.anything() }),
	]);
	expect(batchCalls(sandbox.current.requests)).toEqual([
		expect.stringMatching(/^read 2/),
		'upsert 2 → 200',
	]);
	expect(fields(result, 'Save Deal ID').map(values)).toEqual(
		['A-1', 'A-2'].map((number) => [number, deal(number)?.id, '2026-03-02 08:00:00.123456+00']),
	);
	expect(sources(result, 'Upsert Deals')).toEqual([[0, 1], []]);
	expect(result.runData).not.toHaveProperty('Save the Reason');
});

test('updates the deal of a changed order, which keeps its stage and owner', async () => {
	await run([order('A-1')]);
	await moveOn('A-1', { dealstage: 'closedwon', hubspot_owner_id: '534943' });
	sandbox.current.clearRequests();

	const changed = { amount: '250', title: 'Order A-1, more', due_on: '2026-05-31' };
	const result = await run([order('A-1', changed), order('A-2')]);
	expect(deals()).toHaveLength(2);
	expect(deal('A-1')?.properties).toMatchObject({
		amount: '250',
		dealname: 'Order A-1, more',
		dealstage: 'closedwon',
		hubspot_owner_id: '534943',
	});
	expect(deal('A-2')?.properties).toMatchObject({
		dealstage: 'contractsent',
		hubspot_owner_id: '534942',
	});
	expect(batchCalls(sandbox.current.requests)).toEqual([
		expect.stringMatching(/^read 2/),
		'upsert 2 → 200',
	]);
	const { inputs } = batchRequests(sandbox.current.requests)[1]?.body as {
		inputs: Array<{ id: string; properties: IDataObject }>;
	};
	const sent = inputs.find(({ id }) => id === 'A-1')?.properties ?? {};
	expect(Object.keys(sent)).toEqual(expect.arrayContaining(['amount', 'closedate', 'dealname']));
	expect(sent).not.toHaveProperty('dealstage');
	expect(sent).not.toHaveProperty('pipeline');
	expect(fields(result, 'Save Deal ID').map(values)).toEqual(
		['A-1', 'A-2'].map((number) => [number, deal(number)?.id, expect.any(String)]),
	);
});

test('a create-only value that is invalid does not fail the update of an existing deal', async () => {
	await run([order('A-1')]);
	const result = await run([
		order('A-1', { amount: '7', sales_rep_email: 'left@sandbox.example' }),
	]);
	expect(result.runData).not.toHaveProperty('Save the Reason');
	expect(deal('A-1')?.properties).toMatchObject({ amount: '7', hubspot_owner_id: '534942' });
});

test('saves the reason for a refused order on its row, and writes the others', async () => {
	const result = await run([
		order('A-1'),
		order('A-2', { amount: '1,5' }),
		order('A-3', { sales_rep_email: 'left@sandbox.example' }),
		order(null),
		order('A-5'),
	]);
	expect(sources(result, 'Upsert Deals')).toEqual([
		[0, 4],
		[1, 2, 3],
	]);
	expect(fields(result, 'Save the Reason').map(values)).toEqual([
		['A-2', expect.stringMatching(/^(?=.*Amount)(?=.*1,5)/)],
		['A-3', expect.stringMatching(/^(?=.*Owner)(?=.*left@sandbox.example)/)],
		[null, expect.stringContaining("'Value to Match' (order_number)")],
	]);
	expect(fields(result, 'Save Deal ID').map(values)).toEqual(
		['A-1', 'A-5'].map((number) => [number, deal(number)?.id, expect.any(String)]),
	);
	expect(deals().map(({ properties }) => properties.order_number)).toEqual(['A-1', 'A-5']);
});

test('sends nothing without new and changed orders', async () => {
	await run([]);
	expect(sandbox.current.requests).toEqual([]);
});
