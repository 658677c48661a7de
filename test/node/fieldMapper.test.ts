import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { editorContext, type EditorCredential } from '../support/editorContext';
import { problemLine } from '../support/lines';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { resourceMapping } = new CrmBatch().methods;
const loaded = async (parameters: INodeParameters, credential: EditorCredential = {}) =>
	await resourceMapping.getPropertyFields.call(editorContext(parameters, credential));
const fieldsOf = async (parameters: INodeParameters, credential: EditorCredential = {}) => {
	return (await loaded(parameters, credential)).fields;
};
const field = (fields: readonly ResourceMapperField[], id: string) =>
	fields.find((one) => one.id === id);
const choices = (fields: readonly ResourceMapperField[], id: string) =>
	(field(fields, id)?.options ?? []).map(({ name, value }) => `${value}: ${name}`);

const newTicket = { resource: 'ticket', operation: 'create' };
const updateContact = { resource: 'contact', operation: 'update' };

describe('the field mapper', () => {
	test('shows each writable property once', async () => {
		const ids = (await fieldsOf({ resource: 'contact', operation: 'create' })).map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['email', 'firstname', 'birthday', 'plan']));
		expect(ids).not.toContain('createdate');
		expect(ids).not.toContain('hs_object_id');
		expect(ids).toEqual([...new Set(ids)]);
	});

	const ofContacts = ['email', 'firstname', 'lastname', 'phone', 'company'];
	const ofTickets = [
		'subject',
		'content',
		'hs_pipeline',
		'hs_pipeline_stage',
		'hs_ticket_priority',
	];

	test.each([
		{ resource: 'contact', operation: 'create', first: ofContacts },
		{ resource: 'contact', operation: 'upsert', first: ofContacts },
		{ resource: 'contact', operation: 'update', first: ['hs_object_id', ...ofContacts] },
		{ resource: 'ticket', operation: 'create', first: ofTickets },
		{ resource: 'ticket', operation: 'update', first: ['hs_object_id', ...ofTickets] },
		{ resource: 'ticket', operation: 'upsert', first: ['external_reference', ...ofTickets] },
	])(
		'opens with the property to match by and the usual ones in $operation of a $resource',
		async ({ first, ...parameters }) => {
			const fields = await fieldsOf(parameters);
			expect(fields.slice(0, first.length).map(({ id }) => id)).toEqual(first);
			// n8n hides all fields but the required ones, and enforces these in its mode `add` only.
			expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(first);
			expect(fields.filter(({ removed }) => !removed).map(({ id }) => id)).toEqual(first);
		},
	);

	test('opens with the chosen property to match by too', async () => {
		const properties = {
			mappingMode: 'defineBelow',
			value: null,
			matchingColumns: ['customer_number'],
		};
		const fields = await fieldsOf({ resource: 'contact', operation: 'upsert', properties });
		expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual([
			'email',
			'customer_number',
			...ofContacts.slice(1),
		]);
	});

	test('shows custom properties next', async () => {
		const fields = await fieldsOf(updateContact);
		expect(fields[1 + ofContacts.length]?.id).toBe('birthday');
	});

	test.each([
		{ id: 'firstname', type: 'string' },
		{ id: 'loyalty_points', type: 'number' },
		{ id: 'birthday', type: 'dateTime' },
		{ id: 'last_visit', type: 'dateTime' },
		{ id: 'newsletter', type: 'options' },
		{ id: 'plan', type: 'options' },
		{ id: 'hubspot_owner_id', type: 'options' },
		{ id: 'hs_additional_emails', type: 'string' },
	])('shows $id with the type $type', async ({ id, type }) => {
		const fields = await fieldsOf(updateContact);
		expect(field(fields, id)?.type).toBe(type);
	});

	test('has no field of a type for which n8n stores a default that nobody entered', async () => {
		for (const resource of ['contact', 'ticket']) {
			const fields = await fieldsOf({ resource, operation: 'update' });
			const kinds = new Set(fields.map(({ type }) => type));
			expect(kinds).toEqual(new Set(['string', 'number', 'dateTime', 'options']));
			expect(fields.filter((one) => 'defaultValue' in one)).toEqual([]);
		}
	});

	test('shows the options of HubSpot by their labels', async () => {
		const fields = await fieldsOf(updateContact);
		expect(choices(fields, 'newsletter')).toEqual(['true: Yes', 'false: No']);
		expect(choices(fields, 'lifecyclestage')[0]).toBe('subscriber: Subscriber');
		expect(field(fields, 'interests')?.displayName).toBe('Interests (one, or a;b)');
	});

	test('adds the internal name to labels that occur twice', async () => {
		const twin = { label: 'City', type: 'string', fieldType: 'text' } as const;
		sandbox.current.addProperty('contacts', { ...twin, name: 'city_2' });
		const fields = await fieldsOf(updateContact);
		expect(field(fields, 'city')?.displayName).toBe('City (city)');
		expect(field(fields, 'city_2')?.displayName).toBe('City (city_2)');
		expect(field(fields, 'zip')?.displayName).toBe('Postal Code');
	});

	test('keeps a value entered for a property that HubSpot no longer has', async () => {
		const properties = {
			mappingMode: 'defineBelow',
			value: { gone: 'x', firstname: 'Ada' },
			schema: [{ id: 'gone', displayName: 'Gone' }],
		};
		const fields = await fieldsOf({ ...updateContact, properties });
		expect(field(fields, 'gone')).toMatchObject({
			displayName: 'gone (HubSpot has no such writable property)',
			type: 'string',
			removed: false,
		});
		expect(fields.filter(({ id }) => id === 'firstname')).toHaveLength(1);
	});
});

describe('the properties that the field mapper can match records by', () => {
	const matching = async (parameters: INodeParameters) => {
		const fields = await fieldsOf(parameters);
		const ids = (of: readonly ResourceMapperField[]) => of.map(({ id }) => id);
		return {
			offered: ids(fields.filter(({ canBeUsedToMatch }) => canBeUsedToMatch)),
			byDefault: ids(fields.filter(({ defaultMatch }) => defaultMatch)),
		};
	};

	test.each([
		{ resource: 'contact', operation: 'create', offered: [], byDefault: [] },
		{
			...{ resource: 'contact', operation: 'upsert' },
			...{ offered: ['email', 'customer_number'], byDefault: ['email'] },
		},
		{
			...{ resource: 'contact', operation: 'update' },
			...{ offered: ['hs_object_id', 'email', 'customer_number'], byDefault: ['hs_object_id'] },
		},
		{
			...{ resource: 'ticket', operation: 'upsert' },
			...{ offered: ['external_reference'], byDefault: ['external_reference'] },
		},
		{
			...{ resource: 'ticket', operation: 'update' },
			...{ offered: ['hs_object_id', 'external_reference'], byDefault: ['hs_object_id'] },
		},
	])('in $operation of a $resource are $offered', async ({ offered, byDefault, ...parameters }) => {
		expect(await matching(parameters)).toEqual({ offered, byDefault });
	});

	test('have no default if there are several, and none of HubSpot', async () => {
		const unique = { type: 'string', fieldType: 'text', hasUniqueValue: true } as const;
		sandbox.current.addProperty('tickets', { ...unique, name: 'case_no', label: 'Case number' });
		expect(await matching({ resource: 'ticket', operation: 'upsert' })).toEqual({
			offered: ['case_no', 'external_reference'],
			byDefault: [],
		});
	});

	test('are missing in an account that has none: the notice says how to create one', async () => {
		const unique = 'external_reference';
		sandbox.current.addProperty('tickets', { name: unique, type: 'string', fieldType: 'text' });
		const upsert = { resource: 'ticket', operation: 'upsert' };
		for (const mappingMode of ['defineBelow', 'autoMapInputData']) {
			const properties = { mappingMode, value: null };
			const { fields, emptyFieldsNotice } = await loaded({ ...upsert, properties });
			expect(fields).toEqual([]);
			expect(emptyFieldsNotice).toContain(problemLine('NO_UNIQUE_PROPERTY'));
			expect(emptyFieldsNotice).toContain("'Require unique values'");
		}
	});
});

test('the notice of the field mapper says how fields are mapped automatically', async () => {
	const { emptyFieldsNotice } = await loaded(updateContact);
	expect(emptyFieldsNotice).toContain("'First Name' is mapped to firstname");
});

describe('a field mapper without a credential', () => {
	const none = { credential: 'none' } as const;
	const manual = { mappingMode: 'defineBelow', value: null };
	const automatic = { mappingMode: 'autoMapInputData', value: null };

	test('says what to do, with the words of n8n', async () => {
		const { fields, emptyFieldsNotice } = await loaded(
			{ ...updateContact, properties: manual },
			none,
		);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toBe(problemLine('MAPPER_WITHOUT_CREDENTIAL'));
		expect(emptyFieldsNotice).toContain("'Retry'");
	});

	test.each([
		{ resource: 'contact', operation: 'upsert', offered: ['email'], byDefault: 'email' },
		{
			...{ resource: 'contact', operation: 'update' },
			...{ offered: ['hs_object_id', 'email'], byDefault: 'hs_object_id' },
		},
		{
			...{ resource: 'ticket', operation: 'update' },
			...{ offered: ['hs_object_id'], byDefault: 'hs_object_id' },
		},
	])(
		'that maps automatically offers what every account has to match by in $operation of a $resource',
		async ({ offered, byDefault, ...parameters }) => {
			const node = { ...parameters, properties: automatic };
			const { fields, emptyFieldsNotice } = await loaded(node, none);
			expect(fields.map(({ id }) => id)).toEqual(offered);
			expect(fields.every(({ canBeUsedToMatch }) => canBeUsedToMatch)).toBe(true);
			expect(fields.filter(({ defaultMatch }) => defaultMatch)).toMatchObject([{ id: byDefault }]);
			expect(emptyFieldsNotice).toBe((await loaded(parameters)).emptyFieldsNotice);
			// As an account lists them, so that the mapper of a node with a credential is the same.
			const ofAccount = await fieldsOf(parameters);
			expect(fields).toEqual(offered.map((id) => field(ofAccount, id)));
		},
	);

	test.each([
		{ resource: 'contact', operation: 'create', said: '' },
		{
			...{ resource: 'ticket', operation: 'upsert' },
			said: 'To choose the property that tickets are matched by, choose a credential and open this node again. ',
		},
	])(
		'that maps automatically has no fields in $operation of a $resource',
		async ({ said, ...parameters }) => {
			const node = { ...parameters, properties: automatic };
			const { fields, emptyFieldsNotice } = await loaded(node, none);
			expect(fields).toEqual([]);
			expect(emptyFieldsNotice).toBe(`${said}${(await loaded(updateContact)).emptyFieldsNotice}`);
		},
	);

	test('says what to do when the mode becomes manual, and keeps the fields of an account', async () => {
		const ids = (fields: readonly ResourceMapperField[]) => fields.map(({ id }) => ({ id }));
		const { fields: known } = await loaded({ ...updateContact, properties: automatic }, none);
		// n8n has not stored the new mode when it loads the fields for it.
		for (const mappingMode of ['autoMapInputData', 'defineBelow']) {
			const properties = { mappingMode, value: {}, schema: ids(known) };
			expect(await loaded({ ...updateContact, properties }, none)).toEqual({
				fields: [],
				emptyFieldsNotice: problemLine('MAPPER_WITHOUT_CREDENTIAL'),
			});
		}
		const properties = { ...manual, value: {} };
		const ofAccount = { ...properties, schema: ids(await fieldsOf(updateContact)) };
		await expect(loaded({ ...updateContact, properties: ofAccount }, none)).rejects.toThrow(
			problemLine('MAPPER_WITHOUT_CREDENTIAL'),
		);
	});
});

describe('the lists of pipelines, stages and owners', () => {
	test('show all stages with the names of their pipelines', async () => {
		const fields = await fieldsOf(newTicket);
		expect(choices(fields, 'hs_pipeline')).toEqual(['0: Support Pipeline', '75e28846: Returns']);
		const stages = choices(fields, 'hs_pipeline_stage');
		expect(stages).toHaveLength(6);
		expect(stages).toContain('1: Support Pipeline: New');
		expect(stages).toContain('98765001: Returns: Requested');
	});

	test.each([
		{ pipeline: '75e28846', stages: ['98765001: Requested', '98765002: Refunded'] },
		{
			pipeline: 'unknown',
			stages: expect.arrayContaining(['1: Support Pipeline: New']) as string[],
		},
	])('show the stages of the pipeline "$pipeline"', async ({ pipeline, stages }) => {
		const value = { hs_pipeline: pipeline };
		const properties = { mappingMode: 'defineBelow', value, schema: [] };
		const fields = await fieldsOf({ ...newTicket, properties });
		expect(choices(fields, 'hs_pipeline_stage')).toEqual(stages);
	});

	test('show the owners of all pages by name and e-mail, without archived ones', async () => {
		const many = Array.from({ length: 120 }, (_, index) => ({ firstName: `Owner ${index}` }));
		sandbox.current.addOwners([{ lastName: 'Gone', archived: true }, ...many, { type: 'QUEUE' }]);
		const fields = await fieldsOf(newTicket);
		const owners = choices(fields, 'hubspot_owner_id');
		expect(owners).toHaveLength(3 + 120 + 1);
		expect(owners[0]).toBe('534941: Ada Okafor (owner1@sandbox.example)');
		expect(owners.at(-1)).toBe('535065: owner125@sandbox.example');
		expect(owners.join()).not.toContain('Gone');
	});

	test('are read only for properties that the object has', async () => {
		await fieldsOf({ resource: 'contact', operation: 'create' });
		const asked = new Set(sandbox.current.requests.map(({ operation }) => operation));
		expect([...asked]).toEqual(['properties', 'owners']);
	});

	test('become a text field for the ID when the scope is missing, and its label says so', async () => {
		const accessToken = sandbox.current.issueStaticToken(['tickets']);
		const fields = await fieldsOf(newTicket, { accessToken });
		expect(field(fields, 'hubspot_owner_id')).toMatchObject({ type: 'string' });
		expect(field(fields, 'hubspot_owner_id')?.displayName).toBe(
			problemLine('CHOICES_NOT_LISTED', { field: 'Owner', why: 'scope missing' }),
		);
		expect(field(fields, 'hs_pipeline')?.type).toBe('options');
	});

	test('become text fields when HubSpot has no pipelines', async () => {
		sandbox.current.faults.add({
			when: { operation: 'pipelines' },
			then: { status: 404, body: { category: 'OBJECT_NOT_FOUND', message: 'No pipelines here' } },
		});
		const fields = await fieldsOf(newTicket);
		expect(field(fields, 'hs_pipeline')).toMatchObject({ type: 'string' });
		expect(field(fields, 'hs_pipeline_stage')).toMatchObject({ type: 'string', required: true });
		expect(field(fields, 'hs_pipeline_stage')?.displayName).toBe(
			problemLine('CHOICES_NOT_LISTED', { field: 'Ticket status', why: 'list not readable' }),
		);
	});
});
