import { addOAuth2, addServiceKey } from '../n8n/account/credentials';
import { addWorkflow } from '../n8n/account/workflows';
import { automatic, contacts, HUBSPOT, hubspotWorkflow } from '../support/hubspotWorkflow';
import { until } from '../support/until';
import { useEditor } from '../support/useEditor';

const TWO_HOURS = 7200;
const editor = useEditor();

test('an access token that expires within a run is renewed, and all items are written', async () => {
	const { api, canvas, person, place, sandbox } = editor();
	const hubspotCrmBatchOAuth2Api = await addOAuth2(api, place.sandbox);
	const options = { batchSize: 1, concurrency: 1 };
	const parameters = { authentication: 'oAuth2', properties: automatic, options };
	const workflow = hubspotWorkflow({ parameters, rows: contacts(3) });
	await canvas.open(await addWorkflow(api, workflow, { hubspotCrmBatchOAuth2Api }));
	const node = await canvas.openNode(HUBSPOT);
	// The first upsert is held until the clock has moved on, and the token has expired.
	await sandbox.fail({ when: { operation: 'upsert', nth: 1 }, then: { delayMs: 60_000 } });
	await person.executions.run(async () => {
		await node.startExecution();
		await until('the first upsert', async () => (await sandbox.repliesTo('upsert')).length > 0);
		await sandbox.advance(TWO_HOURS);
	});
	await person.look('executed');
	expect(await node.outputText()).toContain('3 items');
	expect(await sandbox.repliesTo('upsert')).toEqual([401, 200, 200, 200]);
	expect((await sandbox.repliesTo('token')).at(-1)).toBe(200);
	expect(await sandbox.records('contacts', ['email', 'firstname'])).toEqual(contacts(3));
});

test('Stop among 20,000 items sends nothing more, and a second run writes the rest', async () => {
	const { api, canvas, person, place, sandbox } = editor();
	const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
	const code =
		'return Array.from({ length: 20000 }, (_, i) => ({ json: { email: `p${i}@example.com` } }));';
	const workflow = hubspotWorkflow({ parameters: { properties: automatic }, rows: code });
	await canvas.open(await addWorkflow(api, workflow, { hubspotCrmBatchApi }));
	await sandbox.fail({ when: { operation: 'upsert' }, then: { delayMs: 1000 } });
	await canvas.startExecution();
	await until('ten batches', async () => (await sandbox.repliesTo('upsert')).length >= 10);
	await canvas.stopExecution();
	const sent = await sandbox.repliesTo('upsert');
	await until('the last replies', async () =>
		(await sandbox.repliesTo('upsert')).every((status) => status === 200),
	);
	// Two batches more may have left before n8n passed the stop on to the node.
	const all = await sandbox.repliesTo('upsert');
	expect(all.length - sent.length).toBeLessThanOrEqual(2);
	expect(all.length).toBeLessThan(100);
	expect(await sandbox.count('contacts')).toBe(all.length * 100);
	await person.look('after the stop');

	await sandbox.clearFaults();
	await canvas.execute();
	expect(await sandbox.count('contacts')).toBe(20_000);
});
