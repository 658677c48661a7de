import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../support/items';
import { problemLine, type ProblemCode, type Words } from '../support/lines';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const createContacts = { resource: 'contact', operation: 'create' };
const upsertContacts = { resource: 'contact', operation: 'upsert', matchBy: 'email' };

/** The words of the line of a value that is not a plan. */
const aPlan = {
	field: "Property 'Plan' (plan)",
	choices: 'free, starter, professional, enterprise',
};

/** The values of these properties in the sandbox, one row for each contact. */
const stored = (...names: string[]) =>
	sandbox.current
		.records('contacts')
		.map(({ properties }) => names.map((name) => properties[name] ?? null));

describe('values', () => {
	test('are converted to the form in which HubSpot stores them', async () => {
		const { errors } = await runNode({
			...createContacts,
			items: [
				{ email: 'a@example.com', birthday: '1815-12-10T00:00:00+01:00', loyalty_points: '12.50' },
				{
					email: 'b@example.com',
					birthday: 1_798_675_200,
					newsletter: 'Yes',
					plan: 'PROFESSIONAL',
				},
				{ email: 'c@example.com', birthday: 1_798_675_200_000, newsletter: 0, plan: 'free' },
				{
					email: 'd@example.com',
					interests: ['music', 'Cooking'],
					last_visit: '2026-12-31T10:00Z',
				},
			],
		});
		expect(errors).toEqual([]);
		expect(
			stored('birthday', 'loyalty_points', 'newsletter', 'plan', 'interests', 'last_visit'),
		).toEqual([
			['1815-12-10', '12.50', null, null, null, null],
			['2026-12-31', null, 'true', 'professional', null, null],
			['2026-12-31', null, 'false', 'free', null, null],
			[null, null, null, null, 'music;cooking', '2026-12-31T10:00:00.000Z'],
		]);
	});

	test('can be dates of Luxon and of JavaScript, from expressions', async () => {
		const day = "DateTime.fromISO('2026-12-31T00:30:00', { zone: 'Asia/Tokyo' })";
		await runNode({
			...createContacts,
			propertiesJson: `={{ { email: $json.email, birthday: ${day}, last_visit: ${day}, closedate: new Date('2026-12-31T10:00:00Z') } }}`,
			items: [{ email: 'a@example.com' }],
		});
		expect(stored('birthday', 'last_visit', 'closedate')).toEqual([
			['2026-12-31', '2026-12-30T15:30:00.000Z', '2026-12-31T10:00:00.000Z'],
		]);
	});

	test('without a time zone are in that of the workflow', async () => {
		await runNode({
			...createContacts,
			items: [{ email: 'a@example.com', last_visit: '2026-07-01T14:30' }],
			timezone: 'Europe/Berlin',
		});
		expect(stored('last_visit')).toEqual([['2026-07-01T12:30:00.000Z']]);
	});

	test('of multiple choices are appended when they start with a semicolon', async () => {
		seedOne('contacts', { email: 'a@example.com', interests: 'music' });
		await runNode({ ...upsertContacts, items: [{ email: 'a@example.com', interests: ';Travel' }] });
		expect(stored('interests')).toEqual([['music;travel']]);
	});

	test('of other properties that start with a semicolon replace those of earlier items', async () => {
		await runNode({
			...upsertContacts,
			items: [
				{ email: 'a@example.com', firstname: 'Ada', interests: 'music' },
				{ email: 'a@example.com', firstname: ';x', interests: ';travel' },
			],
		});
		expect(stored('firstname', 'interests')).toEqual([[';x', 'music;travel']]);
	});
});

describe.each<{ title: string; row: IDataObject; code: ProblemCode; words: Words }>([
	{
		title: 'a day that does not exist',
		row: { birthday: '2026-02-30' },
		code: 'VALUE_NOT_A_DATE',
		words: { field: "Property 'Birthday' (birthday)", value: '2026-02-30' },
	},
	{
		title: 'a decimal comma',
		row: { loyalty_points: '1,5' },
		code: 'VALUE_DECIMAL_COMMA',
		words: { field: "Property 'Loyalty points' (loyalty_points)", value: '1,5' },
	},
	{
		title: 'an unknown option',
		row: { plan: 'gold' },
		code: 'VALUE_NOT_A_CHOICE',
		words: { ...aPlan, value: 'gold' },
	},
	{
		title: 'an unknown property',
		row: { frstname: 'Ada' },
		code: 'PROPERTY_UNKNOWN',
		words: { field: "Property 'frstname'", objects: 'contacts' },
	},
	{
		title: 'a label in place of a property name',
		row: { 'Last Name': 'Lovelace' },
		code: 'PROPERTY_IS_LABEL',
		words: { field: "Property 'Last Name'", name: 'lastname' },
	},
	{
		title: 'a read-only property',
		row: { createdate: '2026-12-31' },
		code: 'PROPERTY_READ_ONLY',
		words: { field: "Property 'Create Date' (createdate)" },
	},
])('$title', ({ row, code, words }) => {
	const parameters = { ...createContacts, propertiesJson: '={{ ({ ...$json }) }}' };
	const items = [
		{ email: 'good@example.com' },
		{ email: 'bad@example.com', ...row },
		{ email: 'last@example.com' },
	];

	test('fails its item before sending, with item index and label; the others are written', async () => {
		const run = await runNode({ ...parameters, items });
		expect(itemIndexes(run.items)).toEqual([0, 2]);
		expect(run.errors).toMatchObject([
			{
				item: 1,
				error: problemLine(code, words, 1),
				json: { email: 'bad@example.com', ...row },
				details: {
					outcome: 'failed',
					category: 'INVALID_INPUT',
					code,
					property: Object.keys(row)[0],
				},
			},
		]);
		expect(run.batches).toEqual(['create 2 → 201']);
		// A name that the list lacks can be that of a sensitive property: two lists more.
		const requests = code === 'PROPERTY_UNKNOWN' ? 4 : 2;
		expect(run.hints).toEqual([`3 records, ${requests} requests: 2 created, 1 failed`]);
		expect(stored('email')).toEqual([['good@example.com'], ['last@example.com']]);
	});

	test('stops the workflow before a batch is sent', async () => {
		const run = await runNode({ ...parameters, items, onError: 'stopWorkflow' });
		expect(run.status).toBe('error');
		expect(run.batches).toEqual([]);
		expect(run.thrown).toMatchObject({
			description: expect.stringContaining(`[item 1] ${problemLine(code, words)}`) as string,
			context: { itemIndex: 1 },
		});
	});
});

describe('the field that identifies the record', () => {
	test('is not written as a property by the default of Properties (JSON)', async () => {
		const id = seedOne('contacts', { email: 'a@example.com' });
		const { errors } = await runNode({
			resource: 'contact',
			operation: 'update',
			items: [{ id, firstname: 'Ada' }],
		});
		expect(errors).toEqual([]);
		expect(stored('firstname')).toEqual([['Ada']]);
	});

	test('is written exactly as it identifies the record, without surrounding spaces', async () => {
		for (const customer_number of ['7 ', ' 7', '7']) {
			const { errors } = await runNode({
				resource: 'contact',
				operation: 'upsert',
				matchBy: 'customer_number',
				items: [{ customer_number, firstname: 'Ada' }],
			});
			expect(errors).toEqual([]);
		}
		expect(stored('customer_number')).toEqual([['7']]);
	});

	test('is not cleared by an empty value', async () => {
		seedOne('contacts', { email: 'a@example.com', phone: '1' });
		const { errors } = await runNode({
			...upsertContacts,
			idValue: 'a@example.com',
			options: { emptyValues: 'clear' },
			items: [{ email: '', phone: '' }],
		});
		expect(errors).toEqual([]);
		expect(stored('email', 'phone')).toEqual([['a@example.com', '']]);
	});

	test('must be a unique property, which is checked before sending', async () => {
		const { errors, batches } = await runNode({
			resource: 'contact',
			operation: 'upsert',
			matchBy: 'firstname',
			items: [{ firstname: 'Ada' }],
		});
		expect(errors).toMatchObject([
			{
				error: problemLine('MATCH_BY_NOT_UNIQUE', { name: 'firstname' }, 0),
				details: { code: 'MATCH_BY_NOT_UNIQUE' },
			},
		]);
		expect(batches).toEqual([]);
	});
});

test('a value that throws when it is read fails only its item', async () => {
	const hostile = Object.defineProperty({ email: 'bad@example.com' }, 'firstname', {
		enumerable: true,
		get: () => {
			throw new Error('boom');
		},
	});
	const luxonLike = {
		isLuxonDateTime: true,
		toISO: () => {
			throw new Error('bang');
		},
	};
	const { items } = await runNode({
		...createContacts,
		items: [
			hostile,
			{ email: 'odd@example.com', birthday: luxonLike },
			{ email: 'good@example.com' },
		],
		// With an error output n8n itself reads the fields of the input item, and throws.
		onError: 'continueRegularOutput',
	});
	expect(stored('email')).toEqual([['good@example.com']]);
	expect(itemIndexes(items)).toEqual(eachOnce(3));
	expect(items.map(({ error }) => error)).toEqual([
		expect.stringMatching(/boom.* \[item 0\]$/),
		expect.stringMatching(/bang.* \[item 1\]$/),
		undefined,
	]);
});

test.each(['preexisting customer', 'a ECONNREFUSED', 'x (ENOENT)'])(
	'n8n replaces messages that contain a network error code, but not one about the value "%s"',
	async (plan) => {
		const { thrown } = await runNode({
			...createContacts,
			items: [{ email: 'a@example.com', plan }],
			onError: 'stopWorkflow',
		});
		const line = problemLine('VALUE_NOT_A_CHOICE', { ...aPlan, value: plan });
		expect(thrown?.message).toBe(line);
	},
);
