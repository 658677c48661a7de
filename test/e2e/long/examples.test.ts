/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads and writes files */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addServiceKey } from '../n8n/account/credentials';
import { addWorkflow, NODE, readWorkflow } from '../n8n/account/workflows';
import { useEditor } from '../support/useEditor';
import { pinnedRuns } from './pinnedRuns';

const folder = path.resolve(__dirname, '../../../examples');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** They match by a unique property that the user creates in HubSpot: the sandbox does not have it. */
const withOwnProperty = ['companies-with-contacts.json', 'orders-to-deals.json'];

const editor = useEditor();

test.each(files)('%s is imported, and no parameter is wrong', async (file) => {
	const { api, canvas, place } = editor();
	await addServiceKey(api, place.sandbox);
	await canvas.openNew();
	await canvas.importFile(path.join(folder, file));
	const { nodes } = readWorkflow(path.join(folder, file));
	const ofHubspot = nodes.filter(({ type }) => type === NODE);
	expect(ofHubspot.length).toBeGreaterThan(0);
	for (const { name } of ofHubspot) {
		expect([name, await canvas.hasIssues(name)]).toEqual([name, false]);
		const node = await canvas.openNode(name);
		expect([name, await node.flaws()]).toEqual([name, []]);
		if (!withOwnProperty.includes(file))
			expect([name, await node.countIssues()]).toEqual([name, 0]);
		await node.close();
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
	const node = await canvas.openNode('Get Tickets');
	expect(await node.outputText()).toContain('records');
	expect(await node.flaws()).toEqual([]);
});

test('csv-to-contacts.json runs as it is, and writes the file of rows to correct', async () => {
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
	expect(readFileSync(toCorrect, 'utf8')).toContain('not an address');
});

test.each(pinnedRuns)(
	'$file runs up to $node with pinned items of $source',
	async ({ file, source, rows, node: name, records, shows }) => {
		const { api, canvas, place, sandbox } = editor();
		const hubspotCrmBatchApi = await addServiceKey(api, place.sandbox);
		for (const [object, values] of Object.entries(records ?? {})) await sandbox.add(object, values);
		const workflow = readWorkflow(path.join(folder, file));
		const pinData = { [source]: rows.map((json) => ({ json })) };
		await canvas.open(await addWorkflow(api, { ...workflow, pinData }, { hubspotCrmBatchApi }));
		const node = await canvas.openNode(name);
		await node.execute();
		const text = await node.outputText();
		for (const shown of shows) expect(text).toContain(shown);
		expect(await node.flaws()).toEqual([]);
	},
);
