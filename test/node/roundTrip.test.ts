import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { hideSchema, schemaIsHidden, seedOne, useSandbox } from '../support/useSandbox';

/** The output of the node is the input of the node. */
const sandbox = useSandbox();

const objects = [
	{
		resource: 'contact',
		objectType: 'contacts',
		row: { email: 'ada@example.com', firstname: 'Ada', hs_additional_emails: 'al@example.com' },
	},
	{
		resource: 'ticket',
		objectType: 'tickets',
		row: { subject: 'Fire', hs_pipeline_stage: '1', hs_ticket_priority: 'HIGH' },
	},
];
const modes = [
	{
		mode: 'the field mapper',
		given: {
			inputMode: 'mapper',
			properties: { mappingMode: 'autoMapInputData', value: null } satisfies INodeParameters,
		},
	},
	{ mode: 'JSON', given: { inputMode: 'json' } },
];

/** Fields that an output item has beside the properties. */
const beside = (id: string): IDataObject => ({
	id,
	createdAt: '2026-01-02T03:04:05Z',
	updatedAt: '2026-01-02T03:04:05Z',
	isArchived: false,
	archivedAt: '2026-01-02T03:04:05Z',
	isNew: false,
	isUnchanged: true,
	recordUrl: 'https://app.hubspot.com/contacts/1/record/0-1/1',
	propertiesWithHistory: { firstname: [{ value: 'Ada' }] },
	notWritten: ['lifecyclestage'],
});

describe.each(objects)('a $resource that was read', ({ resource, objectType, row }) => {
	const readOne = async (parameters: object = {}) => {
		const id = seedOne(objectType, row);
		const { items } = await runNode({
			resource,
			operation: 'get',
			...parameters,
			items: [{ id }],
		});
		const read = items[0]?.json ?? {};
		return { id, item: { ...read, ...beside(id) } };
	};
	/** All properties but the time of the last change. */
	const stored = (id: string) =>
		Object.fromEntries(
			Object.entries(sandbox.current.record(objectType, id)?.properties ?? {}).filter(
				([name]) => !name.endsWith('lastmodifieddate'),
			),
		);

	test.each(modes)(
		'is updated with the defaults of $mode, and nothing changes',
		async ({ given }) => {
			const { id, item } = await readOne();
			const before = stored(id);
			const run = await runNode({ resource, operation: 'update', ...given, items: [item] });
			expect(run.errors).toEqual([]);
			expect(run.items).toMatchObject([{ item: 0, json: { id } }]);
			expect(stored(id)).toEqual(before);
			expect(run.hints[1]).toMatch(/^Left out .*: createdate, (hs_)?lastmodifieddate$/);
		},
	);

	test('is updated with the defaults of JSON without permission to read the schema', async () => {
		const { id, item } = await readOne();
		const before = stored(id);
		hideSchema();
		const run = await runNode({ resource, operation: 'update', items: [item] });
		expect(run.errors).toEqual([]);
		expect(stored(id)).toEqual(before);
		expect(run.hints).toEqual([
			expect.any(String),
			expect.stringContaining(schemaIsHidden(resource === 'ticket' ? 'tickets' : undefined)),
			expect.stringMatching(/^Left out because HubSpot sets it itself: createdate, \w+$/),
		]);
	});

	test('changes where a field was changed', async () => {
		const { id, item } = await readOne();
		const name = objectType === 'contacts' ? 'firstname' : 'subject';
		const items = [{ ...item, [name]: 'Changed' }];
		await runNode({ resource, operation: 'update', items });
		expect(stored(id)).toMatchObject({ [name]: 'Changed' });
	});
});

describe('a contact that was created', () => {
	test.each(modes)('is updated with the defaults of $mode', async ({ given }) => {
		const created = await runNode({
			resource: 'contact',
			operation: 'create',
			items: [{ email: 'ada@example.com', firstname: 'Ada' }],
		});
		const id = String(created.items[0]?.json.id);
		const { errors } = await runNode({
			resource: 'contact',
			operation: 'update',
			...given,
			items: [{ ...created.items[0]?.json, ...beside(id) }],
		});
		expect(errors).toEqual([]);
	});
});

describe('fields of the node in an object as JSON', () => {
	const propertiesJson = '={{ ({ ...$json }) }}';
	const seedAda = () => seedOne('contacts', { email: 'ada@example.com' });

	test('are ignored', async () => {
		const id = seedAda();
		const run = await runNode({
			resource: 'contact',
			operation: 'update',
			propertiesJson,
			items: [{ ...beside(id), hs_object_id: id, firstname: 'Ada' }],
		});
		expect(run.errors).toEqual([]);
		expect(run.inputs).toMatchObject([{ id, properties: { firstname: 'Ada' } }]);
		expect(run.hints).toHaveLength(1);
	});

	test('are not among them: another record ID than that of the record', async () => {
		const id = seedAda();
		const run = await runNode({
			resource: 'contact',
			operation: 'update',
			idValue: '={{ $json.key }}',
			propertiesJson: '={{ ({ hs_object_id: $json.hs_object_id, firstname: "A" }) }}',
			items: [{ key: id, hs_object_id: '8' }],
		});
		const field = "Property 'Record ID' (hs_object_id)";
		expect(run.errors).toMatchObject([{ error: problemLine('PROPERTY_READ_ONLY', { field }, 0) }]);
	});

	test('are named in a hint: an id that is not that of the record', async () => {
		const run = await runNode({
			resource: 'contact',
			operation: 'create',
			propertiesJson,
			items: [{ id: '8', firstname: 'Ada' }],
		});
		expect(run.errors).toEqual([]);
		expect(run.inputs).toMatchObject([{ properties: { firstname: 'Ada' } }]);
		expect(run.hints[1]).toMatch(/^Left out .*: id$/);
	});
});
