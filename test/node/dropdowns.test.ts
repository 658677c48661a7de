import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { editorContext } from '../support/loadOptions';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const { loadOptions, resourceMapping } = new CrmBatch().methods;
const editor = (parameters: Record<string, string>) => editorContext(parameters, sandbox.current);

describe('Match By', () => {
	test.each([
		{
			resource: 'contact',
			operation: 'read',
			values: ['hs_object_id', 'customer_number', 'email'],
		},
		{ resource: 'contact', operation: 'upsert', values: ['customer_number', 'email'] },
		{ resource: 'ticket', operation: 'update', values: ['external_reference', 'hs_object_id'] },
		{ resource: 'ticket', operation: 'upsert', values: ['external_reference'] },
	])('offers what names one $resource in $operation', async ({ resource, operation, values }) => {
		const options = await loadOptions.getIdProperties.call(editor({ resource, operation }));
		expect(options.map(({ value }) => value).sort()).toEqual([...values].sort());
		// HubSpot's own, which no one can set.
		expect(options.map(({ value }) => value)).not.toContain('hs_unique_creation_key');
	});
});

test('Property Names offers what HubSpot shows, by its label', async () => {
	const options = await loadOptions.getProperties.call(editor({ resource: 'ticket' }));
	expect(options).toContainEqual({
		name: 'Ticket name',
		value: 'subject',
		description: 'subject',
	});
});

test('the field mapper has the properties that can be written, all of them as text', async () => {
	const { fields } = await resourceMapping.getPropertyFields.call(editor({ resource: 'contact' }));
	const ids = fields.map(({ id }) => id);
	expect(ids).toEqual(expect.arrayContaining(['email', 'firstname', 'birthday']));
	expect(ids).not.toContain('createdate');
	expect(new Set(fields.map(({ type }) => type))).toEqual(new Set(['string']));
});

test('a list that cannot be loaded says why', async () => {
	sandbox.current.faults.add({
		when: { operation: 'properties' },
		then: { status: 403, body: { category: 'MISSING_SCOPES', message: 'No scope for that' } },
	});
	await expect(loadOptions.getProperties.call(editor({ resource: 'ticket' }))).rejects.toThrow(
		"HubSpot's properties cannot be read: The credential lacks a HubSpot scope (No scope for that): add it in HubSpot",
	);
	await expect(loadOptions.getProperties.call(editor({ resource: '' }))).rejects.toThrow(
		"Choose a 'Resource' first",
	);
});

test('a list says that HubSpot cannot be reached', async () => {
	const context = editorContext(
		{ resource: 'ticket' },
		{ url: 'http://127.0.0.1:9', accessToken: 'x' },
	);
	await expect(loadOptions.getProperties.call(context)).rejects.toThrow(
		/No answer from HubSpot|refused/,
	);
});
