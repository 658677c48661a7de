import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { itemIndexes } from '../support/items';
import { outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** Values that cannot be written, and that a record turns out to get or not. */
const sandbox = useSandbox();

const upsert = { resource: 'contact', operation: 'upsert', matchBy: 'email' };
const ada = 'ada@example.com';
const bo = 'bo@example.com';
const POINTS = 'loyalty_points';
const OWNER = 'hubspot_owner_id';
const createOnlyProperties = [POINTS, OWNER];
const gone = 'gone@example.com';

const contact = (email: string) =>
	sandbox.current.records('contacts').find(({ properties }) => properties.email === email)
		?.properties;
const seedAda = (more: Record<string, string> = {}) =>
	sandbox.current.seed('contacts', [{ email: ada, firstname: 'Ada', ...more }]);
const writes = (batches: readonly string[]) => batches.filter((one) => !one.startsWith('read'));
const notANumber = (value: string, item: number) =>
	problemLine(
		'VALUE_NOT_A_NUMBER',
		{ field: `Property 'Loyalty points' (${POINTS})`, value },
		item,
	);
const replyTo = (operation: string, then: FaultAction, nth?: number) =>
	sandbox.current.faults.add({ when: { operation, ...(nth && { nth }) }, then });
const down: FaultAction = { status: 503, body: '<html>down</html>' };
const listDown = (list: string) =>
	outcomeLine(
		'notSent',
		problemLine('LIST_UNAVAILABLE', { list, said: refusalLine('outage', { status: '503' }) }),
	);

describe('an invalid value of a create-only property', () => {
	const options = { createOnlyProperties };

	test('does not matter to a record that exists, and fails a new one', async () => {
		seedAda();
		const { items, errors, batches } = await runNode({
			...upsert,
			options,
			items: [
				{ email: ada, city: 'London', [POINTS]: 'many' },
				{ email: bo, city: 'Oslo', [POINTS]: 'many' },
			],
		});
		expect(itemIndexes(items)).toEqual([0]);
		expect(errors).toMatchObject([
			{
				item: 1,
				error: notANumber('many', 1),
				details: { outcome: 'failed', code: 'VALUE_NOT_A_NUMBER', property: POINTS, idValue: bo },
			},
		]);
		expect(batches).toEqual([expect.stringMatching(/^read 2/), 'upsert 1 → 200']);
		expect(contact(ada)).toMatchObject({ city: 'London' });
		expect(contact(ada)).not.toHaveProperty(POINTS);
		expect(contact(bo)).toBeUndefined();
	});

	test('and nothing else leaves the record that exists as it is', async () => {
		seedAda({ [POINTS]: '7' });
		const { items, batches } = await runNode({
			...upsert,
			options,
			items: [{ email: ada, [POINTS]: 'many' }],
		});
		expect(writes(batches)).toEqual([]);
		expect(items.map(({ json }) => [json.email, json.isUnchanged, json[POINTS]])).toEqual([
			[ada, true, '7'],
		]);
	});

	test('beside one of another property fails the item before the lookup', async () => {
		seedAda();
		const { errors, batches } = await runNode({
			...upsert,
			options,
			items: [{ email: ada, [OWNER]: gone, hs_lead_status: 'no such status' }],
		});
		expect(errors).toMatchObject([{ details: { property: 'hs_lead_status' } }]);
		expect(batches).toEqual([]);
	});

	test('the first of several fails a new record', async () => {
		const { errors } = await runNode({
			...upsert,
			options,
			items: [{ email: ada, [POINTS]: 'many', [OWNER]: gone }],
		});
		expect(errors.map(({ error }) => error)).toEqual([notANumber('many', 0)]);
	});

	test('needs no lookup if no option leaves it out', async () => {
		const { errors, batches } = await runNode({
			...upsert,
			items: [{ email: ada, [POINTS]: 'many' }],
			options: { skipUnchanged: true },
		});
		expect(errors.map(({ error }) => error)).toEqual([notANumber('many', 0)]);
		expect(batches).toEqual([]);
	});

	test('is left to the next try if HubSpot does not reply to the lookup', async () => {
		seedAda();
		replyTo('read', down, 1);
		const { items, batches } = await runNode({
			...upsert,
			options: { ...options, maxWait: 0 },
			items: [{ email: ada, city: 'London', [POINTS]: 'many' }],
			onError: 'stopWorkflow',
			retryOnFail: true,
		});
		expect(itemIndexes(items)).toEqual([0]);
		expect(writes(batches)).toEqual(['upsert 1 → 200']);
	});

	test('does not keep the links of the item from being looked up together with others', async () => {
		seedAda();
		const company = { name: 'Acme', domain: 'acme.example' };
		sandbox.current.addProperty('companies', {
			...{ name: 'number', label: 'Number', type: 'string', fieldType: 'text' },
			hasUniqueValue: true,
		});
		sandbox.current.seed('companies', [{ ...company, number: 'C-1' }]);
		const { errors, batches } = await runNode({
			...upsert,
			options,
			items: [
				{ email: ada, city: 'London', [POINTS]: 'many' },
				{ email: bo, city: 'Oslo' },
			],
			propertiesJson: `={{ { email: $json.email, city: $json.city, ${POINTS}: $json.${POINTS} } }}`,
			associations: {
				association: [{ toObjectType: 'company', toIdProperty: 'number', toObjectId: 'C-1' }],
			},
		});
		expect(errors).toEqual([]);
		expect(batches).toEqual([
			'read 1 → 200',
			expect.stringMatching(/^read 2/),
			'upsert 2 → 200',
			'associations/batch/associate/default 2 → 200',
		]);
	});
});

describe.each(['upsert', 'update'])('Existing Records, in %s', (operation) => {
	test('Fill Empty: an invalid value fails only a record without a value', async () => {
		seedAda({ [POINTS]: '7' });
		sandbox.current.seed('contacts', [{ email: bo, firstname: 'Bo' }]);
		const { items, errors } = await runNode({
			...upsert,
			operation,
			options: { existingRecords: 'fillEmpty' },
			items: [ada, bo].map((email) => ({ email, city: 'Rome', [POINTS]: 'many' })),
		});
		expect(itemIndexes(items)).toEqual([0]);
		expect(errors.map(({ error }) => error)).toEqual([notANumber('many', 1)]);
		expect(contact(ada)).toMatchObject({ city: 'Rome', [POINTS]: '7' });
		expect(contact(bo)).not.toHaveProperty('city');
	});

	test('Keep: an invalid value does not matter to a record that exists', async () => {
		seedAda();
		const { items, batches } = await runNode({
			...upsert,
			operation,
			options: { existingRecords: 'keep' },
			items: [{ email: ada, [POINTS]: 'many' }],
		});
		expect(items.map(({ json }) => json.isUnchanged)).toEqual([true]);
		expect(writes(batches)).toEqual([]);
	});

	test('an item with nothing but an invalid value has something to write', async () => {
		seedAda();
		const { errors } = await runNode({
			...upsert,
			operation,
			options: { existingRecords: 'fillEmpty' },
			items: [{ email: ada, [POINTS]: 'many' }],
		});
		expect(errors.map(({ error }) => error)).toEqual([notANumber('many', 0)]);
	});
});

test('Keep: an invalid value fails a new record', async () => {
	const { errors, batches } = await runNode({
		...upsert,
		options: { existingRecords: 'keep' },
		items: [{ email: ada, [POINTS]: 'many' }],
	});
	expect(errors.map(({ error }) => error)).toEqual([notANumber('many', 0)]);
	expect(writes(batches)).toEqual([]);
});

describe('Skip Unchanged', () => {
	const run = async (items: IDataObject[], options: IDataObject = {}) =>
		await runNode({ ...upsert, items, options: { skipUnchanged: true, ...options } });
	/** The ID of an owner who is deactivated, and whom records still have. */
	const deactivated = '534944';
	const deactivate = () =>
		sandbox.current.addOwners([
			{ archived: true, email: gone, firstName: 'Grace', lastName: 'Gone' },
		]);

	test('an owner who is deactivated does not matter to a record that has this owner', async () => {
		deactivate();
		seedAda({ [OWNER]: deactivated });
		const { items, errors } = await run([{ email: ada, city: 'London', [OWNER]: gone }]);
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual([0]);
		expect(contact(ada)).toMatchObject({ city: 'London', [OWNER]: deactivated });
	});

	test.each([undefined, '534941'])(
		'an owner who is deactivated fails the item of a record that has the owner %p',
		async (owner) => {
			deactivate();
			seedAda(owner === undefined ? {} : { [OWNER]: owner });
			const { errors, batches } = await run([{ email: ada, city: 'London', [OWNER]: gone }]);
			expect(errors).toMatchObject([{ details: { code: 'VALUE_OWNER_DEACTIVATED' } }]);
			expect(writes(batches)).toEqual([]);
		},
	);

	test('an option that was removed does not matter to a record that has it', async () => {
		seedAda({ hs_lead_status: 'FORMER' });
		sandbox.current.seed('contacts', [{ email: bo, hs_lead_status: 'NEW' }]);
		const { items, errors } = await run(
			[ada, bo].map((email) => ({ email, city: 'Rome', hs_lead_status: 'FORMER' })),
		);
		expect(itemIndexes(items)).toEqual([0]);
		expect(errors).toMatchObject([{ item: 1, details: { code: 'VALUE_NOT_A_CHOICE' } }]);
	});

	test('the last of two items for one record wins, if it repeats what the record has', async () => {
		seedAda({ hs_lead_status: 'FORMER' });
		const { items, batches } = await run([
			{ email: ada, hs_lead_status: 'NEW' },
			{ email: ada, hs_lead_status: 'FORMER' },
		]);
		expect(items.map(({ json }) => json.isUnchanged)).toEqual([true, true]);
		expect(writes(batches)).toEqual([]);
	});
});

describe('a list that HubSpot does not return now', () => {
	const options = { createOnlyProperties, maxWait: 0 };
	const items = [ada, bo].map((email) => ({ email, city: 'Rome', [OWNER]: 'Ada Okafor' }));

	test('holds back only what needs it: a new record', async () => {
		seedAda();
		replyTo('owners', down);
		const run = await runNode({ ...upsert, options, items });
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(run.errors).toMatchObject([
			{ item: 1, error: listDown('owners'), details: { outcome: 'notSent' } },
		]);
		expect(writes(run.batches)).toEqual(['upsert 1 → 200']);
		expect(contact(ada)).toMatchObject({ city: 'Rome' });
	});

	test('holds back what a record gets', async () => {
		seedAda();
		replyTo('owners', down);
		const run = await runNode({ ...upsert, options: { skipUnchanged: true, maxWait: 0 }, items });
		expect(run.errors.map(({ error }) => error)).toEqual([listDown('owners'), listDown('owners')]);
		expect(run.batches).toEqual([]);
	});

	test('is asked for again by the next try, for what was held back', async () => {
		seedAda();
		replyTo('owners', down, 1);
		const run = await runNode({
			...upsert,
			options,
			items: [...items].reverse(),
			retryOnFail: true,
		});
		expect(itemIndexes(run.items)).toEqual([0, 1]);
		expect(writes(run.batches)).toEqual(['upsert 1 → 200', 'upsert 1 → 200']);
		expect(contact(bo)).toMatchObject({ [OWNER]: '534941' });
	});

	test('may be that of the pipelines', async () => {
		sandbox.current.addProperty('deals', {
			...{ name: 'order_number', label: 'Order number', type: 'string', fieldType: 'text' },
			hasUniqueValue: true,
		});
		sandbox.current.seed('deals', [{ order_number: 'A-1', dealname: 'One' }]);
		replyTo('pipelines', down);
		const run = await runNode({
			...{ resource: 'deal', operation: 'upsert', matchBy: 'order_number' },
			options: { createOnlyProperties: ['pipeline', 'dealstage'], maxWait: 0 },
			items: ['A-1', 'A-2'].map((order_number) => ({
				...{ order_number, amount: '7', pipeline: 'Sales Pipeline', dealstage: 'Closed Won' },
			})),
		});
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(run.errors).toMatchObject([{ item: 1, details: { code: 'LIST_UNAVAILABLE' } }]);
	});

	test('may be that of the sensitive properties, and no name is called unknown', async () => {
		seedAda();
		// The list of all properties comes first.
		sandbox.current.faults.add({ when: { operation: 'properties', nth: [2, 3] }, then: down });
		const run = await runNode({
			...upsert,
			options: { existingRecords: 'keep', maxWait: 0, unknownProperties: 'ignore' },
			items: [ada, bo].map((email) => ({ email, iban: 'DE1' })),
		});
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(run.errors.map(({ error }) => error)).toEqual([listDown('sensitive properties')]);
		expect(run.hints.join()).not.toContain('iban');
	});

	test('does not matter if the credential may not read it and the record does not get the value', async () => {
		seedAda();
		const body = { message: 'No scope', category: 'MISSING_SCOPES' };
		replyTo('owners', { status: 403, body });
		const run = await runNode({ ...upsert, options, items });
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(run.errors).toMatchObject([{ item: 1, details: { property: OWNER } }]);
	});
});

describe('two items for one record, of which one has an invalid create-only value', () => {
	const items = [
		{ email: ada, city: 'London', [POINTS]: 'many' },
		{ email: ada, city: 'Paris', [POINTS]: '3' },
		{ email: ada, state: 'X' },
	];
	const run = async (more: IDataObject = {}, rest: { retryOnFail?: boolean } = {}) =>
		await runNode({ ...upsert, items, options: { createOnlyProperties, ...more }, ...rest });

	test('are merged if the record exists', async () => {
		seedAda();
		const { items: written, inputs } = await run();
		expect(itemIndexes(written)).toEqual([0, 1, 2]);
		expect(inputs.filter(({ properties }) => properties)).toMatchObject([
			{ properties: { city: 'Paris', state: 'X' } },
		]);
	});

	test('are merged without it if the record is new', async () => {
		const { items: written, errors } = await run();
		expect(itemIndexes(written)).toEqual([1, 2]);
		expect(errors.map(({ error }) => error)).toEqual([notANumber('many', 0)]);
		expect(contact(ada)).toMatchObject({ city: 'Paris', state: 'X', [POINTS]: '3' });
	});

	test('a further try does not write what failed, though the record exists by then', async () => {
		const { items: written, errors, batches } = await run({}, { retryOnFail: true });
		expect(itemIndexes(written)).toEqual([1, 2]);
		expect(errors.map(({ error }) => error)).toEqual([notANumber('many', 0)]);
		expect(writes(batches)).toEqual(['upsert 1 → 200']);
		expect(contact(ada)).toMatchObject({ city: 'Paris' });
	});

	test('all fail as duplicates if the record exists and Duplicates is Fail', async () => {
		seedAda();
		const { errors, batches } = await run({ duplicates: 'error' });
		expect(errors).toMatchObject(
			[0, 1, 2].map((item) => ({ item, details: { code: 'DUPLICATE_ITEM' } })),
		);
		expect(writes(batches)).toEqual([]);
	});

	test('all fail as duplicates in a further try too', async () => {
		seedAda();
		const two = items.slice(0, 2);
		const options = { createOnlyProperties, duplicates: 'error' };
		const { errors, batches } = await runNode({
			...upsert,
			items: two,
			options,
			retryOnFail: true,
		});
		expect(errors).toMatchObject(
			[0, 1].map((item) => ({ item, details: { code: 'DUPLICATE_ITEM' } })),
		);
		expect(writes(batches)).toEqual([]);
	});

	test('is no duplicate if it fails by itself', async () => {
		const two = items.slice(0, 2);
		const { items: written, errors } = await runNode({
			...upsert,
			items: two,
			options: { createOnlyProperties, duplicates: 'error' },
		});
		expect(itemIndexes(written)).toEqual([1]);
		expect(errors.map(({ error }) => error)).toEqual([notANumber('many', 0)]);
	});
});

test('two addresses of one contact become one input, though one item has an invalid value', async () => {
	sandbox.current.seed('contacts', [
		{ email: bo, hs_additional_emails: 'bo@second.example', [POINTS]: '7' },
	]);
	const { items, inputs } = await runNode({
		...upsert,
		operation: 'update',
		propertiesJson: `={{ { firstname: $json.firstname, city: $json.city, ${POINTS}: $json.${POINTS} } }}`,
		options: { existingRecords: 'fillEmpty' },
		items: [
			{ email: 'bo@second.example', firstname: 'Bo', [POINTS]: 'many' },
			{ email: bo, city: 'Oslo' },
		],
	});
	expect(itemIndexes(items)).toEqual([0, 1]);
	expect(inputs.filter(({ properties }) => properties)).toMatchObject([
		{ properties: { firstname: 'Bo', city: 'Oslo' } },
	]);
});

describe('On Error', () => {
	const items = [
		{ email: ada, city: 'London', [POINTS]: 'many' },
		{ email: bo, city: 'Oslo', [POINTS]: 'many' },
		{ email: 'cy@example.com', city: 'Bern' },
	];
	const options = { createOnlyProperties };
	beforeEach(() => seedAda());

	test('Stop Workflow sends nothing if a value that is to be written is invalid', async () => {
		const run = await runNode({ ...upsert, items, options, onError: 'stopWorkflow' });
		expect(writes(run.batches)).toEqual([]);
		expect(run.thrown).toMatchObject({
			message:
				"Property 'Loyalty points' (loyalty_points) is 'many', not a number in 1 of 3 items: write it like 1234.5",
			context: {
				outcomes: [{ outcome: 'notSent' }, { outcome: 'failed' }, { outcome: 'notSent' }],
			},
		});
	});

	test('Stop Workflow sends nothing in a further try either', async () => {
		const run = await runNode({
			...upsert,
			...{ items, options, onError: 'stopWorkflow', retryOnFail: true, maxTries: 3 },
		});
		expect(run.status).toBe('error');
		expect(writes(run.batches)).toEqual([]);
	});

	test('Stop Workflow writes all if no invalid value is to be written', async () => {
		const run = await runNode({
			...upsert,
			items: [items[0] ?? {}, items[2] ?? {}],
			options,
			onError: 'stopWorkflow',
		});
		expect(itemIndexes(run.items)).toEqual([0, 1]);
		expect(writes(run.batches)).toEqual(['upsert 2 → 200']);
	});

	test('Continue gives the line in the place of its item', async () => {
		const run = await runNode({ ...upsert, items, options, onError: 'continueRegularOutput' });
		expect(run.items.map(({ json }) => json.error ?? json.city)).toEqual([
			'London',
			notANumber('many', 1),
			'Bern',
		]);
	});

	test('a dry run tells which items would fail, and shows what would be sent for the others', async () => {
		const run = await runNode({ ...upsert, items, options: { ...options, dryRun: true } });
		expect(writes(run.batches)).toEqual([]);
		expect(run.items.map(({ item, json }) => [item, json.properties])).toEqual([
			[0, { city: 'London' }],
			[2, { city: 'Bern' }],
		]);
		expect(run.errors.map(({ error }) => error)).toEqual([notANumber('many', 1)]);
	});
});
