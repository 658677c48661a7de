import type { INodeParameters, ResourceMapperField } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { editorContext, type EditorCredential } from '../support/editorContext';
import { problemLine } from '../support/lines';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { resourceMapping } = new CrmBatch().methods;
const fieldsOf = async (parameters: INodeParameters, credential: EditorCredential = {}) => {
	const context = editorContext(parameters, credential);
	return (await resourceMapping.getPropertyFields.call(context)).fields;
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
	])('shows $first first in $operation of a $resource', async ({ first, ...parameters }) => {
		const fields = await fieldsOf(parameters);
		expect(fields.slice(0, first.length).map(({ id }) => id)).toEqual(first);
		expect(fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(first);
		expect(fields.filter(({ removed }) => !removed).map(({ id }) => id)).toEqual(first);
	});

	test('shows the main properties next, then custom ones', async () => {
		const fields = await fieldsOf(updateContact);
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
