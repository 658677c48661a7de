import type { Browser, BrowserContext, Page } from 'playwright-core';
import { N8nApi } from '../n8n/account/n8nApi';
import { removeCredentials } from '../n8n/account/credentials';
import { signInAsOwner } from '../n8n/account/owner';
import { Album } from '../pages/album';
import { Canvas } from '../pages/canvas';
import { Person } from '../pages/person';
import { signIn } from '../pages/signIn';
import { launchChromium, PATIENCE_MS } from './chromium';
import { currentPlace, type Place } from './place';
import { SandboxApi } from './sandboxApi';

/** n8n's editor in a browser, as a test uses it. */
export interface Editor {
	readonly place: Place;
	readonly person: Person;
	readonly canvas: Canvas;
	/** n8n's API, as the owner: for what a test needs and does not look at. */
	readonly api: N8nApi;
	readonly sandbox: SandboxApi;
}

const VIEWPORT = { width: 1440, height: 900 };

/**
 * Opens a browser for the tests of a file, and for each test a page; the owner signs in on the first. The
 * sandbox is empty, and n8n has no credential.
 *
 * @returns the editor of the current test
 */
export function useEditor(): () => Editor {
	const place = currentPlace();
	const api = new N8nApi(place.n8nUrl);
	const sandbox = new SandboxApi(place.sandbox);
	let browser: Browser | undefined;
	let context: BrowserContext | undefined;
	let page: Page | undefined;
	let editor: Editor | undefined;
	let isSignedIn = false;

	beforeAll(async () => {
		browser = await launchChromium(place.chromium);
		context = await browser.newContext({ viewport: VIEWPORT });
		context.setDefaultTimeout(PATIENCE_MS);
		await signInAsOwner(api);
	});
	beforeEach(async () => {
		await Promise.all([sandbox.reset(), removeCredentials(api)]);
		page = await context?.newPage();
		if (page === undefined) return;
		const title = expect.getState().currentTestName ?? 'test';
		const person = new Person(page, new Album(place.pictures, title));
		if (!isSignedIn) await person.aside(async () => await signIn(person, place.n8nUrl));
		isSignedIn = true;
		const canvas = new Canvas(person, place.n8nUrl);
		editor = { place, person, canvas, api, sandbox };
	});
	afterEach(async () => {
		await editor?.person.look('end');
		await page?.close();
	});
	afterAll(async () => {
		await browser?.close();
	});
	return () => {
		if (editor === undefined) throw new Error('Chromium has not started');
		return editor;
	};
}
