import type { IDataObject } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { editorContext } from '../support/editorContext';
import { eachOnce, itemIndexes } from '../support/items';
import { problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** Companies, deals, custom objects and HubSpot's other objects. */
const sandbox = useSandbox();

/** A custom object of the sandbox's account, with a unique property. */
const MACHINES = '2-34156791';

const machines = {
	resource: 'customObject',
	objectType: { __rl: true, mode: 'list', value: MACHINES },
};

describe.each([
	{ resource: 'company', plural: 'companies', row: { name: 'Acme', domain: 'acme.example' } },
	{
		resource: 'deal',
		plural: 'deals',
		row: { dealname: 'Big', dealstage: 'appointmentscheduled', amount: '12.50' },
	},
	{ ...machines, plural: MACHINES, row: { model: 'Press', serial_no: 'S-1' } },
])('a $plural record', ({ plural, row, ...of }) => {
	const written = () => sandbox.current.records(plural).map(({ properties }) => properties);

	test('is created, read, changed and deleted', async () => {
		const { items: created } = await runNode({ ...of, operation: 'create', items: [row] });
		expect(written()).toMatchObject([row]);
		const id = String(created[0]?.json.id);
		expect(id).toMatch(/^\d+$/);

		const [name = ''] = Object.keys(row);
		const got = await runNode({
			...of,
			operation: 'get',
			propertyNames: [name],
			items: [{ id }],
		});
		expect(got.items[0]?.json).toMatchObject({ id, [name]: Object.values(row)[0] });

		const changed = { id, [name]: 'Changed' };
		const updated = await runNode({ ...of, operation: 'update', items: [changed] });
		expect(updated.errors).toEqual([]);
		expect(written()).toMatchObject([{ [name]: 'Changed' }]);

		const deleted = await runNode({ ...of, operation: 'delete', items: [{ id }] });
		expect(deleted.items[0]?.json).toEqual({ id, deleted: true });
		expect(written()).toEqual([]);
	});
});

test('a custom object is upserted by a unique property of its own, two items as one record', async () => {
	const { items, batches } = await runNode({
		...machines,
		operation: 'upsert',
		matchBy: 'serial_no',
		items: [
			{ serial_no: 'S-1', model: 'Press' },
			{ serial_no: 'S-2', model: 'Saw' },
			{ serial_no: 'S-1', model: 'Press 2' },
		],
	});
	expect(itemIndexes(items)).toEqual(eachOnce(3));
	expect(batches).toEqual(['upsert 2 → 200']);
	const names = sandbox.current.records(MACHINES).map(({ properties }) => properties.model);
	expect(names.sort()).toEqual(['Press 2', 'Saw']);
});

test('a stage of a deal is found by its name, in the pipeline of the deal', async () => {
	const { items, errors } = await runNode({
		resource: 'deal',
		operation: 'create',
		items: [
			{ dealname: 'Big', dealstage: 'Closed Won' },
			{ dealname: 'Small', dealstage: 'No such stage' },
		],
	});
	expect(itemIndexes(items)).toEqual([0]);
	expect(errors[0]?.error).toContain('No such stage');
	expect(sandbox.current.records('deals')).toMatchObject([
		{ properties: { dealstage: 'closedwon' } },
	]);
});

describe('Object Type', () => {
	const run = async (objectType: string, rows: readonly IDataObject[] = [{ name: 'a' }]) =>
		await runNode({
			resource: 'customObject',
			objectType: { __rl: true, mode: 'id', value: objectType },
			operation: 'create',
			items: rows,
			options: { unknownProperties: 'ignore' },
		});

	test.each(['companies', 'Company', '0-2'])(
		'by name or ID (%s) is the object with all its rules',
		async (objectType) => {
			const { items } = await run(objectType);
			expect(itemIndexes(items)).toEqual([0]);
			expect(sandbox.current.records('companies')).toHaveLength(1);
		},
	);

	test.each([
		{ objectType: '={{ $json.nothing }}', line: problemLine('OBJECT_TYPE_MISSING') },
		{ objectType: '../owners', line: problemLine('OBJECT_TYPE_INVALID', { value: '../owners' }) },
	])("sends nothing for '$objectType'", async ({ objectType, line }) => {
		const { errors } = await run(objectType);
		expect(errors.map(({ error }) => error)).toEqual([line]);
		expect(sandbox.current.requests).toEqual([]);
	});

	test('that HubSpot does not know is named', async () => {
		const { errors } = await run('butterflies');
		expect(errors[0]?.error).toContain('Unable to infer object type from: butterflies');
		expect(errors[0]?.error).toContain("'Object Type'");
	});

	test('is one for all items: an expression that returns another sends nothing', async () => {
		const rows = [
			{ model: 'a', type: MACHINES },
			{ model: 'b', type: 'companies' },
		];
		const { errors } = await run('={{ $json.type }}', rows);
		const words = { first: MACHINES, other: 'companies', item: '1' };
		expect(errors.map(({ error }) => error)).toEqual(
			rows.map(() => problemLine('OBJECT_TYPES_DIFFER', words)),
		);
		expect(sandbox.current.requests).toEqual([]);
		const same = rows.map(({ model }) => ({ model, type: MACHINES }));
		expect(itemIndexes((await run('={{ $json.type }}', same)).items)).toEqual([0, 1]);
	});
});

describe('the editor', () => {
	const { listSearch, loadOptions, resourceMapping } = new CrmBatch().methods;

	test.each([
		{ filter: 'machine', names: ['Machines'] },
		{ filter: 'line', names: ['Line items'] },
		{ filter: '0-', names: [] },
		{ filter: 'compan', names: ['Companies'] },
	])("lists the objects that match '$filter'", async ({ filter, names }) => {
		const { results } = await listSearch.searchObjectTypes.call(editorContext({}), filter);
		expect(results.map(({ name }) => name)).toEqual(names);
	});

	test("lists the account's own objects first, by their type IDs", async () => {
		const { results } = await listSearch.searchObjectTypes.call(editorContext({}));
		expect(results[0]).toEqual({ name: 'Machines', value: MACHINES });
		expect(results.length).toBeGreaterThan(20);
	});

	test("lists HubSpot's objects where the credential may not read the account's own", async () => {
		sandbox.current.faults.add({
			when: { operation: 'schemas' },
			then: { status: 403, body: { status: 'error', category: 'MISSING_SCOPES', message: 'No' } },
		});
		const { results } = await listSearch.searchObjectTypes.call(editorContext({}));
		expect(results.map(({ value }) => value)).toContain('line_items');
		expect(results.map(({ value }) => value)).not.toContain(MACHINES);
	});

	test("lists HubSpot's objects before a credential is chosen", async () => {
		const context = editorContext({}, { credential: 'none' });
		const { results } = await listSearch.searchObjectTypes.call(context);
		expect(results.map(({ value }) => value)).toContain('line_items');
		expect(sandbox.current.requests).toEqual([]);
	});

	test('lists the unique properties and the fields of a custom object', async () => {
		const context = editorContext({ ...machines, operation: 'upsert' });
		const options = await loadOptions.getIdProperties.call(context);
		expect(options.map(({ value }) => value)).toEqual(['serial_no']);
		const { fields } = await resourceMapping.getPropertyFields.call(context);
		expect(fields.map(({ id }) => id)).toEqual(expect.arrayContaining(['model', 'serial_no']));
	});

	test('says that the object type is missing', async () => {
		const context = editorContext({ resource: 'customObject', operation: 'get' });
		await expect(loadOptions.getIdProperties.call(context)).rejects.toThrow(
			problemLine('OBJECT_TYPE_MISSING'),
		);
	});

	test.each(['company', 'deal'])('says that a %s has no unique property', async (resource) => {
		const context = editorContext({ resource, operation: 'upsert' });
		expect(await loadOptions.getIdProperties.call(context)).toMatchObject([
			{ value: '', disabled: true },
		]);
	});
});
