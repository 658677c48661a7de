import { SYNC, contactSync } from '../support/contactSync';
import { addOAuth2 } from '../n8n/account/credentials';
import { addWorkflow } from '../n8n/account/workflows';
import { useEditor } from '../support/useEditor';

const rows = [{ email: 'ada@example.com', firstname: 'Ada' }];
const TWO_HOURS = 7200;

const editor = useEditor();

test('an access token that expires between two runs is renewed, and the second run writes all', async () => {
	const { api, canvas, place, sandbox } = editor();
	const hubspotCrmBatchOAuth2Api = await addOAuth2(api, place.sandbox);
	const workflow = contactSync('oAuth2', rows);
	await canvas.open(await addWorkflow(api, workflow, { hubspotCrmBatchOAuth2Api }));

	const node = await canvas.openNode(SYNC);
	await node.execute();
	expect(await sandbox.records('contacts', ['email', 'firstname'])).toEqual(rows);

	const before = (await sandbox.requests()).length;
	await sandbox.advance(TWO_HOURS);
	await node.execute();
	expect(await node.outputText()).toContain('1 item');
	const replies = (await sandbox.requests())
		.slice(before)
		.map(({ operation, status }) => `${operation} ${status}`);
	expect(replies.filter((reply) => reply.startsWith('token'))).toEqual(['token 200']);
	expect(replies.some((reply) => reply.endsWith('401'))).toBe(true);
	expect(replies.at(-1)).toBe('upsert 200');
});
