import { executeNode } from '../support/engine/executeNode';
import { bySource, eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';

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
] as const;

describe.each(objects)('$resource', ({ resource, objectType, rows, key, change }) => {
	const run = async (parameters: object, json: ReadonlyArray<Record<string, unknown>>) =>
		await executeNode(
			{ resource, inputMode: 'json', ...parameters },
			json.map((row) => ({ json: JSON.parse(JSON.stringify(row)) })),
			{ hubspot: sandbox.current },
		);

	test('creates a record for each item in one request', async () => {
		const { items, status } = await run({ operation: 'create' }, rows);
		expect(status).toBe('success');
		expect(batchCalls(sandbox.current.requests)).toEqual(['create 3 → 201']);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		items.forEach(({ json }, place) => {
			const row: Record<string, string> = { ...rows[place] };
			expect(json).toMatchObject(row);
			expect(sandbox.current.record(objectType, String(json.id))?.properties).toMatchObject(row);
		});
	});

	test('reads each item by its record ID, whatever the order of the reply', async () => {
		const stored = sandbox.current.seed(objectType, rows);
		const { items } = await run(
			{ operation: 'read', propertyNames: [change] },
			stored.map(({ id }) => ({ id })),
		);
		expect(batchCalls(sandbox.current.requests)).toEqual(['read 3 → 200']);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		expect(items.map(({ json }) => [json.id, json[change]])).toEqual(
			stored.map(({ id, properties }) => [id, properties[change]]),
		);
	});

	test('reads each item by a unique property', async () => {
		const stored = sandbox.current.seed(objectType, rows);
		const { items } = await run(
			{
				operation: 'read',
				idProperty: key,
				idValue: `={{ $json.${key} }}`,
				propertyNames: [change],
			},
			[...rows].reverse(),
		);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		expect(items.map(({ json }) => json.id)).toEqual(stored.map(({ id }) => id).reverse());
	});

	test('updates each item by its record ID', async () => {
		const stored = sandbox.current.seed(objectType, rows);
		const { items } = await run(
			{ operation: 'update', propertiesJson: `={{ { ${change}: $json.value } }}` },
			stored.map(({ id }, place) => ({ id, value: `New ${place}` })),
		);
		expect(batchCalls(sandbox.current.requests)).toEqual(['update 3 → 200']);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		expect(items.map(({ json }) => json.id)).toEqual(stored.map(({ id }) => id));
		stored.forEach(({ id }, place) =>
			expect(sandbox.current.record(objectType, id)?.properties[change]).toBe(`New ${place}`),
		);
	});

	test('creates what is new and updates what is there', async () => {
		const [first] = sandbox.current.seed(objectType, rows.slice(0, 1));
		const { items, hints } = await run(
			{
				operation: 'upsert',
				idProperty: key,
				idValue: `={{ $json.${key} }}`,
				propertiesJson: `={{ { ...$json, ${change}: 'Changed' } }}`,
			},
			rows,
		);
		expect(batchCalls(sandbox.current.requests)).toEqual(['upsert 3 → 200']);
		expect(sourceOf(items)).toEqual(eachOnce(3));
		expect(items.map(({ json }) => json.new)).toEqual([false, true, true]);
		expect(items[0]?.json.id).toBe(first?.id);
		expect(sandbox.current.records(objectType)).toHaveLength(3);
		items.forEach(({ json }, place) =>
			expect(sandbox.current.record(objectType, String(json.id))?.properties).toMatchObject({
				[key]: (rows[place] as Record<string, string> | undefined)?.[key],
				[change]: 'Changed',
			}),
		);
		expect(hints.map(({ message }) => message)).toEqual([
			'3 records, 2 requests: 2 created, 1 updated, 0 failed',
		]);
	});

	test('archives each item, and says so on it', async () => {
		const stored = sandbox.current.seed(objectType, rows);
		const { items } = await run(
			{ operation: 'archive' },
			stored.map(({ id }) => ({ id })),
		);
		expect(batchCalls(sandbox.current.requests)).toEqual(['archive 3 → 204']);
		expect(items).toEqual(
			stored.map(({ id }, item) => ({ json: { id, archived: true }, pairedItem: { item } })),
		);
		expect(sandbox.current.records(objectType)).toEqual([]);
	});

	test('returns the record as HubSpot does when not simplified', async () => {
		const stored = sandbox.current.seed(objectType, rows);
		const { items } = await run(
			{ operation: 'read', simplify: false },
			stored.map(({ id }) => ({ id })),
		);
		const records = bySource(items);
		stored.forEach(({ id }, item) =>
			expect(records.get(item)).toMatchObject({
				id,
				properties: { hs_object_id: id },
				archived: false,
			}),
		);
	});
});

test('a create links the new record to another one', async () => {
	const [ada] = sandbox.current.seed('contacts', [{ email: 'ada@example.com' }]);
	const { items } = await executeNode(
		{
			resource: 'ticket',
			operation: 'create',
			inputMode: 'json',
			propertiesJson: '={{ { subject: $json.subject, hs_pipeline_stage: "1" } }}',
			associations: {
				association: [
					{ toObjectType: 'contact', toObjectId: '={{ $json.contact }}', associationType: '16' },
				],
			},
		},
		itemsOf([{ subject: 'Linked', contact: ada?.id ?? '' }]),
		{ hubspot: sandbox.current },
	);
	expect(sourceOf(items)).toEqual([{ item: 0 }]);
	expect(batchRequests(sandbox.current.requests)[0]?.body).toMatchObject({
		inputs: [
			{
				associations: [
					{
						to: { id: ada?.id },
						types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 16 }],
					},
				],
			},
		],
	});
	const [ticket] = sandbox.current.records('tickets');
	expect(ticket?.associations).toHaveLength(1);
});
