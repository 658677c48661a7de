import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { problemLine } from '../support/lines';
import { useSandbox } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox();

const run = async (rows: IDataObject[]) =>
	await runExample('google-sheets-to-contacts.json', {
		'Every Night at 2': itemsOf([{ timestamp: '2026-03-02T02:00:00.000+01:00' }]),
		'Read Sheet': itemsOf(
			// Google Sheets adds the row number; row 1 has the column names.
			rows.map((row, place) => ({ row_number: place + 2, ...row })),
		),
	});
const contacts = () => sandbox.current.records('contacts').map(({ properties }) => properties);

test('writes rows to contacts, and cells that Google Sheets returns as numbers as text', async () => {
	await run([
		{ Email: 'ada@example.com', 'First name': 'Ada', Phone: 442079460958, City: 'London' },
		{ Email: 'grace@example.com', 'First name': 'Grace', Phone: '030 123', City: 10115 },
	]);
	expect(contacts()).toEqual(
		expect.arrayContaining([
			expect.objectContaining({ email: 'ada@example.com', phone: '442079460958' }),
			expect.objectContaining({ email: 'grace@example.com', city: '10115' }),
		]),
	);
});

test('keeps values for empty cells, and prefers the lower of two rows for one person', async () => {
	sandbox.current.seed('contacts', [{ email: 'ada@example.com', company: 'Engines', city: 'Ely' }]);
	const result = await run([
		{ Email: 'ada@example.com', 'First name': 'A.', Company: '', City: 'London' },
		{ Email: 'ADA@example.com', 'First name': 'Ada', Company: '', City: '' },
	]);
	expect(contacts()).toMatchObject([{ firstname: 'Ada', company: 'Engines', city: 'London' }]);
	const [first, second] = fields(result, 'Contacts in HubSpot');
	expect(first?.id).toBe(second?.id);
	expect(sources(result, 'Upsert Contacts')).toEqual([[0, 1], []]);
});

test('creates no contact twice when it runs again the next night', async () => {
	const rows = [{ Email: 'ada@example.com', 'First name': 'Ada' }];
	await run(rows);
	const second = await run(rows);
	expect(fields(second, 'Contacts in HubSpot')).toMatchObject([{ isNew: false }]);
	expect(contacts()).toHaveLength(1);
});

test('adds invalid rows to the error tab with their row number, and writes the others', async () => {
	const result = await run([
		{ Email: 'ada@example.com', 'First name': 'Ada' },
		{ Email: 'ada(at)example.com', 'First name': 'Ada' },
		{ Email: '', 'First name': 'Nobody' },
	]);
	expect(sources(result, 'Upsert Contacts')).toEqual([[0], [1, 2]]);
	expect(fields(result, 'Add to Sync Errors')).toMatchObject(
		[
			{ Row: 3, Email: 'ada(at)example.com', Problem: expect.stringMatching(/e-?mail/i) },
			{
				Row: 4,
				Email: '',
				Problem: problemLine('ID_EMPTY', { field: "'Value to Match' (email)" }, 2),
			},
		].map((value) => ({
			operation: 'append',
			columns: { value: { ...value, 'What to do': 'Correct it and send it again' } },
		})),
	);
	expect(contacts()).toHaveLength(1);
});
