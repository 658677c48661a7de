import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { editorContext } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { resourceMapping } = new CrmBatch().methods;
const mapped = async (parameters: INodeParameters, accessToken = sandbox.current.accessToken) =>
	await resourceMapping.getPropertyFields.call(
		editorContext(parameters, { url: sandbox.current.url, accessToken }),
	);
const fieldsOf = async (parameters: INodeParameters) => (await mapped(parameters)).fields;
const named = (fields: readonly ResourceMapperField[], id: string) =>
	fields.find((field) => field.id === id);
const choices = (field: ResourceMapperField | undefined) =>
	(field?.options ?? []).map(({ name, value }) => `${value}: ${name}`);

const newTicket = { resource: 'ticket', operation: 'create' };

describe('the field mapper', () => {
	test('has the properties that can be written, each once', async () => {
		const ids = (await fieldsOf({ resource: 'contact', operation: 'create' })).map(({ id }) => id);
		expect(ids).toEqual(expect.arrayContaining(['email', 'firstname', 'birthday', 'plan']));
		expect(ids).not.toContain('createdate');
		expect(ids).not.toContain('hs_object_id');
		expect(ids).toEqual([...new Set(ids)]);
	});

	test.each([
		{
			resource: 'ticket',
			operation: 'create',
			first: ['subject', 'hs_pipeline', 'hs_pipeline_stage'],
		},
		{ resource: 'ticket', operation: 'update', first: [] },
		{
			resource: 'ticket',
			operation: 'upsert',
			idProperty: 'external_reference',
			first: ['subject', 'hs_pipeline', 'hs_pipeline_stage'],
		},
		{ resource: 'contact', operation: 'create', first: ['email', 'firstname', 'lastname'] },
		{
			resource: 'contact',
			operation: 'upsert',
			idProperty: 'email',
			first: ['firstname', 'lastname'],
		},
	])('$operation of a $resource opens with $first', async ({ first, ...parameters }) => {
		const fields = await fieldsOf(parameters);
		expect(fields.slice(0, first.length).map(({ id }) => id)).toEqual(first);
		expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(first);
		expect(fields.filter(({ removed }) => !removed).map(({ id }) => id)).toEqual(first);
	});

	test('the main properties come next, then own ones', async () => {
		const fields = await fieldsOf({ resource: 'contact', operation: 'update' });
		const ids = fields.map(({ id }) => id);
		expect(ids.slice(0, 4)).toEqual(['email', 'firstname', 'lastname', 'birthday']);
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
	])('$id is of the type $type', async ({ id, type }) => {
		const fields = await fieldsOf({ resource: 'contact', operation: 'update' });
		expect(named(fields, id)?.type).toBe(type);
	});

	test('no field is of a type for which n8n stores what nobody gave', async () => {
		for (const resource of ['contact', 'ticket']) {
			const fields = await fieldsOf({ resource, operation: 'update' });
			const kinds = new Set(fields.map(({ type }) => type));
			expect(kinds).toEqual(new Set(['string', 'number', 'dateTime', 'options']));
			expect(fields.filter((field) => 'defaultValue' in field)).toEqual([]);
		}
	});

	test('choices are those of HubSpot, by their labels', async () => {
		const fields = await fieldsOf({ resource: 'contact', operation: 'update' });
		expect(choices(named(fields, 'newsletter'))).toEqual(['true: Yes', 'false: No']);
		expect(choices(named(fields, 'lifecyclestage'))[0]).toBe('subscriber: Subscriber');
		expect(named(fields, 'interests')?.displayName).toBe('Interests (one, or a;b)');
	});

	test('two properties of one label are told apart', async () => {
		const twin = { label: 'City', type: 'string', fieldType: 'text' } as const;
		sandbox.current.addProperty('contacts', { ...twin, name: 'city_2' });
		const fields = await fieldsOf({ resource: 'contact', operation: 'update' });
		expect(named(fields, 'city')?.displayName).toBe('City (city)');
		expect(named(fields, 'city_2')?.displayName).toBe('City (city_2)');
		expect(named(fields, 'zip')?.displayName).toBe('Postal Code');
	});

	test('what was entered for a property that HubSpot no longer has is kept', async () => {
		const properties = {
			mappingMode: 'defineBelow',
			value: { gone: 'x', firstname: 'Ada' },
			schema: [{ id: 'gone', displayName: 'Gone' }],
		};
		const fields = await fieldsOf({ resource: 'contact', operation: 'update', properties });
		expect(named(fields, 'gone')).toMatchObject({ type: 'string', removed: false });
		expect(named(fields, 'gone')?.displayName).toContain('no such property');
		expect(fields.filter(({ id }) => id === 'firstname')).toHaveLength(1);
	});
});

describe('choices that HubSpot keeps apart', () => {
	test('all stages, with their pipelines', async () => {
		const fields = await fieldsOf(newTicket);
		expect(choices(named(fields, 'hs_pipeline'))).toEqual([
			'0: Support Pipeline',
			'75e28846: Returns',
		]);
		const stages = choices(named(fields, 'hs_pipeline_stage'));
		expect(stages).toHaveLength(6);
		expect(stages).toContain('1: Support Pipeline: New');
		expect(stages).toContain('98765001: Returns: Requested');
	});

	test.each([
		{ pipeline: '75e28846', stages: ['98765001: Requested', '98765002: Refunded'] },
		{
			pipeline: 'not one',
			stages: expect.arrayContaining(['1: Support Pipeline: New']) as string[],
		},
	])('the stages of the pipeline "$pipeline"', async ({ pipeline, stages }) => {
		const value = { hs_pipeline: pipeline };
		const properties = { mappingMode: 'defineBelow', value, schema: [] };
		const fields = await fieldsOf({ ...newTicket, properties });
		expect(choices(named(fields, 'hs_pipeline_stage'))).toEqual(stages);
	});

	test('owners of all pages by name and e-mail, without those that have left', async () => {
		const many = Array.from({ length: 120 }, (_, index) => ({ firstName: `Owner ${index}` }));
		sandbox.current.addOwners([{ lastName: 'Gone', archived: true }, ...many, { type: 'QUEUE' }]);
		const fields = await fieldsOf(newTicket);
		const owners = choices(named(fields, 'hubspot_owner_id'));
		expect(owners).toHaveLength(3 + 120 + 1);
		expect(owners[0]).toBe('534941: Ada Okafor (owner1@sandbox.example)');
		expect(owners.at(-1)).toBe('535065: owner125@sandbox.example');
		expect(owners.join()).not.toContain('Gone');
	});

	test('are not read for an object without such properties', async () => {
		await fieldsOf({ resource: 'contact', operation: 'create' });
		const asked = sandbox.current.requests.map(({ operation }) => operation);
		expect(asked).toEqual(['properties', 'owners']);
	});

	test('without the scope for owners the field takes an ID, and says why', async () => {
		const token = sandbox.current.issueStaticToken(['tickets']);
		const { fields } = await mapped(newTicket, token);
		expect(named(fields, 'hubspot_owner_id')).toMatchObject({ type: 'string' });
		expect(named(fields, 'hubspot_owner_id')?.displayName).toBe('Owner (ID: scope missing)');
		expect(named(fields, 'hs_pipeline')?.type).toBe('options');
	});

	test('an object without pipelines has them as text', async () => {
		sandbox.current.faults.add({
			when: { operation: 'pipelines' },
			then: { status: 404, body: { category: 'OBJECT_NOT_FOUND', message: 'No pipelines here' } },
		});
		const fields = await fieldsOf(newTicket);
		expect(named(fields, 'hs_pipeline')).toMatchObject({ type: 'string' });
		expect(named(fields, 'hs_pipeline_stage')).toMatchObject({ type: 'string', required: true });
		expect(named(fields, 'hs_pipeline_stage')?.displayName).toBe(
			'Ticket status (ID: list not readable)',
		);
	});
});
