/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- writes pictures */
import path from 'node:path';
import type { Browser, Page, ViewportSize } from 'playwright-core';
import type { CredentialReference } from '../n8n/account/credentials';
import type { Playground } from '../n8n/playground';
import { Album } from '../pages/album';
import { Canvas } from '../pages/canvas';
import { Person } from '../pages/person';
import { signIn } from '../pages/signIn';
import { PATIENCE_MS } from '../support/chromium';
import { SandboxApi } from '../support/sandboxApi';

/** The folder of the documents. */
const docs = path.resolve(__dirname, '../../../docs');

export type Theme = 'light' | 'dark';

/** What the pictures are taken of, and with. */
export interface Studio {
	readonly playground: Playground;
	readonly browser: Browser;
	readonly sandbox: SandboxApi;
	readonly hubspotCrmBatchApi: CredentialReference;
	/** The folder for the pictures of each step. They are thrown away. */
	readonly steps: string;
}

/** An open editor. */
interface EditorPage {
	readonly page: Page;
	readonly canvas: Canvas;
	close(): Promise<void>;
}

/** Opens n8n's editor, signed in. n8n follows the theme of the system. */
export async function openEditor(
	{ playground, browser, steps }: Studio,
	theme: Theme,
	viewport: ViewportSize,
	deviceScaleFactor = 1.5,
): Promise<EditorPage> {
	const context = await browser.newContext({
		viewport,
		colorScheme: theme,
		deviceScaleFactor,
	});
	context.setDefaultTimeout(PATIENCE_MS);
	const page = await context.newPage();
	const person = new Person(page, new Album(path.join(steps, theme), 'steps'));
	const { url } = playground.n8n;
	await signIn(person, url);
	return { page, canvas: new Canvas(person, url), close: async () => await context.close() };
}

/** The file of a picture below `docs`, which is also printed. */
export function pictureFile(name: string): string {
	console.log(`docs/${name}`);
	return path.join(docs, name);
}
