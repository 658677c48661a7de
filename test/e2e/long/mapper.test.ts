import { addOAuth2, addServiceKey } from '../n8n/account/credentials';
import { useEditor } from '../support/useEditor';

const rows = [
	{ 'E-mail address': 'ada@example.com', 'Given name': 'Ada' },
	{ 'E-mail address': 'alan@example.com', 'Given name': 'Alan' },
];
const UPSERT = 'Create or update contacts';
const USUAL = ['email', 'firstname', 'lastname', 'phone', 'company'];

const editor = useEditor();

/** A new node behind a trigger, with these items. */
async function newNode(action: string, items?: readonly object[]) {
	const { canvas } = editor();
	await canvas.openNew();
	await canvas.addManualTrigger();
	if (items) await canvas.pinRows(items);
	return await canvas.addHubspotNode(action);
}

test('fields that are dragged onto properties are written', async () => {
	const { api, place, sandbox } = editor();
	await addServiceKey(api, place.sandbox);
	const node = await newNode(UPSERT, rows);
	expect(await node.mapper.matchBy()).toBe('email');
	await node.mapper.mapManually();
	await node.mapper.waitFor('firstname');
	expect(await node.mapper.properties()).toEqual(USUAL);
	expect(await node.flaws()).toEqual([]);

	await node.mapper.drag('E-mail address', 'email');
	await node.mapper.drag('Given name', 'firstname');
	expect(await node.mapper.valueOf('firstname')).toBe("{{ $json['Given name'] }}");
	await node.mapper.enter('company', 'Engines');
	await node.execute();
	expect(await node.flaws()).toEqual([]);
	expect(await sandbox.records('contacts', ['email', 'firstname', 'company'])).toEqual([
		{ email: 'ada@example.com', firstname: 'Ada', company: 'Engines' },
		{ email: 'alan@example.com', firstname: 'Alan', company: 'Engines' },
	]);
});

test('before a credential is chosen, automatic mapping shows what records are matched by', async () => {
	const node = await newNode(UPSERT);
	expect(await node.mapper.matchBy()).toBe('email');
	expect(await node.mapper.text()).not.toContain('credential');
	await node.mapper.mapManually();
	expect(await node.mapper.text()).toContain('Choose a credential at the top of the node');
	expect(await node.mapper.text()).toContain('Retry');
});

test('a credential of another kind loads the properties without Retry', async () => {
	const { api, place } = editor();
	await addOAuth2(api, place.sandbox);
	const { name } = await addServiceKey(api, place.sandbox);
	const node = await newNode(UPSERT);
	await node.mapper.mapManually();
	await node.mapper.waitFor('firstname');
	await node.chooseCredential('HubSpot sandbox (OAuth2)');
	await node.mapper.waitFor('firstname');
	expect(await node.mapper.properties()).toEqual(USUAL);
	await node.chooseCredential(name);
	await node.mapper.waitFor('firstname');
	expect(await node.mapper.properties()).toEqual(USUAL);
	expect(await node.flaws()).toEqual([]);
});

test('another operation or resource leaves no value behind', async () => {
	const { api, place } = editor();
	await addServiceKey(api, place.sandbox);
	const node = await newNode('Create contacts');
	await node.mapper.mapManually();
	await node.mapper.waitFor('firstname');
	expect(await node.mapper.matchBy()).toBeUndefined();
	await node.mapper.enter('firstname', 'Ada');

	await node.select('operation', 'Update');
	await node.mapper.waitFor('hs_object_id');
	expect(await node.mapper.valueOf('firstname')).toBe('');
	expect(await node.mapper.matchBy()).toBe('hs_object_id');

	await node.select('resource', 'Ticket');
	await node.mapper.waitFor('subject');
	expect(await node.mapper.properties()).toEqual([
		'hs_object_id',
		'subject',
		'content',
		'hs_pipeline',
		'hs_pipeline_stage',
		'hs_ticket_priority',
	]);
	expect(await node.flaws()).toEqual([]);
});

test('a property to match by that n8n has kept from another object stops the run, and another can be chosen', async () => {
	const { api, place, sandbox } = editor();
	await addServiceKey(api, place.sandbox);
	const node = await newNode(UPSERT, [{ Number: 'T-1', Title: 'Fire', Stage: '1' }]);
	await node.mapper.mapManually();
	await node.mapper.waitFor('firstname');
	await node.select('resource', 'Ticket');
	await node.mapper.waitFor('subject');
	// n8n keeps it when it has renamed the node meanwhile, and else takes the default.
	if ((await node.mapper.matchBy()) === 'email') {
		await node.execute();
		expect(await node.outputText()).toContain("HubSpot cannot find records by 'email'");
		await node.mapper.chooseMatchBy('External reference');
	}
	expect(await node.mapper.matchBy()).toBe('external_reference');
	await node.mapper.drag('Number', 'external_reference');
	await node.mapper.drag('Title', 'subject');
	await node.mapper.drag('Stage', 'hs_pipeline_stage');
	await node.execute();
	expect(await node.flaws()).toEqual([]);
	expect(await sandbox.records('tickets', ['external_reference', 'subject'])).toEqual([
		{ external_reference: 'T-1', subject: 'Fire' },
	]);
});

test('another object type loads its own properties and unique properties', async () => {
	const { api, place } = editor();
	await addServiceKey(api, place.sandbox);
	const node = await newNode('Create or update records');
	await node.mapper.mapManually();
	await node.selectObjectType('Machines');
	await node.mapper.waitFor('serial_no');
	expect(await node.mapper.matchBy()).toBe('serial_no');
	await node.selectObjectType('Contacts');
	await node.mapper.waitFor('email');
	expect(await node.mapper.matchBy()).toBe('email');
	expect(await node.mapper.properties()).not.toContain('serial_no');
	expect(await node.flaws()).toEqual([]);
});
