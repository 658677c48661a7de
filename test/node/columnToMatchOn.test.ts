import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { itemIndexes } from '../support/items';
import { problemLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { hideSchema, seedOne, useSandbox } from '../support/useSandbox';

/** The field mapper of Update and Create or Update: its column to match on names the record. */
const sandbox = useSandbox();

const contacts = { resource: 'contact', inputMode: 'mapper' };
const upsert = { ...contacts, operation: 'upsert' };
const update = { ...contacts, operation: 'update' };

const labels: Record<string, string> = {
	email: 'Email',
	firstname: 'First Name',
	customer_number: 'Customer number',
	hs_object_id: 'Record ID',
};
const schema: INodeParameters[] = Object.entries(labels).map(([id, displayName]) => ({
	...{ id, displayName, required: false, defaultMatch: false, display: true, type: 'string' },
}));
/** The parameter as n8n's editor saves it; without columns if `by` is left out. */
const mapper = (value: INodeParameters | null, by?: string | string[]) => ({
	properties: {
		mappingMode: value ? 'defineBelow' : 'autoMapInputData',
		value,
		schema,
		...(by !== undefined && { matchingColumns: [by].flat() }),
	} satisfies INodeParameters,
});
const automatic = (by?: string | string[]) => mapper(null, by);
const seedAda = () => seedOne('contacts', { email: 'ada@example.com', customer_number: 'C-1' });
const sent = async (parameters: Omit<NodeOptions, 'items'>, ...items: IDataObject[]) => {
	const { inputs, errors } = await runNode({ ...parameters, items });
	const keys = inputs.map(({ id, idProperty, properties }) => ({ id, idProperty, properties }));
	return { inputs: keys, errors: errors.map(({ error }) => error) };
};

describe('mapped automatically', () => {
	test.each(['email', 'Email', 'EMAIL', '\ufeffEmail '])(
		'the key of a contact is in the field %j, and other fields are known by label',
		async (field) => {
			const row = { [field]: 'ada@example.com', 'First Name': 'Ada', 'phone number': '12' };
			expect(await sent({ ...upsert, ...automatic('email') }, row)).toEqual({
				inputs: [
					{
						id: 'ada@example.com',
						idProperty: 'email',
						properties: { firstname: 'Ada', phone: '12' },
					},
				],
				errors: [],
			});
		},
	);

	test.each(['customer_number', 'Customer number', 'CUSTOMER NUMBER'])(
		'the key in another property is in the field %j',
		async (field) => {
			const row = { [field]: 'C-1', email: 'ada@example.com' };
			const { inputs } = await sent({ ...upsert, ...automatic('customer_number') }, row);
			expect(inputs).toMatchObject([{ id: 'C-1', idProperty: 'customer_number' }]);
		},
	);

	test.each(['id', 'hs_object_id', 'Record ID'])(
		'the record ID is in the field %j',
		async (field) => {
			const id = seedAda();
			expect(
				await sent({ ...update, ...automatic('hs_object_id') }, { [field]: id, firstname: 'A' }),
			).toEqual({ inputs: [{ id, properties: { firstname: 'A' } }], errors: [] });
		},
	);

	test('a contact is updated by its email: the record ID is looked up', async () => {
		const id = seedAda();
		const row = { Email: 'ada@example.com', 'First Name': 'Ada' };
		const { items, batches } = await runNode({ ...update, ...automatic('email'), items: [row] });
		expect(batches).toEqual(['read 1 → 200', 'update 1 → 200']);
		expect(items).toMatchObject([{ json: { id, firstname: 'Ada' } }]);
	});

	test.each(['email', 'customer_number'])(
		'an update with the field %s alone has nothing to write',
		async (by) => {
			const row = { [by]: by === 'email' ? 'ada@example.com' : 'C-1' };
			expect(await sent({ ...update, ...automatic(by) }, row)).toEqual({
				inputs: [],
				errors: [problemLine('NOTHING_TO_WRITE', {}, 0)],
			});
		},
	);

	test('an item without such a field fails, and the line names the fields', async () => {
		const { inputs, errors } = await sent(
			{ ...upsert, ...automatic('email') },
			{ mail: 'ada@example.com' },
			{ Email: '' },
			{ Email: 'bob@example.com' },
		);
		expect(inputs).toMatchObject([{ id: 'bob@example.com' }]);
		expect(errors).toEqual([
			problemLine('KEY_FIELD_MISSING', { fields: "'email' or 'Email'" }, 0),
			problemLine('ID_EMPTY', { field: "Field 'Email'" }, 1),
		]);
	});
});

describe('mapped column by column', () => {
	test('the key is the value of its column, which is not written beside it', async () => {
		const value = { email: '={{ $json.mail }}', firstname: '={{ $json.name }}' };
		const row = { mail: 'ada@example.com', name: 'Ada', email: 'other@example.com' };
		expect(await sent({ ...upsert, ...mapper(value, 'email') }, row)).toEqual({
			inputs: [{ id: 'ada@example.com', idProperty: 'email', properties: { firstname: 'Ada' } }],
			errors: [],
		});
	});

	test.each(['={{ $json.ref }}', '={{ $json.ref.trim() }}'])(
		'the record ID %s names the record of an update',
		async (expression) => {
			const id = seedAda();
			const value = { hs_object_id: expression, firstname: 'A' };
			expect(await sent({ ...update, ...mapper(value, 'hs_object_id') }, { ref: id })).toEqual({
				inputs: [{ id, properties: { firstname: 'A' } }],
				errors: [],
			});
		},
	);

	test('an update with the column to match on alone has nothing to write', async () => {
		const value = { customer_number: '={{ $json.no }}' };
		expect(await sent({ ...update, ...mapper(value, 'customer_number') }, { no: 'C-1' })).toEqual({
			inputs: [],
			errors: [problemLine('NOTHING_TO_WRITE', {}, 0)],
		});
	});

	test.each([
		{ title: 'has no value', value: { firstname: 'A' }, code: 'ID_MISSING' as const },
		{ title: 'is empty', value: { email: '={{ $json.none }}' }, code: 'ID_MISSING' as const },
		{ title: 'is empty text', value: { email: '={{ "" }}' }, code: 'ID_EMPTY' as const },
	])('an item whose column to match on $title fails under its label', async ({ value, code }) => {
		const row = { email: 'ada@example.com' };
		expect(await sent({ ...upsert, ...mapper(value, 'email') }, row)).toEqual({
			inputs: [],
			errors: [problemLine(code, { field: "'Email'" }, 0)],
		});
	});

	test('each item has its own outcome', async () => {
		const value = { email: '={{ $json.mail }}', firstname: 'A' };
		const { items, errors } = await runNode({
			...{ ...upsert, ...mapper(value, 'email') },
			items: [{ mail: 'a@example.com' }, { mail: 'no address' }, { mail: 'b@example.com' }],
		});
		expect(itemIndexes(items)).toEqual([0, 2]);
		const field = "'Email'";
		expect(errors).toMatchObject([
			{ item: 1, error: problemLine('VALUE_NOT_AN_EMAIL', { field, value: 'no address' }, 1) },
		]);
	});

	test.each([
		{
			...{ title: 'an email address under Record ID', given: update, by: 'hs_object_id' },
			...{ key: 'ada@example.com', code: 'EMAIL_AS_RECORD_ID' as const },
		},
		{
			...{ title: 'an ID under Email', given: upsert, by: 'email' },
			...{ key: '713492963559', code: 'RECORD_ID_AS_EMAIL' as const },
		},
	])('$title is named as such', async ({ given, by, key, code }) => {
		const words = { field: `'${labels[by]}'`, value: key };
		const value = { [by]: '={{ $json.key }}', lastname: 'A' };
		expect((await sent({ ...given, ...mapper(value, by) }, { key })).errors).toEqual([
			problemLine(code, words, 0),
		]);
		const field = `Field '${by}'`;
		expect((await sent({ ...given, ...automatic(by) }, { [by]: key })).errors).toEqual([
			problemLine(code, { ...words, field }, 0),
		]);
	});

	test('the column has its internal name in an error if the fields were never loaded', async () => {
		const properties = { mappingMode: 'defineBelow', value: {}, matchingColumns: ['email'] };
		expect((await sent({ ...upsert, properties }, {})).errors).toEqual([
			problemLine('ID_MISSING', { field: "'email'" }, 0),
		]);
	});

	test('the column names the record without permission to read the properties, too', async () => {
		hideSchema();
		const value = { email: 'ada@example.com', firstname: 'A' };
		const { inputs } = await sent({ ...upsert, ...mapper(value, 'email') }, {});
		expect(inputs).toMatchObject([{ id: 'ada@example.com', properties: { firstname: 'A' } }]);
	});
});

describe('without a column to match on', () => {
	test.each([undefined, [], [''], null])(
		'(%j) a contact is created or updated by email',
		async (by) => {
			const row = { email: 'ada@example.com', firstname: 'A' };
			const columns = by === null ? { matchingColumns: null } : { matchingColumns: by };
			const properties = { mappingMode: 'autoMapInputData', value: null, ...columns };
			const { inputs } = await sent({ ...upsert, properties: properties as INodeParameters }, row);
			expect(inputs).toMatchObject([{ id: 'ada@example.com', idProperty: 'email' }]);
		},
	);

	test('a record is updated by its record ID', async () => {
		const id = seedAda();
		const { inputs } = await sent({ ...update, ...automatic([]) }, { id, firstname: 'A' });
		expect(inputs).toEqual([{ id, properties: { firstname: 'A' } }]);
	});

	test('a ticket cannot be created or updated, and the line says to choose one', async () => {
		const row = { external_reference: 'T-1', subject: 'Fire' };
		expect(await sent({ ...upsert, resource: 'ticket', ...automatic() }, row)).toEqual({
			inputs: [],
			errors: [problemLine('MATCH_BY_MISSING', {}, 0)],
		});
	});

	test('Contact, Create or Update, all parameters as they are: a sheet with the usual columns', async () => {
		const row = {
			Email: 'ada@example.com',
			'First Name': 'Ada',
			'Last Name': 'Byron',
			Phone: '+44 20 7946 0000',
			row_number: 2,
		};
		const { items, errors, hints } = await runNode({ ...upsert, items: [row] });
		expect(errors).toEqual([]);
		expect(items).toMatchObject([{ json: { isNew: true } }]);
		expect(sandbox.current.records('contacts')).toMatchObject([
			{
				properties: {
					email: 'ada@example.com',
					firstname: 'Ada',
					lastname: 'Byron',
					phone: '+44 20 7946 0000',
				},
			},
		]);
		expect(hints.at(-1)).toContain('row_number');
	});
});

describe('a column to match on of another operation or object', () => {
	test('fails each item, and the line names it', async () => {
		const row = { hs_object_id: '12', email: 'ada@example.com', subject: 'x', firstname: 'A' };
		expect((await sent({ ...upsert, ...automatic('hs_object_id') }, row)).errors).toEqual([
			problemLine('MATCH_BY_RECORD_ID', {}, 0),
		]);
		const manual = mapper({ email: '={{ $json.email }}', subject: 'x' }, 'email');
		for (const given of [automatic('email'), manual]) {
			expect((await sent({ ...update, resource: 'ticket', ...given }, row)).errors).toEqual([
				problemLine('MATCH_BY_NOT_UNIQUE', { name: 'email' }, 0),
			]);
		}
	});

	test('is named also where the item has no value for it', async () => {
		const ofTickets = ['subject', 'external_reference'].map((id) => ({ id, displayName: id }));
		const kept = { id: 'email', displayName: 'why not', canBeUsedToMatch: false };
		for (const fields of [ofTickets, [...ofTickets, kept]]) {
			for (const value of [null, { subject: 'x', external_reference: 'A-1' }]) {
				const { properties } = mapper(value, 'email');
				const node = {
					...upsert,
					resource: 'ticket',
					properties: { ...properties, schema: fields },
				};
				expect(await sent(node, { subject: 'x', external_reference: 'A-1' })).toEqual({
					inputs: [],
					errors: [problemLine('MATCH_BY_NOT_UNIQUE', { name: 'email' }, 0)],
				});
			}
		}
	});

	test('does no harm to Create, which matches nothing', async () => {
		const create = { ...contacts, operation: 'create', ...automatic('email') };
		expect(await sent(create, { email: 'ada@example.com', firstname: 'A' })).toMatchObject({
			inputs: [{ properties: { email: 'ada@example.com', firstname: 'A' } }],
			errors: [],
		});
	});
});

test('the parameters Match By and Value to Match are not read beside the field mapper', async () => {
	const { inputs, errors } = await sent(
		{ ...upsert, ...automatic('email'), idProperty: 'customer_number', idValue: 'C-9' },
		{ email: 'ada@example.com', customer_number: 'C-1', firstname: 'A' },
	);
	expect(errors).toEqual([]);
	expect(inputs).toMatchObject([{ id: 'ada@example.com', idProperty: 'email' }]);
});
