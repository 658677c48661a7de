/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- a program */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { addServiceKey } from '../n8n/account/credentials';
import { installWithNotice } from '../n8n/install/notice';
import { openPlayground } from '../n8n/playground';
import { endPrograms } from '../n8n/runProgram';
import { launchChromium } from '../support/chromium';
import { SandboxApi } from '../support/sandboxApi';
import { takeReadmePictures } from './readme';
import { takeRecipePictures } from './recipes';
import { takeSandboxPicture } from './sandboxPage';
import type { Studio } from './studio';

/** What pictures are taken of, by name: `npm run docs:pictures -- recipes` takes only those. */
const ofEditor: Readonly<Record<string, (studio: Studio) => Promise<void>>> = {
	readme: takeReadmePictures,
	recipes: takeRecipePictures,
};
const SANDBOX = 'sandbox';

/** `npm run docs:pictures`: writes the pictures of the documents, from the real editor. */
async function main(names: readonly string[]): Promise<void> {
	const known = [...Object.keys(ofEditor), SANDBOX];
	const unknown = names.find((name) => !known.includes(name));
	if (unknown !== undefined) throw new Error(`"${unknown}" is none of ${known.join(', ')}`);
	const wanted = names.length > 0 ? names : known;
	const browser = await launchChromium(process.env.CHROMIUM_PATH ?? '/usr/bin/chromium');
	try {
		if (wanted.includes(SANDBOX)) await takeSandboxPicture(browser);
		const inEditor = Object.entries(ofEditor).filter(([name]) => wanted.includes(name));
		if (inEditor.length > 0) {
			await takeInEditor(
				browser,
				inEditor.map(([, take]) => take),
			);
		}
	} finally {
		await browser.close();
	}
}

async function takeInEditor(
	browser: Browser,
	takes: ReadonlyArray<(studio: Studio) => Promise<void>>,
): Promise<void> {
	await installWithNotice();
	const playground = await openPlayground();
	const steps = mkdtempSync(path.join(tmpdir(), 'n8n-pictures-'));
	try {
		const { api, access } = playground;
		const hubspotCrmBatchApi = await addServiceKey(api, access);
		const sandbox = new SandboxApi(access);
		const studio = { playground, browser, sandbox, hubspotCrmBatchApi, steps };
		for (const take of takes) await take(studio);
	} finally {
		await playground.close();
		rmSync(steps, { recursive: true, force: true });
	}
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endPrograms);

main(process.argv.slice(2)).then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
