import type { INodePropertyOptions } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { objects } from '../../nodes/CrmBatch/hubspot/tables/objects';
import { editorContext, type EditorCredential } from '../support/editorContext';
import { problemLine } from '../support/lines';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { loadOptions } = new CrmBatch().methods;
const matchBy = async (resource: string, operation: string, credential: EditorCredential = {}) =>
	await loadOptions.getIdProperties.call(editorContext({ resource, operation }, credential));
const valuesOf = (options: readonly INodePropertyOptions[]) => options.map(({ value }) => value);

describe('Match By', () => {
	test.each([
		{
			resource: 'contact',
			operation: 'get',
			values: ['hs_object_id', 'email', 'customer_number'],
		},
		{
			resource: 'contact',
			operation: 'update',
			values: ['hs_object_id', 'email', 'customer_number'],
		},
		{
			resource: 'contact',
			operation: 'delete',
			values: ['hs_object_id', 'email', 'customer_number'],
		},
		{ resource: 'contact', operation: 'upsert', values: ['email', 'customer_number'] },
		{ resource: 'ticket', operation: 'get', values: ['hs_object_id', 'external_reference'] },
		{ resource: 'ticket', operation: 'update', values: ['hs_object_id', 'external_reference'] },
		{ resource: 'ticket', operation: 'upsert', values: ['external_reference'] },
	])(
		'lists the properties that identify a $resource in $operation',
		async ({ resource, operation, values }) => {
			expect(valuesOf(await matchBy(resource, operation))).toEqual(values);
		},
	);

	test.each([true, false])(
		'lists e-mail, whether or not HubSpot calls it unique (hasUniqueValue: %s)',
		async (isUnique) => {
			sandbox.current.switches.emailHasUniqueValue = isUnique;
			expect(valuesOf(await matchBy('contact', 'upsert'))).toContain('email');
		},
	);

	test('shows labels with internal names below them, custom properties sorted by label', async () => {
		const unique = { type: 'string', fieldType: 'text', hasUniqueValue: true } as const;
		sandbox.current.addProperty('contacts', { ...unique, name: 'a_code', label: 'Zone code' });
		sandbox.current.addProperty('contacts', { ...unique, name: 'z_code', label: 'account code' });
		expect((await matchBy('contact', 'get')).map(({ name }) => name)).toEqual([
			'Record ID',
			'Email',
			'account code',
			'Customer number',
			'Zone code',
		]);
		expect(await matchBy('contact', 'get')).toContainEqual({
			name: 'Zone code',
			value: 'a_code',
			description: 'a_code',
		});
	});

	test('says how to create a unique property when the account has none', async () => {
		const unique = 'external_reference';
		sandbox.current.addProperty('tickets', { name: unique, type: 'string', fieldType: 'text' });
		const [only, ...others] = await matchBy('ticket', 'upsert');
		expect(others).toEqual([]);
		expect(only).toMatchObject({
			name: problemLine('NO_UNIQUE_PROPERTY'),
			value: '',
			disabled: true,
		});
		expect(only?.description).toContain("'Require unique values'");
		// An update can use Record ID instead.
		expect(valuesOf(await matchBy('ticket', 'update'))).toEqual(['hs_object_id']);
	});
});

describe('without a credential', () => {
	const none = { credential: 'none' } as const;
	const choose = { name: problemLine('CREDENTIAL_NOT_CHOSEN'), value: '', disabled: true };

	test.each([
		{ resource: 'contact', operation: 'get', values: ['hs_object_id', 'email'] },
		{ resource: 'contact', operation: 'upsert', values: ['email'] },
		{ resource: 'ticket', operation: 'update', values: ['hs_object_id'] },
	])(
		'Match By offers what every account has in $operation of a $resource',
		async ({ resource, operation, values }) => {
			const options = await matchBy(resource, operation, none);
			expect(sandbox.current.requests).toEqual([]);
			expect(valuesOf(options)).toEqual(values);
			expect(options).toEqual(
				(await matchBy(resource, operation)).filter(({ value }) => values.includes(String(value))),
			);
		},
	);

	test('a list that has nothing then says to choose one', async () => {
		expect(await matchBy('ticket', 'upsert', none)).toMatchObject([choose]);
		const context = editorContext({ resource: 'contact', operation: 'get' }, none);
		expect(await loadOptions.getProperties.call(context)).toMatchObject([choose]);
		expect(sandbox.current.requests).toEqual([]);
	});

	test('Match By says that no resource is chosen', async () => {
		await expect(matchBy('', 'get', none)).rejects.toMatchObject({
			message: problemLine('RESOURCE_NOT_CHOSEN'),
		});
	});
});

describe('Property Names', () => {
	const listed = async (resource: string) =>
		await loadOptions.getProperties.call(editorContext({ resource }));

	test('shows the label and the internal name of a property', async () => {
		expect(await listed('ticket')).toContainEqual({
			name: 'Ticket name (subject)',
			value: 'subject',
			description: 'Group: ticketinformation',
		});
	});

	test('marks hidden properties', async () => {
		expect(await listed('ticket')).toContainEqual({
			name: 'Is visible in help desk (hs_is_visible_in_help_desk), hidden in HubSpot',
			value: 'hs_is_visible_in_help_desk',
			description: 'Group: ticketinformation',
		});
	});

	test.each(objects)('lists all properties of $plural once', async ({ value, path }) => {
		const { url, accessToken } = sandbox.current;
		const reply = await fetch(`${url}/crm/v3/properties/${path}`, {
			headers: { authorization: `Bearer ${accessToken}` },
		});
		const { results } = (await reply.json()) as { results: Array<{ name: string }> };
		const all = results.map(({ name }) => name);
		expect(all.length).toBeGreaterThan(10);
		expect(valuesOf(await listed(value)).sort()).toEqual(all.sort());
	});

	test('lists main properties first, then custom ones, then the others, hidden ones last', async () => {
		const values = valuesOf(await listed('contact'));
		expect(values.slice(0, 3)).toEqual(['email', 'firstname', 'lastname']);
		expect(values.slice(3, 5)).toEqual(['birthday', 'customer_number']);
		expect(values.indexOf('plan')).toBeLessThan(values.indexOf('city'));
		expect(values.indexOf('zip')).toBeLessThan(values.indexOf('hs_unique_creation_key'));
		expect(values.at(-1)).toBe('hs_unique_creation_key');
	});
});
