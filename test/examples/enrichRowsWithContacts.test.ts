import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { problemLine } from '../support/lines';
import { batchCalls, useSandbox } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox();

const run = async (rows: IDataObject[]) =>
	await runExample('enrich-rows-with-contacts.json', {
		'Read Sign-Ups': itemsOf(rows.map((row, place) => ({ row_number: place + 2, ...row }))),
	});
const known = () =>
	sandbox.current.seed('contacts', [
		{ email: 'ada@example.com', company: 'Engines', lifecyclestage: 'customer' },
		{ email: 'grace@example.com', company: 'Navy', lifecyclestage: 'opportunity' },
	]);
const written = (row: IDataObject) => (row.columns as IDataObject).value;

test('writes the data of known contacts to their rows, and creates leads for new people', async () => {
	const [ada, grace] = known();
	const result = await run([
		{ Email: 'new@example.com', Name: 'Nora van Dyke' },
		{ Email: 'Grace@Example.com', Name: 'Grace Hopper' },
		{ Email: 'ada@example.com', Name: 'Ada' },
		{ Email: 'other@example.com', Name: '' },
	]);
	expect(fields(result, 'Write to Row').map(written)).toEqual([
		{ row_number: 3, 'HubSpot ID': grace?.id, Company: 'Navy', 'Lifecycle stage': 'opportunity' },
		{ row_number: 4, 'HubSpot ID': ada?.id, Company: 'Engines', 'Lifecycle stage': 'customer' },
	]);
	expect(sources(result, 'Get Contacts')).toEqual([[0, 1, 2, 3], []]);
	const [, , ...leads] = sandbox.current.records('contacts');
	expect(leads.map(({ properties }) => properties)).toEqual(
		expect.arrayContaining([
			expect.objectContaining({
				email: 'new@example.com',
				firstname: 'Nora',
				lastname: 'van Dyke',
				lifecyclestage: 'lead',
			}),
			expect.objectContaining({ email: 'other@example.com', lifecyclestage: 'lead' }),
		]),
	);
	expect(fields(result, 'Leads in HubSpot').map((lead) => lead.id)).toEqual(
		expect.arrayContaining(leads.map(({ id }) => id)),
	);
	expect(batchCalls(sandbox.current.requests).map((call) => call.split(' →')[0])).toEqual([
		'read 4',
		'upsert 2',
	]);
});

test('creates one lead for two rows with the same address', async () => {
	const row = { Email: 'new@example.com', Name: 'Nora' };
	const result = await run([row, row]);
	expect(sandbox.current.records('contacts')).toHaveLength(1);
	expect(result.output('Leads in HubSpot')).toHaveLength(2);
});

test('collects rows without a valid address, with the reason', async () => {
	const result = await run([
		{ Email: '', Name: 'Nobody' },
		{ Email: 'nora(at)example.com', Name: 'Nora' },
		{ Email: 'new@example.com', Name: 'Ned' },
	]);
	expect(sources(result, 'Get Contacts')).toEqual([[1, 2], [0]]);
	expect(sources(result, 'Create Leads')).toEqual([[1], [0]]);
	expect(fields(result, 'Rows to Correct')).toEqual(
		expect.arrayContaining([
			expect.objectContaining({
				Name: 'Nobody',
				error: problemLine('ID_EMPTY', { field: "'ID' (email)" }, 0),
			}),
			expect.objectContaining({ id: null, error: expect.stringMatching(/e-?mail/i) }),
		]),
	);
	expect(sandbox.current.records('contacts')).toHaveLength(1);
});
