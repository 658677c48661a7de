/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
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
	// n8n follows the theme of the system.
	const context = await browser.newContext({
		viewport: { width: 1280, height: 740 },
		colorScheme: theme,
		deviceScaleFactor: 1.5,
	});
	context.setDefaultTimeout(PATIENCE_MS);
	const page = await context.newPage();
	const person = new Person(page, new Album(steps, 'steps'));
	const part = (id: string): Locator => byTestId(page, id);
	const save = async (name: string, parts: Locator, margin = 0): Promise<void> => {
		await page.addStyleTag({ content: COVERS_HIDDEN });
		const clip = around(await boxes(parts), margin);
		const file = path.join(images, `${name}-${theme}.png`);
		await page.screenshot({ path: file, clip, animations: 'disabled' });
		console.log(`docs/images/${name}-${theme}.png`);
	};
	await signIn(person, n8n.url);
	const canvas = new Canvas(person, n8n.url);
	await canvas.open(await addWorkflow(api, contactSync, { hubspotCrmBatchApi }));

	const node = await canvas.openNode(SYNC);
	await node.mapper.mapManually();
	await node.mapper.waitFor('company');
	for (const [field, property] of mapped) await node.mapper.drag(field, property);
	await node.execute();
	await node.openErrorBranch();
	await part('mapping-mode-select').evaluate((mode) => mode.scrollIntoView({ block: 'start' }));
	await save('mapper', part('ndv-input-panel').or(part('node-parameters')));
	// The reason of each row is in view when the window is wide.
	await page.setViewportSize({ width: 2000, height: 560 });
	await save('error-branch', part('output-panel'));
	await page.setViewportSize({ width: 1280, height: 740 });
	await node.close();
	await canvas.execute();
	await save('workflow', part('canvas-node'), 100);
	await context.close();
}

/** The fields of the rows, and the properties that they are dragged onto. */
const mapped = [
	['E-mail', 'email'],
	['First name', 'firstname'],
	['Last name', 'lastname'],
	['Phone', 'phone'],
] as const;

interface Box {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

async function boxes(parts: Locator): Promise<Box[]> {
	const all = await parts.all();
	return (await Promise.all(all.map(async (part) => await part.boundingBox()))).flatMap(
		(box) => box ?? [],
	);
}

/** The smallest box around all of them, and a margin. */
function around(all: readonly Box[], margin: number): Box {
	const x = Math.min(...all.map((box) => box.x)) - margin;
	const y = Math.min(...all.map((box) => box.y)) - margin;
	const right = Math.max(...all.map((box) => box.x + box.width)) + margin;
	const bottom = Math.max(...all.map((box) => box.y + box.height)) + margin;
	return { x, y, width: right - x, height: bottom - y };
}

/** Hides what covers a part of the page: n8n's messages, and the neighbors of an open node. */
const COVERS_HIDDEN =
	'.el-notification, [data-test-id=floating-node] { display: none !important; }';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endPrograms);

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
