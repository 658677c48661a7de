import { itemsOf } from '../support/items';
import { batchCalls, useSandbox } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox();

/** A row from Extract from File: all cells are text. */
const row = (email: string, more: Record<string, string> = {}) => ({
	'E-mail': email,
	'First name': 'Ada',
	'Last name': 'Lovelace',
	Phone: '+44 20 7946 0958',
	Company: 'Analytical Engines',
	'Job title': '',
	'Lifecycle stage': 'Marketing Qualified Lead',
	...more,
});
const run = async (rows: Array<Record<string, string>>) =>
	await runExample('csv-to-contacts.json', {
		'Read Contacts File': itemsOf([{ fileName: 'contacts.csv' }]),
		'Extract from File': itemsOf(rows),
	});
const byEmail = (email: string) =>
	sandbox.current.records('contacts').find(({ properties }) => properties.email === email);

test('writes 150 rows in two batches, and updates existing contacts', async () => {
	const [known] = sandbox.current.seed('contacts', [
		{ email: 'p0@example.com', firstname: 'Old', jobtitle: 'Engineer' },
	]);
	const rows = Array.from({ length: 150 }, (_, place) => row(`p${place}@example.com`));
	const result = await run(rows);
	expect(batchCalls(sandbox.current.requests).sort()).toEqual([
		'upsert 100 → 200',
		'upsert 50 → 200',
	]);
	expect(sandbox.current.records('contacts')).toHaveLength(150);
	expect(byEmail('p149@example.com')?.properties).toMatchObject({
		firstname: 'Ada',
		lifecyclestage: 'marketingqualifiedlead',
	});
	// The cell of the job title is empty, so the value in HubSpot is kept.
	expect(byEmail('p0@example.com')).toMatchObject({
		id: known?.id,
		properties: { firstname: 'Ada', jobtitle: 'Engineer' },
	});
	expect(result.output('Contacts in HubSpot')).toHaveLength(150);
	expect(fields(result, 'Contacts in HubSpot').filter((contact) => contact.isNew)).toHaveLength(
		149,
	);
	expect(result.runData).not.toHaveProperty('Write File');
});

test('writes invalid rows, unchanged and with the reason, to the file of rows to correct', async () => {
	const bad = [
		row('not an address'),
		row('vip@example.com', { 'Lifecycle stage': 'VIP' }),
		row('', { 'First name': 'Nobody' }),
	];
	const result = await run([row('ada@example.com'), ...bad, row('cy@example.com')]);
	expect(sources(result, 'Upsert Contacts')).toEqual([
		[0, 4],
		[1, 2, 3],
	]);
	const toCorrect = fields(result, 'Add Reason');
	expect(toCorrect).toEqual(
		bad.map((original) => ({
			...original,
			Problem: expect.any(String),
			'What to do': 'Correct it and send it again',
		})),
	);
	expect(String(toCorrect[1]?.Problem)).toMatch(/^(?=.*Lifecycle Stage)(?=.*VIP)(?=.*Subscriber)/);
	expect(result.output('Write File')).toHaveLength(3);
	expect(sandbox.current.records('contacts')).toHaveLength(2);
});

test('creates each contact once when the corrected file is run again', async () => {
	const first = await run([row('ada@example.com'), row('bob@example')]);
	const [toCorrect] = fields(first, 'Add Reason');
	const corrected = Object.entries(toCorrect ?? {}).map(([name, cell]) => [name, String(cell)]);
	await run([{ ...Object.fromEntries(corrected), 'E-mail': 'bob@example.com' }]);
	await run([row('ada@example.com')]);
	expect(
		sandbox.current
			.records('contacts')
			.map(({ properties }) => properties.email)
			.sort(),
	).toEqual(['ada@example.com', 'bob@example.com']);
});
