import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { useSandbox } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox();

const run = async (rows: IDataObject[]) =>
	await runExample('google-sheets-to-contacts.json', sandbox.current, {
		'Every Night at 2': itemsOf([{ timestamp: '2026-03-02T02:00:00.000+01:00' }]),
		'Read Sheet': itemsOf(
			// Google Sheets numbers the rows, and the first one holds the names of the columns.
			rows.map((row, place) => ({ row_number: place + 2, ...row })),
		),
	});
const contacts = () => sandbox.current.records('contacts').map(({ properties }) => properties);

test('rows become contacts; cells that Google Sheets made numbers arrive as they were shown', async () => {
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

test('an empty cell wipes nothing, and of two rows for one person the lower one wins', async () => {
	sandbox.current.seed('contacts', [{ email: 'ada@example.com', company: 'Engines', city: 'Ely' }]);
	const result = await run([
		{ Email: 'ada@example.com', 'First name': 'A.', Company: '', City: 'London' },
		{ Email: 'ADA@example.com', 'First name': 'Ada', Company: '', City: '' },
	]);
	expect(contacts()).toMatchObject([{ firstname: 'Ada', company: 'Engines', city: 'London' }]);
	const [first, second] = fields(result, 'Contacts in Step');
	expect(first?.id).toBe(second?.id);
	expect(sources(result, 'Upsert Contacts')).toEqual([[0, 1], []]);
});

test('the same sheet on the next night changes no number of contacts', async () => {
	const rows = [{ Email: 'ada@example.com', 'First name': 'Ada' }];
	await run(rows);
	const second = await run(rows);
	expect(fields(second, 'Contacts in Step')).toMatchObject([{ new: false }]);
	expect(contacts()).toHaveLength(1);
});

test('a bad row is added to the tab of errors with its row number; the others go on', async () => {
	const result = await run([
		{ Email: 'ada@example.com', 'First name': 'Ada' },
		{ Email: 'ada(at)example.com', 'First name': 'Ada' },
		{ Email: '', 'First name': 'Nobody' },
	]);
	expect(sources(result, 'Upsert Contacts')).toEqual([[0], [1, 2]]);
	expect(fields(result, 'Add to Sync Errors')).toMatchObject(
		[
			{ Row: 3, Email: 'ada(at)example.com', Problem: expect.stringMatching(/e-?mail/i) },
			{ Row: 4, Email: '', Problem: expect.stringMatching(/empty/) },
		].map((value) => ({
			operation: 'append',
			columns: { value: { ...value, 'What to do': 'Correct it and send it again' } },
		})),
	);
	expect(contacts()).toHaveLength(1);
});
