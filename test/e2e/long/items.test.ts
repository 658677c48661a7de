import { addServiceKey } from '../n8n/account/credentials';
import { addWorkflow } from '../n8n/account/workflows';
import { automatic, contacts, HUBSPOT, hubspotWorkflow } from '../support/hubspotWorkflow';
import { useEditor } from '../support/useEditor';

const editor = useEditor();

test('without items the node is not run, and with one item it sends one', async () => {
	const { api, canvas, person, place, sandbox } = editor();
	const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
	const parameters = { properties: automatic };
	const none = hubspotWorkflow({ parameters, rows: 'return [];' });
	await canvas.open(await addWorkflow(api, none, { hubspotCrmBatchApi }));
	await canvas.execute();
	expect(await sandbox.requests()).toEqual([]);

	const one = hubspotWorkflow({ parameters, rows: contacts(1) });
	await canvas.open(await addWorkflow(api, one, { hubspotCrmBatchApi }));
	await canvas.execute();
	expect(await sandbox.repliesTo('upsert')).toEqual([200]);
	await person.look('one item');
	expect(await sandbox.records('contacts', ['email', 'firstname'])).toEqual(contacts(1));
});

test('pinned output is passed on, and nothing is sent', async () => {
	const { api, canvas, place, sandbox } = editor();
	const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
	const workflow = hubspotWorkflow({ parameters: { properties: automatic }, rows: contacts(2) });
	await canvas.open(await addWorkflow(api, workflow, { hubspotCrmBatchApi }));
	const node = await canvas.openNode(HUBSPOT);
	await node.execute();
	await node.pinOutput();
	await node.close();
	const before = await sandbox.repliesTo('upsert');
	await canvas.execute();
	expect(await sandbox.repliesTo('upsert')).toEqual(before);
});
