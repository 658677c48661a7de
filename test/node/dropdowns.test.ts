import type { INodePropertyOptions } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { objectsAt } from '../../nodes/CrmBatch/hubspot/json';
import { objects } from '../../nodes/CrmBatch/hubspot/tables/objects';
import { send } from '../../sandbox/tests/post';
import { editorContext } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { loadOptions } = new CrmBatch().methods;
const editor = (parameters: Record<string, string>) => editorContext(parameters, sandbox.current);
const matchBy = async (resource: string, operation: string) =>
	await loadOptions.getIdProperties.call(editor({ resource, operation }));
const valuesOf = (options: readonly INodePropertyOptions[]) => options.map(({ value }) => value);

describe('Match By', () => {
	test.each([
		{
			resource: 'contact',
			operation: 'read',
			values: ['hs_object_id', 'email', 'customer_number'],
		},
		{ resource: 'contact', operation: 'update', values: ['hs_object_id', 'customer_number'] },
		{ resource: 'contact', operation: 'upsert', values: ['email', 'customer_number'] },
		{ resource: 'ticket', operation: 'read', values: ['hs_object_id', 'external_reference'] },
		{ resource: 'ticket', operation: 'update', values: ['hs_object_id', 'external_reference'] },
		{ resource: 'ticket', operation: 'upsert', values: ['external_reference'] },
	])('offers what names a $resource in $operation', async ({ resource, operation, values }) => {
		expect(valuesOf(await matchBy(resource, operation))).toEqual(values);
	});

	test.each([true, false])(
		'knows what e-mail is good for, whether HubSpot calls it unique (%s) or not',
		async (isUnique) => {
			sandbox.current.switches.emailHasUniqueValue = isUnique;
			expect(valuesOf(await matchBy('contact', 'upsert'))).toContain('email');
			expect(valuesOf(await matchBy('contact', 'update'))).not.toContain('email');
		},
	);

	test('shows the label, and the internal name below it; own properties by label', async () => {
		const unique = { type: 'string', fieldType: 'text', hasUniqueValue: true } as const;
		sandbox.current.addProperty('contacts', { ...unique, name: 'a_code', label: 'Zone code' });
		sandbox.current.addProperty('contacts', { ...unique, name: 'z_code', label: 'account code' });
		expect((await matchBy('contact', 'read')).map(({ name }) => name)).toEqual([
			'Record ID',
			'Email',
			'account code',
			'Customer number',
			'Zone code',
		]);
		expect(await matchBy('contact', 'read')).toContainEqual({
			name: 'Zone code',
			value: 'a_code',
			description: 'a_code',
		});
	});

	test('says how to make a unique property where an account has none', async () => {
		const unique = 'external_reference';
		sandbox.current.addProperty('tickets', { name: unique, type: 'string', fieldType: 'text' });
		const [only, ...others] = await matchBy('ticket', 'upsert');
		expect(others).toEqual([]);
		expect(only).toMatchObject({ value: '', disabled: true });
		expect(only?.name).toContain('make one in HubSpot');
		expect(only?.description).toContain("'Require unique values'");
		// Elsewhere Record ID is a way on.
		expect(valuesOf(await matchBy('ticket', 'update'))).toEqual(['hs_object_id']);
	});
});

describe('Property Names', () => {
	const listed = async (resource: string) =>
		await loadOptions.getProperties.call(editor({ resource }));

	test('a property is found by its label and by its internal name', async () => {
		expect(await listed('ticket')).toContainEqual({
			name: 'Ticket name (subject)',
			value: 'subject',
			description: 'Group: ticketinformation',
		});
	});

	test('a hidden property is there, and says so', async () => {
		expect(await listed('ticket')).toContainEqual({
			name: 'Is visible in help desk (hs_is_visible_in_help_desk), hidden in HubSpot',
			value: 'hs_is_visible_in_help_desk',
			description: 'Group: ticketinformation',
		});
	});

	test.each(objects)('$plural: all properties, each once', async ({ value, path }) => {
		const reply = await send(sandbox.current, 'GET', `/crm/v3/properties/${path}`);
		const all = objectsAt(reply.body, 'results').map(({ name }) => name);
		expect(all.length).toBeGreaterThan(20);
		expect(valuesOf(await listed(value)).sort()).toEqual(all.sort());
	});

	test('the main ones come first, then own ones, then the others, hidden ones last', async () => {
		const values = valuesOf(await listed('contact'));
		expect(values.slice(0, 3)).toEqual(['email', 'firstname', 'lastname']);
		expect(values.slice(3, 5)).toEqual(['birthday', 'customer_number']);
		expect(values.indexOf('plan')).toBeLessThan(values.indexOf('city'));
		expect(values.indexOf('zip')).toBeLessThan(values.indexOf('hs_unique_creation_key'));
		expect(values.at(-1)).toBe('hs_unique_creation_key');
	});
});
