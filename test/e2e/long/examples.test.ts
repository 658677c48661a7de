/* eslint-disable @n8n/community-nodes/no-restricted-imports -- reads and writes files */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addExample, EXAMPLES as folder } from '../support/examples/exampleRun';
import { exampleRuns } from '../support/examples/runs';
import { addServiceKey } from '../n8n/account/credentials';
import { dataTableRows } from '../n8n/account/dataTables';
import { textOf } from '../n8n/account/n8nApi';
import { NODE, readWorkflow } from '../n8n/account/workflows';
import { useEditor } from '../support/useEditor';

const files = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.sort();

/** The names of the HubSpot nodes of an example. */
const hubspotNodes = (file: string): string[] =>
	readWorkflow(path.join(folder, file))
		.nodes.filter(({ type }) => type === NODE)
		.map(({ name }) => name);

const editor = useEditor();

test.each(files)('%s is imported, and no HubSpot node is marked', async (file) => {
	const { api, canvas, place } = editor();
	await addServiceKey(api, place.sandbox);
	await canvas.openNew();
	await canvas.importFile(path.join(folder, file));
	for (const name of hubspotNodes(file)) {
		expect([name, await canvas.hasIssues(name)]).toEqual([name, false]);
	}
});

test('customers-to-tickets.json runs as it is, with the path of the file', async () => {
	const { api, canvas, place, sandbox } = editor();
	await addServiceKey(api, place.sandbox);
	const customers = path.join(place.files, 'customers.csv');
	copyFileSync(path.join(folder, 'customers.csv'), customers);
	await canvas.openNew();
	await canvas.importFile(path.join(folder, 'customers-to-tickets.json'));
	const file = await canvas.openNode('Read Customers');
	await file.enter('fileSelector', customers);
	await file.close();
	await canvas.execute();
	expect(await sandbox.count('tickets')).toBeGreaterThan(1_000);
	for (const name of hubspotNodes('customers-to-tickets.json')) {
		const node = await canvas.openNode(name);
		expect(await node.outputText()).toContain('records');
		expect([name, await node.flaws(), await node.countIssues()]).toEqual([name, [], 0]);
		await node.close();
	}
});

test('csv-to-contacts.json runs as it is, and again with the file of rows to correct', async () => {
	const { api, canvas, place, sandbox } = editor();
	await addServiceKey(api, place.sandbox);
	const toCorrect = path.join(place.files, 'contacts-to-correct.csv');
	const contacts = path.join(place.files, 'contacts.csv');
	writeFileSync(
		contacts,
		[
			'E-mail,First name,Last name,Phone,Company,Job title,Lifecycle stage',
			'ada@example.com,Ada,Lovelace,+44 20 7946 0001,Engines,,Lead',
			'not an address,Nobody,,,,,',
		].join('\n'),
	);
	await canvas.openNew();
	await canvas.importFile(path.join(folder, 'csv-to-contacts.json'));
	const source = await canvas.openNode('Read Contacts File');
	await source.enter('fileSelector', contacts);
	await source.close();
	const target = await canvas.openNode('Write File');
	await target.enter('fileName', toCorrect);
	await target.close();
	await canvas.execute();
	expect(await sandbox.records('contacts', ['email'])).toEqual([{ email: 'ada@example.com' }]);
	const refused = readFileSync(toCorrect, 'utf8');
	expect(refused).toContain('not an address');

	// The file that n8n has written begins with a byte order mark.
	writeFileSync(toCorrect, refused.replace('not an address', 'nobody@example.com'));
	const again = await canvas.openNode('Read Contacts File');
	await again.enter('fileSelector', toCorrect);
	await again.close();
	await canvas.execute();
	expect(await sandbox.records('contacts', ['email'])).toEqual([
		{ email: 'ada@example.com' },
		{ email: 'nobody@example.com' },
	]);
});

test.each(exampleRuns)('$file runs with what its services could return', async (run) => {
	const { api, canvas, place, sandbox } = editor();
	const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
	await canvas.open(
		await addExample({ api, sandbox, files: place.files, hubspotCrmBatchApi }, run),
	);
	if (run.upTo === undefined) {
		await canvas.execute();
	} else {
		const last = await canvas.openNode(run.upTo);
		await last.execute();
		await last.close();
	}
	for (const [name, shown] of Object.entries(run.shows)) {
		const node = await canvas.openNode(name);
		const text = await node.outputText();
		expect([name, shown.filter((part) => !text.includes(part)), text]).toEqual([name, [], text]);
		expect([name, await node.flaws(), await node.countIssues()]).toEqual([name, [], 0]);
		await node.close();
	}
});

test('each example has a run, or a test of its own, and a run looks at each HubSpot node', () => {
	const covered = [...exampleRuns.map(({ file }) => file), 'customers-to-tickets.json'];
	expect(covered.sort()).toEqual(files);
	for (const { file, shows } of exampleRuns) {
		expect([file, Object.keys(shows)]).toEqual([file, hubspotNodes(file)]);
	}
});

test('send-again-what-was-not-sent.json keeps what was not sent in a data table, and sends it again', async () => {
	const { api, canvas, place, sandbox } = editor();
	const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
	const run = exampleRuns.find(({ file }) => file.startsWith('send-again'));
	if (run?.dataTable === undefined) throw new Error('The example has no data table');
	const { name } = run.dataTable;
	const statuses = async () =>
		(await dataTableRows(api, name)).map((row) => textOf(row, 'status')).sort();
	const at = { api, sandbox, files: place.files, hubspotCrmBatchApi };
	const daily = { status: 'error', category: 'RATE_LIMITS', policyName: 'DAILY', message: 'Daily' };
	const rows = run.dataTable.rows.filter(({ subject }) => subject !== '');
	await canvas.open(await addExample(at, { ...run, dataTable: { ...run.dataTable, rows } }));
	await sandbox.fail({
		when: { operation: 'create', times: 1 },
		then: { status: 429, body: daily },
	});
	await canvas.execute();
	expect(await statuses()).toEqual(['to send', 'to send', 'to send']);
	expect(await sandbox.count('tickets')).toBe(0);
	await sandbox.fail({ when: { operation: 'create', times: 1 }, then: 'resetAfter' });
	await canvas.execute();
	expect(await statuses()).toEqual(['to check', 'to check', 'to check']);
	await canvas.execute();
	expect(await sandbox.count('tickets')).toBe(3);
});
