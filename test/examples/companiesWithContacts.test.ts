import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { problemLine } from '../support/lines';
import { batchCalls, seedOne, useSandbox, withoutStatus } from '../support/useSandbox';
import { customProperties } from './customProperties';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox({ properties: customProperties });

const LINK = 'associations/batch/associate/default';

// Google Sheets adds the row number; row 1 has the column names.
const numbered = (rows: IDataObject[]) =>
	itemsOf(rows.map((row, place) => ({ row_number: place + 2, ...row })));
const run = async (companies: IDataObject[], contacts: IDataObject[]) =>
	await runExample('companies-with-contacts.json', {
		'Read Companies': numbered(companies),
		'Read Contacts': numbered(contacts),
	});
const company = (number: string | number, name: string, more: IDataObject = {}): IDataObject => ({
	'Customer number': number,
	Company: name,
	...more,
});
const contact = (email: string, number: string | number, more: IDataObject = {}): IDataObject => ({
	Email: email,
	'Customer number': number,
	...more,
});
const companies = () => sandbox.current.records('companies');
/** The names of the companies that each contact is linked to, by the contact's address. */
const linked = () =>
	Object.fromEntries(
		sandbox.current
			.records('contacts')
			.map(({ id, properties }) => [
				properties.email,
				sandbox.current
					.links(['contacts', id], 'companies')
					.map(
						({ toObjectId }) => sandbox.current.record('companies', toObjectId)?.properties.name,
					),
			]),
	);
const syncErrors = (result: Awaited<ReturnType<typeof run>>) =>
	fields(result, 'Add to Sync Errors').map(({ columns }) => (columns as IDataObject).value);

test('writes companies, and links each contact to the company with its customer number', async () => {
	const [known] = sandbox.current.seed('companies', [{ name: 'Old', customer_number: '0042' }]);
	const ada = seedOne('contacts', { email: 'ada@example.com', jobtitle: 'Engineer' });
	const result = await run(
		[
			company('0042', 'Engines', { Domain: 'engines.example', Industry: 'Manufacturing' }),
			company(1001, 'Navy', { Employees: 300 }),
		],
		[
			contact('Ada@Example.com', '0042', { 'First name': 'Ada', 'Job title': '' }),
			contact('grace@example.com', 1001, { 'First name': 'Grace', 'Last name': 'Hopper' }),
			contact('bo@example.com', '0042'),
			contact('cy@example.com', ''),
		],
	);
	expect(companies()).toMatchObject([
		{
			id: known?.id,
			properties: { name: 'Engines', domain: 'engines.example', industry: 'MANUFACTURING' },
		},
		{ properties: { name: 'Navy', customer_number: '1001', numberofemployees: '300' } },
	]);
	expect(linked()).toEqual({
		'ada@example.com': ['Engines'],
		'grace@example.com': ['Navy'],
		'bo@example.com': ['Engines'],
		'cy@example.com': [],
	});
	expect(sandbox.current.record('contacts', ada)?.properties).toMatchObject({
		firstname: 'Ada',
		jobtitle: 'Engineer',
	});
	expect(batchCalls(sandbox.current.requests)).toEqual([
		'upsert 2 → 200',
		'read 2 → 200',
		'upsert 4 → 200',
		`${LINK} 3 → 200`,
	]);
	expect(sources(result, 'Upsert Companies')).toEqual([[0, 1], []]);
	expect(sources(result, 'Upsert Contacts')).toEqual([[0, 1, 2, 3], []]);
	expect(fields(result, 'Contacts in HubSpot').map(({ isNew }) => isNew)).toEqual([
		false,
		true,
		true,
		true,
	]);
	expect(result.runData).not.toHaveProperty('Add to Sync Errors');
});

test('writes and links 250 contacts of 250 companies in 10 requests', async () => {
	const places = Array.from({ length: 250 }, (_, place) => place);
	await run(
		places.map((place) => company(`C${place}`, `Company ${place}`)),
		places.map((place) => contact(`p${place}@example.com`, `C${place}`)),
	);
	const calls = withoutStatus(batchCalls(sandbox.current.requests));
	expect([...calls].sort()).toEqual([
		`${LINK} 250`,
		...['read 100', 'read 100', 'read 50'],
		...['upsert 100', 'upsert 100', 'upsert 100', 'upsert 100', 'upsert 50', 'upsert 50'],
	]);
	expect(linked()).toEqual(
		Object.fromEntries(places.map((place) => [`p${place}@example.com`, [`Company ${place}`]])),
	);
});

test('makes no record and no link twice when it runs again', async () => {
	const rows = [
		[company('1', 'Engines')],
		[contact('ada@example.com', '1'), contact('bo@example.com', '1')],
	] as const;
	await run([...rows[0]], [...rows[1]]);
	await run([...rows[0]], [...rows[1]]);
	expect(companies()).toHaveLength(1);
	expect(linked()).toEqual({ 'ada@example.com': ['Engines'], 'bo@example.com': ['Engines'] });
});

test('adds invalid rows to the error tab, and writes and links the others', async () => {
	const result = await run(
		[
			company('1', 'Engines'),
			company('2', 'Rockets', { Industry: 'Space travel' }),
			company('', 'Nobody'),
		],
		[
			contact('ada@example.com', '1'),
			contact('bo@example.com', '2'),
			contact('cy(at)example.com', '1'),
			contact('di@example.com', '1'),
		],
	);
	expect(sources(result, 'Upsert Companies')).toEqual([[0], [1, 2]]);
	expect(sources(result, 'Upsert Contacts')).toEqual([
		[0, 3],
		[1, 2],
	]);
	const toCorrect = { 'What to do': 'Correct it and send it again' };
	expect(syncErrors(result)).toMatchObject([
		{
			Step: 'Upsert Companies',
			Row: 3,
			'Customer number': '2',
			Problem: expect.stringMatching(/^(?=.*industry)(?=.*Space travel)/i),
			...toCorrect,
		},
		{
			Step: 'Upsert Companies',
			Row: 4,
			Problem: problemLine('ID_EMPTY', { field: "'Value to Match' (customer_number)" }, 2),
			...toCorrect,
		},
		{
			Step: 'Upsert Contacts',
			Row: 3,
			'Customer number': '2',
			Problem: problemLine(
				'LINK_TARGET_NOT_FOUND',
				{
					object: 'company',
					property: 'customer_number',
					value: '2',
					field: "'To Record ID' of an association",
				},
				1,
			),
			...toCorrect,
		},
		{ Step: 'Upsert Contacts', Row: 4, Problem: expect.stringMatching(/e-?mail/i), ...toCorrect },
	]);
	expect(companies()).toHaveLength(1);
	expect(linked()).toEqual({ 'ada@example.com': ['Engines'], 'di@example.com': ['Engines'] });
});

test('reports a contact that was written without its link, and the next run links it', async () => {
	const rows = [[company('1', 'Engines')], [contact('ada@example.com', '1')]] as const;
	const fault = sandbox.current.faults.add({
		when: { operation: LINK },
		then: { status: 403, body: { message: 'Not now', category: 'FORBIDDEN' } },
	});
	const result = await run([...rows[0]], [...rows[1]]);
	expect(syncErrors(result)).toMatchObject([
		{
			Step: 'Upsert Contacts',
			Row: 2,
			Problem: expect.stringContaining('Not now'),
			'What to do': 'It was saved without its company: send it again as it is',
		},
	]);
	expect(linked()).toEqual({ 'ada@example.com': [] });
	fault.remove();
	await run([...rows[0]], [...rows[1]]);
	expect(linked()).toEqual({ 'ada@example.com': ['Engines'] });
});
