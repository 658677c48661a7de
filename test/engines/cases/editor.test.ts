import type { INodePropertyOptions, ResourceMapperFields } from 'n8n-workflow';

import { useSandbox } from '../../support/useSandbox';
import { onEachEngine } from '../engines';

/** The field mapper and the dropdowns of the node in n8n's editor. */
const sandbox = useSandbox();

const contact = { resource: 'contact', operation: 'upsert', idProperty: 'email' };
/** A port that nothing listens on. */
const unreachable = { url: 'http://127.0.0.1:1', accessToken: 'x' };
const values = (list: unknown) => (list as INodePropertyOptions[]).map(({ value }) => value);
const forbid = () =>
	sandbox.current.faults.add({
		when: { operation: 'properties' },
		then: { status: 403, body: { category: 'MISSING_SCOPES', message: 'This app has no access' } },
	});

onEachEngine((n8n) => {
	test('the field mapper has the writable properties', async () => {
		const { fields } = (await n8n.callEditor('getPropertyFields', contact)) as ResourceMapperFields;
		expect(fields.map(({ id }) => id)).toEqual(expect.arrayContaining(['firstname', 'lastname']));
		expect(fields.map(({ id }) => id)).not.toContain('createdate');
	});

	test.each([
		{ operation: 'update', by: 'hs_object_id' },
		{ operation: 'upsert', by: 'email' },
	])('the field mapper of $operation matches by $by', async ({ operation, by }) => {
		const { fields } = (await n8n.callEditor('getPropertyFields', {
			...{ resource: 'contact', operation },
			properties: { mappingMode: 'defineBelow', value: null },
		})) as ResourceMapperFields;
		expect(fields[0]).toMatchObject({ id: by, defaultMatch: true, canBeUsedToMatch: true });
		expect(fields.filter(({ defaultMatch }) => defaultMatch)).toHaveLength(1);
	});

	test('Match By has the properties that identify a record', async () => {
		const list = await n8n.callEditor('getIdProperties', contact);
		expect(values(list)).toEqual(['email', 'customer_number']);
	});

	test('the list of properties has those of the account', async () => {
		const list = await n8n.callEditor('getProperties', { ...contact, operation: 'get' });
		expect(values(list)).toEqual(expect.arrayContaining(['email', 'createdate']));
	});

	test('the lists of an OAuth2 credential renew its token', async () => {
		const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
		const list = await n8n.callEditor('getProperties', { ...contact, tokens });
		expect(values(list)).toContain('email');
	});

	describe.each([
		{ title: 'cannot be reached', hubspot: unreachable, arrange: () => {}, said: /ECONNREFUSED/ },
		{ title: 'refuses access', hubspot: undefined, arrange: forbid, said: /scope|access/ },
	])('a HubSpot that $title', ({ hubspot, arrange, said }) => {
		test('is the reason why the field mapper is empty', async () => {
			arrange();
			const { fields, emptyFieldsNotice } = (await n8n.callEditor('getPropertyFields', {
				...contact,
				hubspot,
			})) as ResourceMapperFields;
			expect(fields).toEqual([]);
			expect(emptyFieldsNotice).toMatch(said);
		});

		test.each(['getIdProperties', 'getProperties'])('is the error of %s', async (method) => {
			arrange();
			await expect(n8n.callEditor(method, { ...contact, hubspot })).rejects.toMatchObject({
				name: 'NodeOperationError',
				message: expect.stringMatching(said),
			});
		});
	});
});
