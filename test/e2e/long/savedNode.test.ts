import { addServiceKey } from '../n8n/account/credentials';
import { until } from '../support/until';
import { useEditor } from '../support/useEditor';

const editor = useEditor();

test('a saved workflow that is opened again shows the same parameters', async () => {
	const { api, canvas, person, place, sandbox } = editor();
	await addServiceKey(api, place.sandbox);
	await canvas.openNew();
	await canvas.addManualTrigger();
	await canvas.pinRows([{ mail: 'ada@example.com', name: 'Ada' }]);
	const node = await canvas.addHubspotNode('Create or update contacts');
	await node.mapper.mapManually();
	await node.mapper.waitFor('firstname');
	await node.mapper.drag('mail', 'email');
	await node.mapper.drag('name', 'firstname');
	await node.close();
	await until('n8n has saved the workflow', async () => {
		const stored = await api.get(`/workflows/${canvas.workflowId()}`);
		return JSON.stringify(stored).includes('{{ $json.name }}');
	});
	const values = async () => [
		await node.mapper.matchBy(),
		await node.mapper.properties(),
		await node.mapper.valueOf('email'),
		await node.mapper.valueOf('firstname'),
	];

	await person.page.reload();
	await person.see('opened again', person.page.getByText('Create or update contacts'));
	await canvas.openNode('Create or update contacts');
	await node.mapper.waitFor('firstname');
	expect(await values()).toEqual([
		'email',
		['email', 'firstname', 'lastname', 'phone', 'company'],
		'{{ $json.mail }}',
		'{{ $json.name }}',
	]);
	expect(await node.flaws()).toEqual([]);
	await node.execute();
	expect(await sandbox.records('contacts', ['email', 'firstname'])).toEqual([
		{ email: 'ada@example.com', firstname: 'Ada' },
	]);
});

test('the node is a tool of an AI agent, whose model gives the values', async () => {
	const { api, canvas, person, place, sandbox } = editor();
	await addServiceKey(api, place.sandbox);
	await canvas.openNew();
	const tool = await canvas.addHubspotTool();
	expect(await tool.flaws()).toEqual([]);
	await tool.mapper.mapManually();
	await tool.mapper.waitFor('firstname');
	await tool.mapper.letModelDefine('email');
	await tool.mapper.letModelDefine('firstname');
	expect(await tool.flaws()).toEqual([]);
	// n8n asks a person for what the model would give.
	await tool.startExecution();
	await person.executions.run(async () => await tool.giveModelValues(['ada@example.com', 'Ada']));
	await person.see('result', person.page.getByText('1 item', { exact: true }).first());
	expect(await sandbox.records('contacts', ['email', 'firstname'])).toEqual([
		{ email: 'ada@example.com', firstname: 'Ada' },
	]);
});
