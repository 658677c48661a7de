/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- installs the package */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packPackage } from '../../engines/install/installPackage';
import { runNpm } from '../../engines/install/npm';
import { N8nApi } from '../n8n/account/n8nApi';
import { setUpOwner } from '../n8n/account/owner';
import { startN8n, type N8nServer } from '../n8n/server/n8nServer';
import { Canvas } from '../pages/canvas';
import { signIn } from '../pages/signIn';
import { useEditor } from '../support/useEditor';

const checkout = path.resolve(__dirname, '../../..');
const PACKAGE = 'n8n-nodes-hubspot-crm-batch';
/** An n8n of its own is started. */
const LONG_MS = 400_000;

const ada = { Email: 'ada@example.com', 'First Name': 'Ada', Birthday: '10.12.1815' };
const alan = { Email: 'alan@example.com', 'First Name': 'Alan', Birthday: '03/04/1912' };
const grace = { Email: 'grace at example.com', 'First Name': 'Grace', Birthday: '09.12.1906' };
const rows = [ada, alan, grace];
const corrected = [
	ada,
	{ ...alan, Birthday: '1912-04-03' },
	{ ...grace, Email: 'grace@example.com' },
];
const written = [
	{ email: 'ada@example.com', firstname: 'Ada', birthday: '1815-12-10' },
	{ email: 'alan@example.com', firstname: 'Alan', birthday: '1912-04-03' },
	{ email: 'grace@example.com', firstname: 'Grace', birthday: '1906-12-09' },
];

/** Installs the packed package in the folder of n8n, with the command of README.md. */
function installByHand(userFolder: string): void {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	mkdirSync(nodes, { recursive: true });
	const readme = readFileSync(path.join(checkout, 'README.md'), 'utf8');
	const command = /`cd ~\/\.n8n\/nodes && npm ([^`]+)`/.exec(readme)?.[1]?.split(' ') ?? [];
	expect(command.at(-1)).toBe(PACKAGE);
	const tarball = packPackage(checkout, userFolder);
	const flaw = runNpm(nodes, [...command.slice(0, -1), tarball, '--prefer-offline']);
	expect(flaw).toBeUndefined();
}

const editor = useEditor();
let folder = '';
let n8n: N8nServer | undefined;

afterEach(async () => {
	await n8n?.stop();
	n8n = undefined;
	if (folder !== '') rmSync(folder, { recursive: true, force: true });
	folder = '';
});

test(
	'from the tarball: install, connect, run, read an error, fix it',
	async () => {
		const { person, place, sandbox } = editor();
		folder = mkdtempSync(path.join(tmpdir(), 'n8n-new-user-'));
		installByHand(folder);
		n8n = await startN8n(folder);
		await setUpOwner(new N8nApi(n8n.url));
		const canvas = new Canvas(person, n8n.url);
		await signIn(person, n8n.url);
		const properties = ['email', 'firstname', 'birthday'];
		const pin = async (items: readonly object[]): Promise<void> =>
			await person.aside(async () => await canvas.pinRows(items));

		await canvas.openNew();
		await canvas.addManualTrigger();
		await pin(rows);
		const node = await canvas.addHubspotNode('Create or update contacts');
		const credential = await node.newCredential();
		await credential.chooseKind('Service Key');
		await person.aside(async () => await credential.enter('baseUrl', place.sandbox.url));
		await credential.enter('accessToken', 'pat-eu1-mistyped');
		await credential.save();
		expect(await credential.whyNotConnected()).toContain('copy it again from HubSpot');
		await credential.enter('accessToken', place.sandbox.accessToken);
		await credential.save();
		await credential.waitUntilClosed();

		// With Stop Workflow, nothing is sent, and the error names each item and what to do.
		await node.execute();
		const stopped = await node.outputText();
		expect(stopped).toContain(
			"[item 1] Property 'Birthday' (birthday) is '03/04/1912', a date with two meanings: write it as 2026-12-31",
		);
		expect(stopped).toContain(
			"[item 2] Property 'Email' (email) is 'grace at example.com', not an email address: correct it",
		);
		expect(stopped).toContain('Continue (using error output)');
		expect(await sandbox.records('contacts', properties)).toEqual([]);

		// As the error says: the rest of the items is written.
		await node.openSettings();
		await node.choose('On Error', 'Continue (using error output)');
		await node.execute();
		expect(await node.branches()).toEqual({ success: 1, error: 2 });
		await node.openErrorBranch();
		expect(await node.outputText()).toContain('write it as 2026-12-31');
		expect(await sandbox.records('contacts', properties)).toEqual(written.slice(0, 1));
		await node.close();

		await pin(corrected);
		await canvas.execute();
		await canvas.openNode('Create or update contacts');
		expect(await node.outputText()).toContain('2 created, 1 updated');
		expect(await node.flaws()).toEqual([]);
		expect(await sandbox.records('contacts', properties)).toEqual(written);
	},
	LONG_MS,
);
