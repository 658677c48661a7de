import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const createContacts: INodeParameters = {
	resource: 'contact',
	operation: 'create',
	inputMode: 'json',
	propertiesJson: '={{ $json }}',
};
const createTickets: INodeParameters = { ...createContacts, resource: 'ticket' };
const upsertContactsBy = (idProperty: string): INodeParameters => ({
	...createContacts,
	operation: 'upsert',
	idProperty,
	idValue: `={{ $json.${idProperty} }}`,
});

const run = async (
	parameters: INodeParameters,
	rows: readonly IDataObject[],
	options: Partial<Parameters<typeof executeNode>[2]> = {},
) =>
	await executeNode(parameters, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
		...options,
	});

/** What the sandbox has stored, record by record, of the properties that are named. */
const stored = (type: string, ...names: string[]) =>
	sandbox.current
		.records(type)
		.map(({ properties }) => names.map((name) => properties[name] ?? null));

const gets = () =>
	sandbox.current.requests.filter(({ method }) => method === 'GET').map(({ path }) => path);
const batches = () => sandbox.current.requests.filter(({ path }) => path.includes('/batch/'));

describe('values as they come from a sheet, a database and an expression', () => {
	test('are stored as HubSpot has them', async () => {
		const { failed } = await run(createContacts, [
			{ email: 'a@example.com', birthday: '1815-12-10T00:00:00+01:00', loyalty_points: '12.50' },
			{ email: 'b@example.com', birthday: 1_798_675_200, newsletter: 'Yes', plan: 'PROFESSIONAL' },
			{ email: 'c@example.com', birthday: 1_798_675_200_000, newsletter: 0, plan: 'free' },
			{ email: 'd@example.com', interests: ['music', 'Cooking'], last_visit: '2026-12-31T10:00Z' },
		]);
		expect(failed).toEqual([]);
		expect(
			stored('contacts', 'birthday', 'loyalty_points', 'newsletter', 'plan', 'interests'),
		).toEqual([
			['1815-12-10', '12.50', null, null, null],
			['2026-12-31', null, 'true', 'professional', null],
			['2026-12-31', null, 'false', 'free', null],
			[null, null, null, null, 'music;cooking'],
		]);
		expect(stored('contacts', 'last_visit')[3]).toEqual(['2026-12-31T10:00:00.000Z']);
	});

	test('of expressions may be dates of n8n and of JavaScript', async () => {
		const day = "DateTime.fromISO('2026-12-31T00:30:00', { zone: 'Asia/Tokyo' })";
		await run(
			{
				...createContacts,
				propertiesJson: `={{ { email: $json.email, birthday: ${day}, last_visit: ${day}, closedate: new Date('2026-12-31T10:00:00Z') } }}`,
			},
			[{ email: 'a@example.com' }],
		);
		expect(stored('contacts', 'birthday', 'last_visit', 'closedate')).toEqual([
			['2026-12-31', '2026-12-30T15:30:00.000Z', '2026-12-31T10:00:00.000Z'],
		]);
	});

	test('without a zone are in the zone of the workflow', async () => {
		await run(createContacts, [{ email: 'a@example.com', last_visit: '2026-07-01T14:30' }], {
			timezone: 'Europe/Berlin',
		});
		expect(stored('contacts', 'last_visit')).toEqual([['2026-07-01T12:30:00.000Z']]);
	});

	test('that begin with a semicolon are appended to what the record has', async () => {
		sandbox.current.seed('contacts', [{ email: 'a@example.com', interests: 'music' }]);
		await run(upsertContactsBy('email'), [{ email: 'a@example.com', interests: ';Travel' }]);
		expect(stored('contacts', 'interests')).toEqual([['music;travel']]);
	});
});

const bad = [
	{
		title: 'a day that does not exist',
		row: { birthday: '2026-02-30' },
		says: "Property 'Birthday' (birthday) is '2026-02-30', not a date: write it as 2026-12-31",
		code: 'VALUE_NOT_A_DATE',
	},
	{
		title: 'a decimal comma',
		row: { loyalty_points: '1,5' },
		says: "Property 'Loyalty points' (loyalty_points) is '1,5', with a comma: write it like 1234.5, as a comma may mean tenths or thousands",
		code: 'VALUE_DECIMAL_COMMA',
	},
	{
		title: 'a choice that there is not',
		row: { plan: 'gold' },
		says: "Property 'Plan' (plan) is 'gold', not one of its choices: free, starter, professional, enterprise",
		code: 'VALUE_NOT_A_CHOICE',
	},
	{
		title: 'a name that there is not',
		row: { frstname: 'Ada' },
		says: "Property 'frstname' does not exist for contacts: correct the name, or set 'Unknown Properties' to 'Ignore'",
		code: 'PROPERTY_UNKNOWN',
	},
	{
		title: 'what HubSpot sets itself',
		row: { createdate: '2026-12-31' },
		says: "Property 'Create Date' (createdate) is set by HubSpot and cannot be written: remove it, or set 'Unknown Properties' to 'Ignore'",
		code: 'PROPERTY_READ_ONLY',
	},
];

describe.each(bad)('$title', ({ row, says, code }) => {
	const rows = [{ email: 'good@example.com' }, { email: 'bad@example.com', ...row }];

	test('fails its item, with number and label, and the other goes through', async () => {
		const { items, failed } = await run(createContacts, rows);
		expect(sourceOf(items)).toEqual([{ item: 0 }]);
		expect(sourceOf(failed)).toEqual([{ item: 1 }]);
		expect(failed[0]?.json).toMatchObject({
			email: 'bad@example.com',
			error: `${says} [item 1]`,
			details: {
				outcome: 'failed',
				category: 'INVALID_INPUT',
				code,
				property: Object.keys(row)[0],
			},
		});
		expect(stored('contacts', 'email')).toEqual([['good@example.com']]);
	});

	test('stops the workflow before anything is written', async () => {
		const { error, status } = await run(createContacts, rows, { onError: 'stopWorkflow' });
		expect(status).toBe('error');
		expect(batches()).toEqual([]);
		expect(error).toMatchObject({
			description: expect.stringContaining(`[item 1] ${says}`) as string,
			context: { itemIndex: 1 },
		});
	});
});

describe('empty cells', () => {
	const row = { email: 'a@example.com', phone: '', city: null, plan: ' ', interests: [] };
	const update = upsertContactsBy('email');
	const before = { phone: '1', city: 'Paris', plan: 'free', interests: 'music' };

	test('leave what HubSpot has', async () => {
		sandbox.current.seed('contacts', [{ email: 'a@example.com', ...before }]);
		await run(update, [row]);
		expect(stored('contacts', ...Object.keys(before))).toEqual([Object.values(before)]);
	});

	test('clear it when they are to', async () => {
		sandbox.current.seed('contacts', [{ email: 'a@example.com', ...before }]);
		await run({ ...update, options: { emptyValues: 'clear' } }, [row]);
		expect(
			stored('contacts', ...Object.keys(before))
				.flat()
				.filter(Boolean),
		).toEqual([]);
	});
});

describe('pipelines, stages and owners', () => {
	test('are found by what HubSpot calls them', async () => {
		const { failed } = await run(createTickets, [
			{ subject: 'A', hs_pipeline: 'Returns', hs_pipeline_stage: 'Refunded' },
			{ subject: 'B', hs_pipeline_stage: 'waiting on us', hubspot_owner_id: 'Björn Lindqvist' },
			{ subject: 'C', hs_pipeline_stage: '1', hubspot_owner_id: 'owner3@sandbox.example' },
		]);
		expect(failed).toEqual([]);
		expect(stored('tickets', 'hs_pipeline', 'hs_pipeline_stage', 'hubspot_owner_id')).toEqual([
			['75e28846', '98765002', null],
			['0', '3', '534942'],
			['0', '1', '534943'],
		]);
	});

	test('are asked for only when a value is not an id', async () => {
		await run(createTickets, [{ subject: 'A', hs_pipeline: '0', hs_pipeline_stage: 1 }]);
		expect(gets()).toEqual(['/crm/v3/properties/tickets']);
	});

	test('that do not exist are told, with those that do', async () => {
		const { failed } = await run(createTickets, [
			{ subject: 'A', hs_pipeline: 'Returns', hs_pipeline_stage: 'Closed' },
			{ subject: 'B', hs_pipeline_stage: '1', hubspot_owner_id: 'nobody@example.com' },
		]);
		expect(failed.map(({ json }) => json.error)).toEqual([
			"Property 'Ticket status' (hs_pipeline_stage) is 'Closed', not one of its choices: Requested (98765001), Refunded (98765002) [item 0]",
			"Property 'Owner' (hubspot_owner_id) is 'nobody@example.com', not one of its choices: Ada Okafor (534941), Björn Lindqvist (534942), Chloé Marchand (534943) [item 1]",
		]);
		expect(batches()).toEqual([]);
	});

	test('go unchecked when their list cannot be read, and a hint says so', async () => {
		sandbox.current.faults.add({
			when: { path: '/crm/v3/owners' },
			then: { status: 403, body: { category: 'MISSING_SCOPES', message: 'No scope for that' } },
		});
		const { hints } = await run(createTickets, [
			{ subject: 'A', hs_pipeline_stage: '1', hubspot_owner_id: 'someone' },
		]);
		expect(hints.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/^HubSpot's owners cannot be read, so their values were not checked: /),
		);
		expect(batches()).toHaveLength(1);
	});
});

test('the schema is read once for 250 items, and counts as a request', async () => {
	const rows = Array.from({ length: 250 }, (_, place) => ({ email: `c${place}@example.com` }));
	const { items, hints } = await run(createContacts, rows);
	expect(sourceOf(items)).toEqual(eachOnce(250));
	expect(gets()).toEqual(['/crm/v3/properties/contacts']);
	expect(hints[0]?.message).toBe('250 records, 4 requests: 250 created, 0 failed');
});

test('without permission for the schema values go unchecked, and a hint says so', async () => {
	sandbox.current.faults.add({
		when: { operation: 'properties' },
		then: { status: 403, body: { category: 'MISSING_SCOPES', message: 'No scope for that' } },
	});
	const { items, hints } = await run(createContacts, [{ email: 'a@example.com', plan: 'free' }]);
	expect(items).toHaveLength(1);
	expect(hints[1]?.message).toMatch(
		/^HubSpot's properties cannot be read, so values were not checked: /,
	);
});

describe('the field mapper', () => {
	const schema = [
		{ id: 'customer_number', type: 'string' },
		{ id: 'loyalty_points', type: 'number' },
		{ id: 'birthday', type: 'dateTime' },
		{ id: 'newsletter', type: 'boolean' },
		{ id: 'plan', type: 'options', options: [{ name: 'Free', value: 'free' }] },
		{ id: 'interests', type: 'array' },
		{ id: 'email', type: 'string' },
	].map((field) => ({
		...field,
		displayName: field.id,
		required: false,
		defaultMatch: false,
		display: true,
	}));
	const mapped = (value: IDataObject): INodeParameters => ({
		resource: 'contact',
		operation: 'create',
		inputMode: 'mapper',
		properties: { mappingMode: 'defineBelow', value, schema } as never,
	});

	test('passes values on as they are: n8n bends none of them', async () => {
		const { failed } = await run(
			mapped({
				email: '={{ $json.email }}',
				customer_number: '={{ $json.number }}',
				loyalty_points: '={{ $json.points }}',
				birthday: '={{ $json.birthday }}',
				newsletter: '={{ $json.newsletter }}',
				plan: '={{ $json.plan }}',
				interests: '={{ $json.interests }}',
			}),
			[
				{
					email: 'a@example.com',
					number: '00900719925474099312345',
					points: '9007199254740993',
					birthday: '2026-12-31',
					newsletter: '',
					plan: '',
					interests: 'music;travel',
				},
				{ email: 'b@example.com', number: '7', points: '', birthday: '', newsletter: 'no' },
			],
		);
		expect(
			stored('contacts', 'customer_number', 'loyalty_points', 'birthday', 'newsletter'),
		).toEqual([
			['00900719925474099312345', '9007199254740993', '2026-12-31', null],
			['7', null, null, 'false'],
		]);
		expect(stored('contacts', 'plan', 'interests')[0]).toEqual([null, 'music;travel']);
		expect(failed).toEqual([]);
	});

	test('takes what its date picker stores for the day that it shows', async () => {
		await run(mapped({ email: 'a@example.com', birthday: '2026-12-31T00:00:00' }), [{}], {
			timezone: 'America/New_York',
		});
		expect(stored('contacts', 'birthday')).toEqual([['2026-12-31']]);
	});

	test('maps automatically what HubSpot has now, whatever was saved, and names the rest', async () => {
		const { items, hints } = await run(
			{
				...mapped({}),
				properties: { mappingMode: 'autoMapInputData', value: null, schema: [] } as never,
			},
			[{ email: 'a@example.com', firstname: 'Ada', row_number: 2, createdate: '2026-01-01' }],
		);
		expect(items).toHaveLength(1);
		expect(stored('contacts', 'email', 'firstname')).toEqual([['a@example.com', 'Ada']]);
		expect(hints[1]?.message).toBe(
			'Left out, as HubSpot has no such property to write: row_number, createdate',
		);
	});
});

describe('the field that names the record', () => {
	test('is no property to write, in the default of Properties (JSON)', async () => {
		const [ada] = sandbox.current.seed('contacts', [{ email: 'a@example.com' }]);
		const { failed } = await run({ resource: 'contact', operation: 'update', inputMode: 'json' }, [
			{ id: ada?.id ?? '', firstname: 'Ada' },
		]);
		expect(failed).toEqual([]);
		expect(stored('contacts', 'firstname')).toEqual([['Ada']]);
	});

	test('is written as it names the record, to the last blank', async () => {
		const upsert = upsertContactsBy('customer_number');
		for (const customer_number of ['7 ', ' 7', '7']) {
			const { failed } = await run(upsert, [{ customer_number, firstname: 'Ada' }]);
			expect(failed).toEqual([]);
		}
		expect(stored('contacts', 'customer_number')).toEqual([['7']]);
	});

	test('is not cleared by an empty value for it', async () => {
		sandbox.current.seed('contacts', [{ email: 'a@example.com', phone: '1' }]);
		const { failed } = await run(
			{
				...createContacts,
				operation: 'upsert',
				idProperty: 'email',
				idValue: 'a@example.com',
				options: { emptyValues: 'clear' },
			},
			[{ email: '', phone: '' }],
		);
		expect(failed).toEqual([]);
		expect(stored('contacts', 'email', 'phone')).toEqual([['a@example.com', '']]);
	});

	test('must be unique, which is known before anything is sent', async () => {
		const { failed } = await run(
			{ ...createContacts, operation: 'upsert', idProperty: 'firstname', idValue: 'Ada' },
			[{ firstname: 'Ada' }],
		);
		expect(failed[0]?.json.error).toBe(
			"HubSpot finds no record by 'firstname': choose a unique property in 'Match By' [item 0]",
		);
		expect(batches()).toEqual([]);
	});
});

test('items for one record: what begins with a semicolon is appended to choices only', async () => {
	const upsert = upsertContactsBy('email');
	await run(upsert, [
		{ email: 'a@example.com', firstname: 'Ada', interests: 'music' },
		{ email: 'a@example.com', firstname: ';x', interests: ';travel' },
	]);
	expect(stored('contacts', 'firstname', 'interests')).toEqual([[';x', 'music;travel']]);
});

test('an object that throws when it is read fails its item alone', async () => {
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
	const rows = [
		hostile,
		{ email: 'odd@example.com', birthday: luxonLike as never },
		{ email: 'good@example.com' },
	];
	// With an error output n8n itself reads the source item's fields, and throws.
	const { items } = await run(createContacts, rows, { onError: 'continueRegularOutput' });
	expect(stored('contacts', 'email')).toEqual([['good@example.com']]);
	expect(sourceOf(items)).toEqual(eachOnce(3));
	expect(items.map(({ json }) => json.error)).toEqual([
		expect.stringMatching(/boom.* \[item 0\]$/),
		expect.stringMatching(/bang.* \[item 1\]$/),
		undefined,
	]);
});

test('a hint shows names as text, and not all of a long one', async () => {
	const { hints } = await run({ ...createContacts, options: { unknownProperties: 'ignore' } }, [
		{
			email: 'a@example.com',
			'First Name': 'x',
			'<b>bold</b>': 'x',
			[' ']: 'x',
			['n'.repeat(99)]: 'x',
		},
	]);
	expect(hints[1]?.message).toBe(
		`Left out, as HubSpot has no such property to write: First Name (HubSpot calls it firstname), &lt;b&gt;bold&lt;/b&gt;, (no name), ${'n'.repeat(60)}…`,
	);
});

test.each(['preexisting customer', 'a ECONNREFUSED', 'x (ENOENT)'])(
	'a message keeps its words where n8n sees a network code in them: %s',
	async (plan) => {
		const { error } = await run(createContacts, [{ email: 'a@example.com', plan }], {
			onError: 'stopWorkflow',
		});
		expect(error?.message).toContain(`is '${plan}', not one of its choices`);
		expect(error).toMatchObject({ description: expect.stringContaining(`'${plan}'`) as string });
	},
);

test('a list of owners that throws when it is read fails its item alone', async () => {
	const bad = Object.defineProperty([] as string[], '0', {
		enumerable: true,
		get: () => {
			throw new Error('boom');
		},
	});
	const { items } = await run(
		createTickets,
		[
			{ subject: 'A', hs_pipeline_stage: '1', hubspot_owner_id: bad },
			{ subject: 'B', hs_pipeline_stage: '1' },
		],
		{ onError: 'continueRegularOutput' },
	);
	expect(stored('tickets', 'subject')).toEqual([['B']]);
	expect(items[0]?.json.error).toMatch(/boom/);
});
