import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';
import { customProperties } from './customProperties';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox({ properties: customProperties });

/** A row of the sheet. Google Sheets adds its number; row 1 has the column names. */
const row = (number: string, more: IDataObject = {}): IDataObject => ({
	'Case number': number,
	Subject: `Case ${number}`,
	Description: 'It does not work',
	Priority: 'High',
	...more,
});
const run = async (rows: IDataObject[]) => {
	sandbox.current.clearRequests();
	return await runExample('cases-to-tickets.json', {
		'Every 15 Minutes': itemsOf([{ timestamp: '2026-03-02T09:00:00.000+01:00' }]),
		'Read Cases': itemsOf(rows.map((one, place) => ({ row_number: place + 2, ...one }))),
	});
};
const tickets = () => sandbox.current.records('tickets');
const ticket = (number: string) =>
	tickets().find(({ properties }) => properties.case_number === number);
/** What the latest run wrote, by property. */
const inputs = () =>
	batchRequests(sandbox.current.requests)
		.filter(({ operation }) => operation === 'upsert')
		.flatMap(({ body }) => (body as { inputs: IDataObject[] }).inputs);

test('makes one ticket for each case number, however often it runs', async () => {
	const rows = Array.from({ length: 150 }, (_, place) => row(`00${place}`));
	await run(rows);
	expect(tickets()).toHaveLength(150);
	expect(ticket('007')?.properties).toMatchObject({
		subject: 'Case 007',
		content: 'It does not work',
		hs_ticket_priority: 'HIGH',
		hs_pipeline: '0',
		hs_pipeline_stage: '1',
	});
	await run(rows);
	expect(tickets()).toHaveLength(150);
	expect(inputs()).toEqual([]);
	expect(batchCalls(sandbox.current.requests).sort()).toEqual(['read 100 → 200', 'read 50 → 200']);
});

test('updates what has changed, and leaves the status that the team has set', async () => {
	await run([row('1'), row('2')]);
	await sandbox.current.inject({
		method: 'PATCH',
		path: `/crm/v3/objects/tickets/${ticket('1')?.id}`,
		body: { properties: { hs_pipeline_stage: '3' } },
	});
	await run([row('1', { Subject: 'Fire' }), row('2')]);
	expect(inputs()).toMatchObject([{ id: '1', properties: { subject: 'Fire' } }]);
	expect(ticket('1')?.properties).toMatchObject({ subject: 'Fire', hs_pipeline_stage: '3' });
});

test('adds rows that failed to the error tab, with what to do, and writes the others', async () => {
	sandbox.current.faults.add({
		when: { operation: 'upsert', times: 1 },
		then: { status: 429, body: { status: 'error', policyName: 'DAILY', message: 'daily limit' } },
	});
	const result = await run([row('1'), row('2', { Priority: 'ASAP' }), row('')]);
	expect(sources(result, 'Upsert Tickets')).toEqual([[], [0, 1, 2]]);
	const written = fields(result, 'Add to Sync Errors').map(
		({ columns }) => (columns as IDataObject).value,
	);
	const correct = 'Correct it: the next run sends it again';
	expect(written).toEqual([
		{
			When: expect.stringMatching(/^\d{4}-/),
			Row: 2,
			'Case number': '1',
			Problem: expect.stringMatching(/^Not sent: /),
			'What to do': 'Nothing: the next run sends it again',
		},
		expect.objectContaining({
			Row: 3,
			Problem: expect.stringContaining('ASAP'),
			'What to do': correct,
		}),
		expect.objectContaining({ Row: 4, 'Case number': '', 'What to do': correct }),
	]);
	await run([row('1'), row('2'), row('')]);
	expect(tickets().map(({ properties }) => properties.case_number)).toEqual(['1', '2']);
});
