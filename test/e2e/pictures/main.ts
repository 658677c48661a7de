/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { addServiceKey, type CredentialReference } from '../n8n/account/credentials';
import { addWorkflow } from '../n8n/account/workflows';
import { installWithNotice } from '../n8n/install/notice';
import { openPlayground, type Playground } from '../n8n/playground';
import { endPrograms } from '../n8n/runProgram';
import { Album } from '../pages/album';
import { Canvas } from '../pages/canvas';
import { Person } from '../pages/person';
import { signIn } from '../pages/signIn';
import { byTestId } from '../pages/testId';
import { launchChromium, PATIENCE_MS } from '../support/chromium';
import { SandboxApi } from '../support/sandboxApi';
import { contactSync, SYNC } from './workflow';

/** `npm run docs:pictures`: writes the pictures of the README, from the real editor, in both themes. */
const images = path.resolve(__dirname, '../../../docs/images');

type Theme = 'light' | 'dark';

async function main(): Promise<void> {
	await installWithNotice();
	const playground = await openPlayground();
	const browser = await launchChromium(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium');
	const steps = mkdtempSync(path.join(tmpdir(), 'n8n-pictures-'));
	mkdirSync(images, { recursive: true });
	try {
		const credential = await addServiceKey(playground.api, playground.access);
		for (const theme of ['light', 'dark'] as const) {
			await new SandboxApi(playground.access).reset();
			await takePictures(playground, browser, credential, theme, path.join(steps, theme));
		}
	} finally {
		await browser.close();
		await playground.close();
		rmSync(steps, { recursive: true, force: true });
	}
}

async function takePictures(
	{ n8n, api }: Playground,
	browser: Browser,
	hubspotCrmBatchApi: CredentialReference,
	theme: Theme,
	steps: string,
): Promise<void> {
	const viewport = { width: 1280, height: 800 };
	// n8n follows the theme of the system.
	const context = await browser.newContext({
		viewport,
		colorScheme: theme,
		deviceScaleFactor: 1.5,
	});
	context.setDefaultTimeout(PATIENCE_MS);
	const page = await context.newPage();
	const person = new Person(page, new Album(steps, 'steps'));
	const save = async (name: string, part: Locator | Page): Promise<void> => {
		await part.screenshot({
			path: path.join(images, `${name}-${theme}.png`),
			animations: 'disabled',
		});
		console.log(`docs/images/${name}-${theme}.png`);
	};
	await signIn(person, n8n.url);
	const canvas = new Canvas(person, n8n.url);
	await canvas.open(await addWorkflow(api, contactSync, { hubspotCrmBatchApi }));

	const node = await canvas.openNode(SYNC);
	await node.mapper.mapManually();
	await node.mapper.waitFor('company');
	for (const [field, property] of [
		['E-mail', 'email'],
		['First name', 'firstname'],
		['Last name', 'lastname'],
		['Phone', 'phone'],
	] as const) {
		await node.mapper.drag(field, property);
	}
	await node.execute();
	await node.openErrorBranch();
	await hideToasts(page);
	await save('error-branch', byTestId(page, 'ndv'));
	await save('mapper', byTestId(page, 'ndv'));
	await node.close();
	await canvas.execute();
	await hideToasts(page);
	await save('workflow', page);
	await context.close();
}

/** n8n's messages, which cover a part of the page for some seconds. */
async function hideToasts(page: Page): Promise<void> {
	await page.addStyleTag({ content: '.el-notification { display: none !important; }' });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endPrograms);

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
