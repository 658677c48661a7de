import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const objects = [
	{
		resource: 'contact',
		objectType: 'contacts',
		rows: [
			{ email: 'ada@example.com', firstname: 'Ada' },
			{ email: 'bob@example.com', firstname: 'Bob' },
			{ email: 'cyd@example.com', firstname: 'Cyd' },
		],
		key: 'email',
		change: 'firstname',
	},
	{
		resource: 'ticket',
		objectType: 'tickets',
		rows: [
			{ subject: 'One', hs_pipeline_stage: '1', external_reference: 'E1' },
			{ subject: 'Two', hs_pipeline_stage: '1', external_reference: 'E2' },
			{ subject: 'Three', hs_pipeline_stage: '1', external_reference: 'E3' },
		],
		key: 'external_reference',
		change: 'subject',
	},
];

describe.each(objects)('$resource', ({ resource, objectType, rows, key, change }) => {
	/** Seeds a record for each row. Returns their IDs as input items. */
	const seedAll = () => sandbox.current.seed(objectType, rows).map(({ id }) => ({ id }));
	const stored = (id: unknown) => sandbox.current.record(objectType, String(id))?.properties;

	test('creates a record for each item with one request', async () => {
		const { items, status, batches } = await runNode({
			resource,
			operation: 'create',
			items: rows,
		});
		expect(status).toBe('success');
		expect(batches).toEqual(['create 3 → 201']);
		expect(items).toMatchObject(rows.map((row, item) => ({ item, json: row })));
		items.forEach(({ item, json }) => expect(stored(json.id)).toMatchObject({ ...rows[item] }));
	});

	test('reads records by record ID, each on its own item', async () => {
		const ids = seedAll();
		const { items, batches } = await runNode({
			resource,
			operation: 'get',
			propertyNames: [change],
			items: ids,
		});
		expect(batches).toEqual(['read 3 → 200']);
		expect(items).toMatchObject(
			ids.map(({ id }, item) => ({ item, json: { id, [change]: stored(id)?.[change] } })),
		);
	});

	test('reads records by a unique property', async () => {
		const ids = seedAll();
		const { items } = await runNode({
			resource,
			operation: 'get',
			matchBy: key,
			propertyNames: [change],
			items: [...rows].reverse(),
		});
		expect(items).toMatchObject([...ids].reverse().map((json, item) => ({ item, json })));
	});

	test('updates records by record ID', async () => {
		const ids = seedAll();
		const { items, batches } = await runNode({
			resource,
			operation: 'update',
			propertiesJson: `={{ { ${change}: $json.value } }}`,
			items: ids.map(({ id }, item) => ({ id, value: `New ${item}` })),
		});
		expect(batches).toEqual(['update 3 → 200']);
		expect(items).toMatchObject(ids.map((json, item) => ({ item, json })));
		ids.forEach(({ id }, item) => expect(stored(id)?.[change]).toBe(`New ${item}`));
	});

	test('upserts records: creates new ones and updates existing ones', async () => {
		const id = seedOne(objectType, { ...rows[0] });
		const { items, hints, batches } = await runNode({
			resource,
			operation: 'upsert',
			matchBy: key,
			propertiesJson: `={{ { ...$json, ${change}: 'Changed' } }}`,
			items: rows,
		});
		expect(batches).toEqual(['upsert 3 → 200']);
		expect(items).toMatchObject([
			{ item: 0, json: { id, isNew: false } },
			{ item: 1, json: { isNew: true } },
			{ item: 2, json: { isNew: true } },
		]);
		expect(sandbox.current.records(objectType)).toHaveLength(3);
		items.forEach(({ item, json }) =>
			expect(stored(json.id)).toMatchObject({ ...rows[item], [change]: 'Changed' }),
		);
		expect(hints).toEqual(['3 records, 2 requests: 2 created, 1 updated']);
	});

	test('archives records', async () => {
		const ids = seedAll();
		const { items, batches } = await runNode({ resource, operation: 'delete', items: ids });
		expect(batches).toEqual(['archive 3 → 204']);
		expect(items.map(({ item, json }) => [item, json])).toEqual(
			ids.map(({ id }, item) => [item, { id, deleted: true }]),
		);
		expect(sandbox.current.records(objectType)).toEqual([]);
	});

	test('with Simplify off, returns the records as HubSpot sends them', async () => {
		const ids = seedAll();
		const { items } = await runNode({ resource, operation: 'get', simplify: false, items: ids });
		expect(items).toMatchObject(
			ids.map(({ id }, item) => ({
				item,
				json: { id, properties: { hs_object_id: id }, archived: false },
			})),
		);
	});
});
