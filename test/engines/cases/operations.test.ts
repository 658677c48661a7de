import { eachOnce, itemIndexes } from '../../support/items';
import { useSandbox } from '../../support/useSandbox';
import { onEachEngine } from '../engines';

/** Each operation, once with records of each object. */
const sandbox = useSandbox();

const tickets = eachOnce(3).map((item) => ({ subject: `T${item}`, hs_pipeline_stage: '1' }));
const contacts = eachOnce(3).map((item) => ({
	email: `p${item}@example.com`,
	firstname: `N${item}`,
}));
const seed = (objectType: string, rows: ReadonlyArray<Record<string, string>>) =>
	sandbox.current.seed(objectType, rows).map(({ id }) => id);
const stored = (objectType: string, id: unknown) =>
	sandbox.current.record(objectType, String(id))?.properties;

/**
 * An item, and values that the node reads from it, evaluates together, or leaves to n8n one by one. What
 * n8n returns is compared for any expression in test/expressions.
 */
const ada = {
	email: 'ada@example.com',
	name: { first: ' ada ', last: 'lovelace' },
	'Job title': 'Analyst',
	tags: ['a', 'b'],
	day: '2026-01-02T03:04:05.000Z',
};
const expressions = {
	email: '={{ $json.email.toLowerCase() }}',
	firstname: '={{ $json.name.first.trim().toTitleCase() }}',
	lastname: "={{ $json.name.last.replace(/^l/, 'L') }}",
	jobtitle: '={{ $json["Job title"] }} {{ $json.name.nobody }}',
	company: "={{ $json.nobody.deeper.trim() ?? 'none' }}",
	city: "=In {{ $json.city ?? 'a town' }} ({{ $json.tags[1] }})",
	state: "={{ `${$json.tags.map((tag) => tag.toUpperCase()).join('-')}` }}",
	zip: "={{ $('Trigger').item.json.name.last }}",
	country: '={{ $itemIndex + 1 }}',
	address: '={{ $if($json.tags.isEmpty(), "no", "yes") }}',
	website: '={{ DateTime.fromISO($json.day, { zone: "utc" }).toFormat("yyyy/MM/dd") }}',
	phone: '={{ 1; 2 }}',
};
const written = {
	firstname: 'Ada',
	lastname: 'Lovelace',
	jobtitle: 'Analyst ',
	city: 'In a town (b)',
	state: 'A-B',
	zip: 'lovelace',
	country: '1',
	address: 'yes',
	website: '2026/01/02',
	phone: '1',
};

onEachEngine((n8n) => {
	test('create', async () => {
		const { items, errors, batches } = await n8n.run({
			resource: 'ticket',
			operation: 'create',
			items: tickets,
		});
		expect(errors).toEqual([]);
		expect(batches).toEqual(['create 3 → 201']);
		expect(items).toMatchObject(tickets.map((json, item) => ({ item, json })));
		items.forEach(({ item, json }) =>
			expect(stored('tickets', json.id)).toMatchObject(tickets[item] ?? {}),
		);
	});

	test('get', async () => {
		const ids = seed('contacts', contacts);
		const { items, errors, batches } = await n8n.run({
			resource: 'contact',
			operation: 'get',
			items: ids.map((id) => ({ id })),
		});
		expect(errors).toEqual([]);
		expect(batches).toEqual(['read 3 → 200']);
		expect(items).toMatchObject(
			contacts.map(({ firstname }, item) => ({ item, json: { id: ids[item], firstname } })),
		);
	});

	test('update', async () => {
		const ids = seed('contacts', contacts);
		const { items, errors, batches } = await n8n.run({
			resource: 'contact',
			operation: 'update',
			items: ids.map((id, item) => ({ id, lastname: `L${item}` })),
			idProperty: 'hs_object_id',
			idValue: '={{ $json.id }}',
			propertiesJson: '={{ { lastname: $json.lastname } }}',
		});
		expect(errors).toEqual([]);
		expect(batches).toEqual(['update 3 → 200']);
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		ids.forEach((id, item) => expect(stored('contacts', id)?.lastname).toBe(`L${item}`));
	});

	test('create or update', async () => {
		const [known] = seed('contacts', contacts.slice(1, 2));
		const { items, errors, batches } = await n8n.run({
			resource: 'contact',
			operation: 'upsert',
			matchBy: 'email',
			items: contacts,
		});
		expect(errors).toEqual([]);
		expect(batches).toEqual(['upsert 3 → 200']);
		expect(items).toMatchObject(contacts.map((json, item) => ({ item, json })));
		expect(items[1]?.json.id).toBe(known);
		expect(sandbox.current.records('contacts')).toHaveLength(3);
	});

	describe('the field mapper', () => {
		const mapped = (operation: string) => ({ resource: 'contact', operation, inputMode: 'mapper' });
		const sheet = contacts.map(({ email, firstname }) => ({
			Email: email,
			'First Name': firstname,
		}));

		test('creates or updates contacts with all parameters as they are', async () => {
			const [known] = seed('contacts', contacts.slice(1, 2));
			const { items, errors, batches } = await n8n.run({ ...mapped('upsert'), items: sheet });
			expect(errors).toEqual([]);
			expect(batches).toEqual(['upsert 3 → 200']);
			expect(items).toMatchObject(contacts.map((json, item) => ({ item, json })));
			expect(items[1]?.json.id).toBe(known);
		});

		test('has the key of a record in its column to match on', async () => {
			seed('contacts', [{ email: 'ada@example.com', customer_number: '00017' }]);
			const { items, errors } = await n8n.run({
				...mapped('update'),
				properties: {
					mappingMode: 'defineBelow',
					value: { customer_number: '={{ $json.no }}', firstname: '={{ $json.name }}' },
					matchingColumns: ['customer_number'],
					schema: [
						{ id: 'customer_number', displayName: 'Customer number', type: 'string' },
						{ id: 'firstname', displayName: 'First Name', type: 'string' },
					],
				},
				items: [{ no: '00017', name: 'Ada' }, { name: 'Bob' }],
			});
			expect(items).toMatchObject([{ item: 0, json: { firstname: 'Ada' } }]);
			expect(errors).toMatchObject([
				{ item: 1, error: expect.stringContaining("'Customer number' is missing") },
			]);
		});
	});

	test('delete', async () => {
		const ids = seed('tickets', tickets);
		const { items, errors, batches } = await n8n.run({
			resource: 'ticket',
			operation: 'delete',
			items: ids.slice(0, 2).map((id) => ({ id })),
		});
		expect(errors).toEqual([]);
		expect(batches).toEqual(['archive 2 → 204']);
		expect(items).toMatchObject([
			{ item: 0, json: { id: ids[0] } },
			{ item: 1, json: { id: ids[1] } },
		]);
		expect(sandbox.current.records('tickets').map(({ id }) => id)).toEqual(ids.slice(2));
	});

	test('upsert with expressions', async () => {
		const { errors, items } = await n8n.run({
			resource: 'contact',
			operation: 'upsert',
			inputMode: 'mapper',
			properties: { mappingMode: 'defineBelow', value: expressions, schema: [] },
			items: [ada],
		});
		expect(errors).toEqual([]);
		const properties = stored('contacts', items[0]?.json.id);
		expect(properties).toMatchObject(written);
		expect(properties).not.toHaveProperty('company');
	});

	test('create with an expression that fails for one item', async () => {
		const value = {
			email: '={{ $json.email + "" }}',
			firstname: "={{ $json.fails ? $('Nobody').item.json.x : 'Ada' }}",
		};
		const { errors, items } = await n8n.run({
			resource: 'contact',
			operation: 'create',
			inputMode: 'mapper',
			properties: { mappingMode: 'defineBelow', value, schema: [] },
			items: [{ email: 'a@example.com', fails: true }, { email: 'b@example.com' }],
		});
		expect(itemIndexes(errors)).toEqual([0]);
		expect(errors[0]?.error).toMatch(/^A parameter cannot be read: Referenced node/);
		expect(items).toMatchObject([{ item: 1, json: { firstname: 'Ada' } }]);
	});
});
