import type { INodeParameters } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { editorContext } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';

/** The lists of an association: objects, properties that identify a record, types. */
const sandbox = useSandbox();

const { loadOptions } = new CrmBatch().methods;
type Method = keyof typeof loadOptions;

/** A list as 'name = value', for the parameter of the second association in the node. */
const list = async (method: Method, row: INodeParameters, resource = 'contact') => {
	const association = [{ toObjectType: 'deal' }, row];
	const parameters = { resource, operation: 'upsert', associations: { association } };
	const path = 'parameters.associations.association[1].associationType';
	const options = await loadOptions[method].call(editorContext(parameters, {}, path));
	return options.map(({ name, value }) => `${name} = ${String(value)}`);
};

/** Creates a label between two objects of the account. */
async function createLabel(from: string, to: string, label: string): Promise<void> {
	const { url, accessToken } = sandbox.current;
	const reply = await fetch(`${url}/crm/v4/associations/${from}/${to}/labels`, {
		method: 'POST',
		headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
		body: JSON.stringify({ label, name: label.toLowerCase() }),
	});
	expect(reply.status).toBe(200);
}

describe('the types of an association', () => {
	test('are the default, the labels of the account, and those of HubSpot', async () => {
		await createLabel('contacts', 'companies', 'Supplier');
		await createLabel('contacts', 'companies', 'Manager');
		expect(await list('getAssociationTypes', { toObjectType: 'company' })).toEqual([
			'Default = ',
			'Manager = USER_DEFINED:3',
			'Supplier = USER_DEFINED:1',
			'Primary = HUBSPOT_DEFINED:1',
			'Without a Label = HUBSPOT_DEFINED:279',
		]);
	});

	test.each(['', '={{ $json.type }}'])('are the default alone for the object %j', async (to) => {
		expect(await list('getAssociationTypes', { toObjectType: to })).toEqual(['Default = ']);
		expect(sandbox.current.requests).toEqual([]);
	});

	test('cannot be listed if HubSpot refuses to', async () => {
		sandbox.current.faults.add({
			when: { operation: 'associations/labels' },
			then: { status: 403, body: { message: 'No', category: 'MISSING_SCOPES' } },
		});
		await expect(list('getAssociationTypes', { toObjectType: 'ticket' })).rejects.toThrow('scope');
	});
});

test.each([
	{
		to: 'contact',
		options: ['Record ID = hs_object_id', 'Email = email', 'Customer number = customer_number'],
	},
	{
		to: 'ticket',
		options: ['Record ID = hs_object_id', 'External reference = external_reference'],
	},
	{ to: 'company', options: ['Record ID = hs_object_id'] },
	{ to: '', options: ['Record ID = hs_object_id'] },
])(
	'the properties to match by are those of the object "$to" of the row',
	async ({ to, options }) => {
		expect(await list('getToIdProperties', { toObjectType: to })).toEqual(options);
	},
);

test('the objects are listed by name, with the values that the node stores', async () => {
	const options = await list('getLinkObjectTypes', {});
	expect(options).toEqual(
		expect.arrayContaining(['Contacts = contact', 'Companies = company', 'Calls = calls']),
	);
});

test('the lists of the resource Association are those of its own two objects', async () => {
	const parameters = {
		...{ resource: 'association', operation: 'create' },
		...{ fromObjectType: 'ticket', toObjectType: 'company' },
	};
	const values = async (method: Method, name: string) => {
		const context = editorContext(parameters, {}, `parameters.${name}`);
		return (await loadOptions[method].call(context)).map(({ value }) => value);
	};
	expect(await values('getFromIdProperties', 'fromIdProperty')).toEqual([
		'hs_object_id',
		'external_reference',
	]);
	expect(await values('getToIdProperties', 'toIdProperty')).toEqual(['hs_object_id']);
	expect(await values('getAssociationTypes', 'associationType')).toEqual([
		'',
		'HUBSPOT_DEFINED:26',
		'HUBSPOT_DEFINED:339',
	]);
});

test.each<{ method: Method; values: string[] }>([
	{ method: 'getLinkObjectTypes', values: ['contact', 'company', 'deal', 'ticket', 'line_items'] },
	{ method: 'getToIdProperties', values: ['hs_object_id', 'email'] },
	{ method: 'getAssociationTypes', values: [''] },
])(
	'$method offers what every account has before a credential is chosen',
	async ({ method, values }) => {
		const parameters = {
			...{ resource: 'association', operation: 'create' },
			...{ fromObjectType: 'ticket', toObjectType: 'contact' },
		};
		const context = editorContext(parameters, { credential: 'none' }, 'parameters.toIdProperty');
		const options = await loadOptions[method].call(context);
		expect(options.map(({ value }) => value)).toEqual(expect.arrayContaining(values));
		expect(sandbox.current.requests).toEqual([]);
	},
);
