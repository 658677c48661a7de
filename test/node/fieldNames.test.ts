import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { itemIndexes } from '../support/items';
import { problemLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { hideSchema, seedOne, useSandbox } from '../support/useSandbox';

/** Which property a field of an item is. */
const sandbox = useSandbox();

const create = { resource: 'contact', operation: 'create' };
const automatic = {
	inputMode: 'mapper',
	properties: { mappingMode: 'autoMapInputData', value: null } satisfies INodeParameters,
};
const wholeItem = { inputMode: 'json', propertiesJson: '={{ $json }}' };
const ownObject = { inputMode: 'json', propertiesJson: '={{ ({ ...$json }) }}' };
const everyMode = [
	{ mode: 'the field mapper', given: automatic },
	{ mode: 'the whole item as JSON', given: wholeItem },
	{ mode: 'an object as JSON', given: ownObject },
];
const ofWholeItems = everyMode.slice(0, 2);

const writtenBy = async (parameters: Omit<NodeOptions, 'items'>, row: IDataObject) => {
	const { inputs, errors, hints } = await runNode({ ...parameters, items: [row] });
	return {
		properties: inputs.map(({ properties }) => properties),
		errors: errors.map(({ error }) => error),
		hints: hints.slice(1),
	};
};
const written = (properties: IDataObject, hints: string[] = []) => ({
	properties: [properties],
	errors: [],
	hints,
});
const leftOut = (names: string) =>
	`Left out because HubSpot has no such writable property: ${names}`;

describe.each(everyMode)('names in $mode', ({ given }) => {
	test.each([
		'firstname',
		'\ufefffirstname',
		'\u200bfirstname\u200d',
		' firstname ',
		'\u00a0firstname\t',
		'first\u00adname',
	])('%j is the property that it looks like', async (name) => {
		expect(await writtenBy({ ...create, ...given }, { [name]: 'Ada' })).toEqual(
			written({ firstname: 'Ada' }),
		);
	});

	test('two fields for one property are refused, and both are named', async () => {
		const { items, errors, inputs } = await runNode({
			...create,
			...given,
			items: [{ email: 'a@example.com', '\ufeffemail': 'b@example.com' }, { firstname: 'Bob' }],
		});
		const words = { fields: "'email' and '\\ufeffemail'", name: 'email' };
		expect(errors).toMatchObject([
			{
				item: 0,
				error: problemLine('FIELDS_FOR_ONE_PROPERTY', words, 0),
				details: { outcome: 'failed', property: 'email' },
			},
		]);
		expect(itemIndexes(items)).toEqual([1]);
		expect(inputs).toMatchObject([{ properties: { firstname: 'Bob' } }]);
	});

	test('of two fields for one property, an empty one is left out', async () => {
		const row = { email: '', '\ufeffemail': 'b@example.com', 'email ': null };
		expect(await writtenBy({ ...create, ...given }, row)).toEqual(
			written({ email: 'b@example.com' }),
		);
	});

	test('__proto__ and constructor do no harm', async () => {
		const row = JSON.parse('{"firstname":"Ada","constructor":""}') as IDataObject;
		expect(await writtenBy({ ...create, ...given }, row)).toEqual(written({ firstname: 'Ada' }));
	});
});

describe.each(ofWholeItems)('labels in $mode', ({ given }) => {
	test('are the properties, as in an export of HubSpot', async () => {
		const row = {
			'Record ID': '110338000001',
			'First Name': 'Ada',
			'LAST NAME': 'Lovelace',
			'\ufeffEmail': 'ada@example.com',
			' phone number ': '1',
			Company: '',
			'Lifecycle Stage': 'Lead',
			'Create Date': '2026-01-02 10:00',
		};
		expect(await writtenBy({ ...create, ...given }, row)).toEqual(
			written(
				{
					firstname: 'Ada',
					lastname: 'Lovelace',
					email: 'ada@example.com',
					phone: '1',
					lifecyclestage: 'lead',
				},
				[leftOut('Record ID, Create Date')],
			),
		);
	});

	test('are looked up after the internal name', async () => {
		sandbox.current.addProperty('contacts', {
			name: 'other',
			label: 'plan',
			type: 'string',
			fieldType: 'text',
		});
		expect(await writtenBy({ ...create, ...given }, { firstname: 'A', plan: 'free' })).toEqual(
			written({ firstname: 'A', plan: 'free' }),
		);
	});

	test('exactly as written are looked up before names in another case', async () => {
		sandbox.current.addProperty('contacts', {
			name: 'other',
			label: 'CITY',
			type: 'string',
			fieldType: 'text',
		});
		expect(await writtenBy({ ...create, ...given }, { CITY: 'Oslo', firstname: 'A' })).toEqual(
			written({ other: 'Oslo', firstname: 'A' }),
		);
	});

	test('a label and a name for one property are refused, and both are named', async () => {
		const { errors } = await writtenBy(
			{ ...create, ...given },
			{ email: 'a@example.com', Email: 'a@example.com' },
		);
		const words = { fields: "'email' and 'Email'", name: 'email' };
		expect(errors).toEqual([problemLine('FIELDS_FOR_ONE_PROPERTY', words, 0)]);
	});

	test('choose the lists that HubSpot keeps elsewhere', async () => {
		const row = { 'Ticket name': 'T', Pipeline: 'Support Pipeline', 'Ticket status': 'New' };
		expect(await writtenBy({ ...create, ...given, resource: 'ticket' }, row)).toEqual(
			written({ subject: 'T', hs_pipeline: '0', hs_pipeline_stage: '1' }),
		);
	});
});

describe('a label of two properties', () => {
	const row = { firstname: 'Ada', Size: '38' };
	beforeEach(() => {
		for (const name of ['shoe_size', 'shirt_size']) {
			const own = { name, label: 'Size', type: 'string', fieldType: 'text' } as const;
			sandbox.current.addProperty('contacts', own);
		}
	});

	test('is left out when mapped automatically, and a hint names both', async () => {
		expect(await writtenBy({ ...create, ...automatic }, row)).toEqual(
			written({ firstname: 'Ada' }, [leftOut('Size (internal name: shoe_size or shirt_size)')]),
		);
	});

	test('is refused as JSON, unless unknown properties are ignored', async () => {
		const words = { field: "Field 'Size'", names: 'shoe_size, shirt_size' };
		const json = { ...create, ...wholeItem };
		expect(await writtenBy(json, row)).toMatchObject({
			properties: [],
			errors: [problemLine('FIELD_LABEL_SHARED', words, 0)],
		});
		expect(await writtenBy({ ...json, options: { unknownProperties: 'ignore' } }, row)).toEqual(
			written({ firstname: 'Ada' }, [leftOut('Size (internal name: shoe_size or shirt_size)')]),
		);
	});
});

test('an object as JSON has internal names', async () => {
	expect(await writtenBy({ ...create, ...ownObject }, { ' First Name': 'Ada' })).toMatchObject({
		errors: [
			problemLine('PROPERTY_IS_LABEL', { field: "Property 'First Name'", name: 'firstname' }, 0),
		],
	});
	expect(await writtenBy({ ...create, ...ownObject }, { FirstName: 'Ada' })).toMatchObject({
		errors: [
			problemLine('PROPERTY_UNKNOWN', { field: "Property 'FirstName'", objects: 'contacts' }, 0),
		],
	});
});

test('the whole item as JSON refuses a field that is no property', async () => {
	expect(
		await writtenBy({ ...create, ...wholeItem }, { firstname: 'Ada', shoe_size: '38' }),
	).toMatchObject({
		properties: [],
		errors: [
			problemLine('PROPERTY_UNKNOWN', { field: "Property 'shoe_size'", objects: 'contacts' }, 0),
		],
	});
});

test('names are read without permission to read the schema', async () => {
	hideSchema();
	const { properties } = await writtenBy(
		{ ...create, ...wholeItem },
		{ '\ufefffirstname': 'Ada', ' city ': 'Oslo' },
	);
	expect(properties).toEqual([{ firstname: 'Ada', city: 'Oslo' }]);
	const saved = [{ id: 'firstname', displayName: 'First Name', required: false }];
	const mapped = { ...automatic.properties, schema: saved as unknown as INodeParameters[] };
	const mapper = await writtenBy(
		{ ...create, ...automatic, properties: mapped },
		{ '\ufeffFirstName': 'Ada', ' city ': 'Oslo' },
	);
	expect(mapper.properties).toEqual([{ firstname: 'Ada' }]);
});

test('Property Names are read without invisible characters, and from a JSON list', async () => {
	const id = seedOne('contacts', { firstname: 'Ada', city: 'Oslo' });
	for (const propertyNames of [
		'\ufefffirstname, \u200bcity\u00a0',
		'["firstname", "city"]',
		['\ufefffirstname', 'city '],
		'firstname\ncity',
	]) {
		const { requests } = await runNode({
			resource: 'contact',
			operation: 'get',
			propertyNames,
			items: [{ id }],
		});
		expect(requests).toMatchObject([{ body: { properties: ['firstname', 'city'] } }]);
	}
});
