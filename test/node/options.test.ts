import { eachOnce, itemIndexes } from '../support/items';
import { refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { hideSchema, schemaIsHidden, seedOne, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const readTickets = { resource: 'ticket', operation: 'get' };
const updateContacts = { resource: 'contact', operation: 'update' };

describe('Dry Run', () => {
	test('writes nothing and returns the inputs', async () => {
		const { items, errors, hints, requests } = await runNode({
			resource: 'contact',
			operation: 'upsert',
			matchBy: 'email',
			propertiesJson: '={{ $json.values }}',
			options: { dryRun: true },
			items: [
				{ email: 'ada@example.com', values: { firstname: 'Ada' } },
				{ email: '', values: {} },
				{ email: 'ADA@example.com', values: { lastname: 'Lovelace' } },
			],
		});
		expect(requests.map(({ operation }) => operation)).toEqual(['properties']);
		const input = {
			id: 'ada@example.com',
			idProperty: 'email',
			properties: { firstname: 'Ada', lastname: 'Lovelace' },
			objectWriteTraceId: expect.any(String),
		};
		expect(items).toEqual([
			{ item: 0, json: input },
			{ item: 2, json: input },
		]);
		expect(itemIndexes(errors)).toEqual([1]);
		expect(hints).toEqual([
			'Dry run, nothing was written: 1 record would have been sent, 1 item failed the check',
		]);
	});

	test('does not apply to a read', async () => {
		const id = seedOne('tickets', { subject: 'T' });
		const { items } = await runNode({ ...readTickets, options: { dryRun: true }, items: [{ id }] });
		expect(items[0]?.json.subject).toBe('T');
	});
});

describe('Records Not Found', () => {
	/** The record of the middle item exists. */
	const rows = () => [{ id: '404' }, { id: seedOne('tickets', { subject: 'T' }) }, { id: '405' }];

	test('fails the item by default', async () => {
		const { items, errors } = await runNode({ ...readTickets, items: rows() });
		expect(itemIndexes(items)).toEqual([1]);
		expect(itemIndexes(errors)).toEqual([0, 2]);
	});

	test.each(['continueErrorOutput', 'stopWorkflow'] as const)(
		'returns an empty item (On Error: %s)',
		async (onError) => {
			const { items, errors, status } = await runNode({
				...readTickets,
				items: rows(),
				options: { notFound: 'empty' },
				onError,
			});
			expect(status).toBe('success');
			expect(errors).toEqual([]);
			expect(items).toMatchObject([{ item: 0 }, { item: 1, json: { subject: 'T' } }, { item: 2 }]);
			expect(items[0]?.json).toEqual({ id: null, found: false });
		},
	);

	test('returns no item', async () => {
		const { items, errors } = await runNode({
			...readTickets,
			items: rows(),
			options: { notFound: 'skip' },
		});
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual([1]);
	});

	test('also applies when HubSpot answers 404, because no record of the batch exists', async () => {
		sandbox.current.switches.allMissing = 404;
		const { items, batches } = await runNode({
			...readTickets,
			items: [{ id: '404' }, { id: '405' }],
			options: { notFound: 'empty' },
		});
		expect(itemIndexes(items)).toEqual(eachOnce(2));
		expect(batches).toEqual(['read 2 → 404']);
	});
});

describe.each([
	{ operation: 'update', idProperty: 'hs_object_id' },
	{ operation: 'upsert', idProperty: 'email' },
])('Empty Values in $operation', ({ operation, idProperty }) => {
	const before = { phone: '1', city: 'Paris', plan: 'free', interests: 'music' };
	const writeEmptyValues = async (options: { emptyValues?: string }) => {
		const email = 'a@example.com';
		const id = seedOne('contacts', { email, ...before });
		const { items } = await runNode({
			resource: 'contact',
			operation,
			idProperty,
			idValue: operation === 'update' ? id : email,
			options,
			items: [{ company: 'C', phone: '', city: null, plan: ' ', interests: [] }],
		});
		expect(itemIndexes(items)).toEqual([0]);
		return sandbox.current.record('contacts', id)?.properties ?? {};
	};

	test('leaves the values of HubSpot unchanged by default', async () => {
		expect(await writeEmptyValues({})).toMatchObject({ company: 'C', ...before });
	});

	test('clears the properties', async () => {
		const { phone, city, plan, interests } = await writeEmptyValues({ emptyValues: 'clear' });
		expect([phone, city, plan, interests].filter(Boolean)).toEqual([]);
	});
});

/** Under the default, "Error", see also the table of invalid values in values.test.ts. */
describe('Unknown Properties', () => {
	test('accepts an unknown property without a value, such as an empty column of a sheet', async () => {
		const id = seedOne('contacts', { email: 'a@example.com' });
		const { items, errors } = await runNode({
			...updateContacts,
			items: [{ id, firstname: 'Ada', shoe_size: '' }],
		});
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual([0]);
	});

	test('leaves unknown properties out, and a hint lists them', async () => {
		const id = seedOne('contacts', { email: 'a@example.com' });
		const { items, inputs, hints } = await runNode({
			...updateContacts,
			propertiesJson: '={{ ({ ...$json }) }}',
			options: { unknownProperties: 'ignore' },
			items: [{ id, firstname: 'Ada', shoe_size: '38', 'Last Name': 'L', createdate: 'now' }],
		});
		expect(items[0]?.json.firstname).toBe('Ada');
		expect(inputs).toEqual([expect.objectContaining({ properties: { firstname: 'Ada' } })]);
		expect(hints).toContain(
			'Left out because HubSpot has no such writable property: shoe_size, Last Name (internal name: lastname), createdate',
		);
	});

	test.each(['error', 'ignore'])(
		'has no effect without permission to read the schema, and a hint says so (%s)',
		async (unknownProperties) => {
			hideSchema();
			const id = seedOne('contacts', { email: 'a@example.com' });
			const { errors, hints } = await runNode({
				...updateContacts,
				propertiesJson: '={{ ({ firstname: "Ada", shoe_size: "38" }) }}',
				options: { unknownProperties },
				items: [{ id }],
			});
			expect(errors).toMatchObject([
				{
					error: refusalLine('property-unknown', { said: 'Property "shoe_size" does not exist' }),
					details: { code: 'PROPERTY_DOESNT_EXIST', property: 'shoe_size' },
				},
			]);
			expect(hints).toContainEqual(expect.stringContaining(schemaIsHidden()));
		},
	);

	test('shows names in the hint as text, and shortens long ones', async () => {
		const { hints } = await runNode({
			resource: 'contact',
			operation: 'create',
			propertiesJson: '={{ ({ ...$json }) }}',
			options: { unknownProperties: 'ignore' },
			items: [
				{
					email: 'a@example.com',
					'First Name': 'x',
					'<b>bold</b>': 'x',
					[' ']: 'x',
					['n'.repeat(99)]: 'x',
				},
			],
		});
		expect(hints[1]).toBe(
			`Left out because HubSpot has no such writable property: First Name (internal name: firstname), &lt;b&gt;bold&lt;/b&gt;, (no name), ${'n'.repeat(60)}…`,
		);
	});
});

test('Archived reads archived records only', async () => {
	const ids = sandbox.current
		.seed('tickets', [{ subject: 'A' }, { subject: 'B' }])
		.map(({ id }) => ({ id }));
	await runNode({ resource: 'ticket', operation: 'delete', items: ids.slice(0, 1) });
	const { items, errors } = await runNode({
		...readTickets,
		options: { archived: true },
		items: ids,
	});
	expect(items).toMatchObject([
		{ item: 0, json: { isArchived: true, archivedAt: expect.any(String) } },
	]);
	expect(itemIndexes(errors)).toEqual([1]);
});
