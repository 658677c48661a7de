import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../support/items';
import { refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { hideSchema, useSandbox } from '../support/useSandbox';
import { partial } from '../support/versions/apiVersion';

/** How the node finds the bad records of a batch that HubSpot refuses. */
const sandbox = useSandbox();

const createContacts = { resource: 'contact', operation: 'create' };
const contacts = (length: number, bad: readonly number[] = []): IDataObject[] =>
	eachOnce(length).map((item) => ({
		email: bad.includes(item) ? `bad@${item}` : `good${item}@example.com`,
		firstname: `N${item}`,
	}));
/** 34 of 100. */
const everyThird = eachOnce(34).map((index) => index * 3);

test('a partial success names the bad record, and the others are written with one request', async () => {
	const { items, errors, batches } = await runNode({
		...createContacts,
		items: contacts(100, [41]),
	});
	expect(batches).toEqual([`create 100 → ${partial(201)}`]);
	expect(items).toHaveLength(99);
	expect(itemIndexes(errors)).toEqual([41]);
	expect(sandbox.current.records('contacts')).toHaveLength(99);
});

describe('a batch that is refused as a whole', () => {
	beforeEach(() => {
		// Without trace ids HubSpot gives no errors by record.
		sandbox.current.switches.traceIdsCount = false;
		// The 409 names no value, only the ID of the first record that has one.
		sandbox.current.switches.takenEmail = 'conflict';
	});

	/** Seeds contacts that exist already. The 409 for the batch names only the first one, by its ID. */
	const seedContacts = (taken: readonly number[]) =>
		sandbox.current.seed(
			'contacts',
			taken.map((item) => ({ email: `good${item}@example.com` })),
		);

	test('costs three requests if 33 values are taken: one read names all who have them', async () => {
		const taken = everyThird.slice(0, 33);
		const existing = seedContacts(taken);
		const { items, errors, batches } = await runNode({ ...createContacts, items: contacts(100) });
		expect(items).toHaveLength(67);
		expect(errors.map(({ details }) => details?.existingId)).toEqual(existing.map(({ id }) => id));
		expect(batches).toHaveLength(3);
		expect(batches[2]).toBe('create 67 → 201');
	});

	/** A credential that cannot read: nothing can be asked. */
	const refuseReading = () =>
		sandbox.current.faults.add({
			when: { operation: 'read' },
			then: { status: 403, body: { category: 'MISSING_SCOPES', message: 'No scope for that' } },
		});

	test.each([
		{ bad: [41], atMost: 15 },
		{ bad: [0], atMost: 15 },
		{ bad: [3, 77], atMost: 27 },
		{ bad: [1, 25, 50, 75, 99], atMost: 55 },
	])('is halved until only $bad fail if nothing can be asked', async ({ bad, atMost }) => {
		refuseReading();
		const existing = seedContacts(bad);
		const { items, errors, batches } = await runNode({ ...createContacts, items: contacts(100) });
		expect(items).toHaveLength(100 - bad.length);
		expect(sandbox.current.records('contacts')).toHaveLength(100);
		expect(batches.filter((batch) => batch.startsWith('read'))).toHaveLength(1);
		expect(batches.length).toBeLessThanOrEqual(atMost + 1);
		expect(errors).toMatchObject(
			bad.map((item, index) => ({
				item,
				error: refusalLine('record-exists', { existingId: existing[index]?.id ?? '' }),
				json: { message: expect.stringMatching(/^Contact already exists/) },
				details: { category: 'CONFLICT', httpStatus: 409, existingId: existing[index]?.id },
			})),
		);
	});

	test('loses no good record, however many are bad', async () => {
		refuseReading();
		seedContacts(everyThird);
		const { items, errors, batches } = await runNode({ ...createContacts, items: contacts(100) });
		expect(itemIndexes(errors)).toEqual(everyThird);
		expect(items).toHaveLength(100 - everyThird.length);
		expect(batches.length).toBeLessThan(200);
	});

	test.each([
		{ name: 'one value', bad: [41] },
		{ name: 'many values', bad: everyThird },
	])('is sent again without the bad records when HubSpot quotes $name', async ({ bad }) => {
		const { items, errors, batches } = await runNode({
			...createContacts,
			items: contacts(100, bad),
		});
		expect(items).toHaveLength(100 - bad.length);
		expect(errors).toMatchObject(
			bad.map((item) => ({
				item,
				error: refusalLine('email-invalid', { said: `Email address bad@${item} is invalid` }),
				details: { code: 'INVALID_EMAIL', property: 'email', httpStatus: 400 },
			})),
		);
		expect(batches).toEqual(['create 100 → 400', `create ${100 - bad.length} → 201`]);
	});

	test('is sent again without the records that have an unknown property', async () => {
		hideSchema();
		const { errors, batches } = await runNode({
			...createContacts,
			items: contacts(100).map((row, item) =>
				item % 10 === 0 ? { ...row, shoe_size: '38' } : row,
			),
		});
		expect(itemIndexes(errors)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
		expect(batches).toHaveLength(2);
	});
});

test('two addresses of one contact in an upsert are sent in separate batches', async () => {
	sandbox.current.seed('contacts', [
		{ email: 'ada@example.com', hs_additional_emails: 'lovelace@example.com' },
	]);
	const { items, errors } = await runNode({
		resource: 'contact',
		operation: 'upsert',
		matchBy: 'email',
		propertiesJson: '={{ ({ firstname: $json.firstname }) }}',
		items: [
			{ email: 'ada@example.com', firstname: 'A' },
			{ email: 'bob@example.com', firstname: 'B' },
			{ email: 'lovelace@example.com', firstname: 'L' },
		],
	});
	expect(errors).toEqual([]);
	expect(itemIndexes(items)).toEqual(eachOnce(3));
	expect(sandbox.current.records('contacts')).toHaveLength(2);
});

test('a batch is not halved for an error that every record would cause', async () => {
	// With the schema the node itself refuses the property, and sends nothing.
	hideSchema();
	const { errors, batches } = await runNode({
		resource: 'contact',
		operation: 'upsert',
		matchBy: 'firstname',
		items: contacts(250),
	});
	expect(itemIndexes(errors)).toEqual(eachOnce(250));
	expect(errors[0]?.error).toMatch(/firstname/);
	// Three batches were in flight at once.
	expect(batches.length).toBeLessThanOrEqual(3);
});

test('IDs that do not exist fail their items, although one error lists them all', async () => {
	const [one, two] = sandbox.current.seed('tickets', [{ subject: 'A' }, { subject: 'B' }]);
	const { items, errors } = await runNode({
		resource: 'ticket',
		operation: 'update',
		propertiesJson: '={{ ({ subject: "New" }) }}',
		items: ['404', one?.id, 'no id at all', two?.id, '405'].map((id) => ({ id })),
	});
	expect(itemIndexes(items)).toEqual([1, 3]);
	expect(errors).toMatchObject(
		[0, 2, 4].map((item) => ({
			item,
			details: { outcome: 'failed', category: 'OBJECT_NOT_FOUND' },
		})),
	);
});
