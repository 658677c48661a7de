import { useEditor } from '../support/useEditor';

const ACTION = 'Get contacts';

const editor = useEditor();

test('a service key that HubSpot does not know is named as such, and the right one is accepted', async () => {
	const { canvas, place, sandbox } = editor();
	await canvas.openNew();
	await canvas.addManualTrigger();
	const node = await canvas.addHubspotNode(ACTION);
	const dialog = await node.newCredential();
	await dialog.chooseKind('Service Key');
	await dialog.enter('accessToken', 'pat-eu1-wrong');
	await dialog.enter('baseUrl', place.sandbox.url);
	await dialog.save();
	expect(await dialog.whyNotConnected()).toContain('HubSpot does not accept this key');

	await dialog.enter('accessToken', place.sandbox.accessToken);
	await dialog.save();
	await dialog.waitUntilClosed();
	const replies = await sandbox.repliesTo('accountInfo');
	expect([replies[0], replies.at(-1)]).toEqual([401, 200]);
	expect(await node.credentialName()).toContain('HubSpot CRM Batch');
});

test('a service key is not sent to a server that is not HubSpot without a word', async () => {
	const { canvas, place } = editor();
	await canvas.openNew();
	await canvas.addManualTrigger();
	const node = await canvas.addHubspotNode(ACTION);
	const dialog = await node.newCredential();
	await dialog.chooseKind('Service Key');
	await dialog.enter('accessToken', 'pat-eu1-any');
	await dialog.enter('baseUrl', place.n8nUrl);
	await dialog.save();
	expect(await dialog.whyNotConnected()).toContain("The server at 'Base URL' is not HubSpot");
});

test('an OAuth2 credential is connected on the consent page, after a refusal too', async () => {
	const { canvas, place, sandbox } = editor();
	await canvas.openNew();
	await canvas.addManualTrigger();
	const node = await canvas.addHubspotNode(ACTION);
	const dialog = await node.newCredential();
	await dialog.chooseKind('OAuth2');
	await dialog.enter('clientId', place.sandbox.clientId);
	await dialog.enter('clientSecret', place.sandbox.clientSecret);
	await dialog.enter('baseUrl', place.sandbox.url);
	await dialog.enter('authorizationUrl', `${place.sandbox.url}/oauth/authorize`);
	expect(await dialog.connect('Cancel')).toContain('Failed to connect');
	expect(await dialog.connect('Connect app')).toBeUndefined();
	await dialog.waitUntilClosed();
	expect(await sandbox.repliesTo('token')).toEqual([200]);
	expect(await node.credentialName()).toContain('HubSpot CRM Batch');
});
