import type { IDataObject } from 'n8n-workflow';

import { itemsOf } from '../support/items';
import { problemLine } from '../support/lines';
import { batchCalls, batchRequests, useSandbox, withoutStatus } from '../support/useSandbox';
import { fields, runExample, sources } from './runExample';

const sandbox = useSandbox();

/** A row of the query. */
const customer = (place: number, more: IDataObject = {}): IDataObject => ({
	customer_id: place,
	email: `P${place}@Example.com`,
	first_name: `First ${place}`,
	last_name: 'Last',
	phone: '+44 20 7946 0958',
	city: null,
	customer_since: '2024-02-29',
	...more,
});
const customers = (count: number) => Array.from({ length: count }, (_, place) => customer(place));
const run = async (rows: IDataObject[]) => {
	sandbox.current.clearRequests();
	return await runExample('nightly-contact-sync.json', {
		'Every Night at 1': itemsOf([{ timestamp: '2026-03-02T01:00:00.000+01:00' }]),
		'Read Customers': itemsOf(rows),
	});
};
/** The batches of the latest run, such as `read 100`. */
const batches = () => withoutStatus(batchCalls(sandbox.current.requests)).sort();
/** What the latest run wrote. */
const inputs = () =>
	batchRequests(sandbox.current.requests)
		.filter(({ operation }) => operation === 'upsert')
		.flatMap(({ body }) => (body as { inputs: IDataObject[] }).inputs);
const contact = (place: number) =>
	sandbox.current
		.records('contacts')
		.find(({ properties }) => properties.email === `p${place}@example.com`);
/** The values for the placeholders $1, $2, … of a query. */
const values = (row: IDataObject) => (row.options as IDataObject).queryReplacement;

test('writes all customers once, then nothing, then one property of the one that changed', async () => {
	const rows = customers(150);
	const first = await run(rows);
	expect(batches()).toEqual(['read 100', 'read 50', 'upsert 100', 'upsert 50']);
	expect(sandbox.current.records('contacts')).toHaveLength(150);
	expect(contact(149)?.properties).toMatchObject({ firstname: 'First 149', lastname: 'Last' });
	expect(fields(first, 'Save Contact ID').map(values)).toEqual(
		rows.map((_, place) => [place, contact(place)?.id]),
	);
	expect(first.runData).not.toHaveProperty('Unchanged');
	const stored = JSON.stringify(sandbox.current.records('contacts'));

	const second = await run(rows);
	expect(batches()).toEqual(['read 100', 'read 50']);
	expect(JSON.stringify(sandbox.current.records('contacts'))).toBe(stored);
	expect(fields(second, 'Unchanged')).toHaveLength(150);
	expect(second.runData).not.toHaveProperty('Save Contact ID');

	const third = await run([
		...rows.slice(0, 70),
		customer(70, { first_name: 'Ada' }),
		...rows.slice(71),
	]);
	expect(batches()).toEqual(['read 100', 'read 50', 'upsert 1']);
	expect(inputs()).toMatchObject([{ idProperty: 'email', properties: { firstname: 'Ada' } }]);
	expect(Object.keys(inputs()[0]?.properties ?? {})).toEqual(['firstname']);
	expect(contact(70)?.properties).toMatchObject({ firstname: 'Ada', lastname: 'Last' });
	expect(fields(third, 'Save Contact ID').map(values)).toEqual([[70, contact(70)?.id]]);
	expect(fields(third, 'Unchanged')).toHaveLength(149);
	expect(sources(third, 'Upsert Contacts')).toEqual([rows.map((_, place) => place), []]);
});

test('writes over what was changed in HubSpot, and leaves properties of NULL columns', async () => {
	await run(customers(2));
	await sandbox.current.inject({
		method: 'PATCH',
		path: `/crm/v3/objects/contacts/${contact(1)?.id}`,
		body: { properties: { phone: '110', city: 'London' } },
	});
	await run(customers(2));
	expect(batches()).toEqual(['read 2', 'upsert 1']);
	expect(contact(1)?.properties).toMatchObject({ phone: '+44 20 7946 0958', city: 'London' });
});

test('logs refused customers with their own IDs, and writes the others', async () => {
	await run(customers(2));
	const result = await run([
		customer(0, { phone: '110' }),
		customer(1),
		customer(2, { email: null }),
		customer(3, { customer_since: 'long ago' }),
		customer(4, { email: 'p4(at)example.com' }),
		customer(5),
	]);
	expect(sources(result, 'Upsert Contacts')).toEqual([
		[0, 1, 5],
		[2, 3, 4],
	]);
	expect(fields(result, 'Log Problem').map(values)).toEqual([
		[2, problemLine('ID_MISSING', { field: "'Value to Match' (email)" }, 2)],
		[3, expect.stringMatching(/^(?=.*closedate)(?=.*long ago)/)],
		[4, expect.stringMatching(/e-?mail/i)],
	]);
	expect(fields(result, 'Save Contact ID').map(values)).toEqual([
		[0, contact(0)?.id],
		[5, contact(5)?.id],
	]);
	expect(fields(result, 'Unchanged')).toMatchObject([{ id: contact(1)?.id, isUnchanged: true }]);
	expect(contact(0)?.properties.phone).toBe('110');
	expect(sandbox.current.records('contacts')).toHaveLength(3);
});

test('writes nothing while HubSpot cannot be read, and logs it', async () => {
	const body = { status: 'error', policyName: 'DAILY', message: 'daily limit' };
	sandbox.current.faults.add({ when: { operation: 'read' }, then: { status: 429, body } });
	const result = await run(customers(2));
	expect(batches()).toEqual(['read 2']);
	expect(fields(result, 'Log Problem').map(values)).toEqual([
		[0, expect.stringMatching(/^Not sent: /)],
		[1, expect.stringMatching(/^Not sent: /)],
	]);
	expect(sandbox.current.records('contacts')).toEqual([]);
});
