import { SYNC, contactSync } from '../support/contactSync';
import { addServiceKey } from '../n8n/account/credentials';
import { addWorkflow } from '../n8n/account/workflows';
import { useEditor } from '../support/useEditor';

const rows = [
	{ email: 'ada@example.com', firstname: 'Ada' },
	{ email: 'not an address', firstname: 'Nobody' },
	{ email: 'grace@example.com', firstname: 'Grace' },
];

const editor = useEditor();

test('a record that HubSpot refuses leaves through the error branch, and the others are written', async () => {
	const { api, canvas, place, sandbox } = editor();
	const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
	await canvas.open(
		await addWorkflow(api, contactSync('serviceKey', rows), { hubspotCrmBatchApi }),
	);

	const node = await canvas.openNode(SYNC);
	await node.openSettings();
	await node.choose('On Error', 'Continue (using error output)');
	await node.execute();

	expect(await node.outputText()).toContain('Success Branch (2 items)');
	await node.openErrorBranch();
	const text = await node.outputText();
	expect(text).toContain('1 item');
	expect(text).toContain('not an address');
	const written = await sandbox.records('contacts', ['email', 'firstname']);
	expect(written).toEqual([rows[0], rows[2]]);
});
