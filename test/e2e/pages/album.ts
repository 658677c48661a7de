/* eslint-disable @n8n/community-nodes/no-restricted-imports -- writes pictures */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** The pictures of a test, in a folder of their own, numbered in the order in which they are taken. */
export class Album {
	private readonly folder: string;
	private count = 0;

	constructor(parent: string, title: string) {
		const folder = path.join(parent, fileName(title).slice(0, 80));
		// The pictures of a first try stay.
		this.folder = existsSync(folder) ? `${folder}-again` : folder;
		mkdirSync(this.folder, { recursive: true });
	}

	async add(page: Page, what: string): Promise<void> {
		this.count += 1;
		const name = `${String(this.count).padStart(2, '0')}-${fileName(what)}.png`;
		await page.screenshot({ path: path.join(this.folder, name) });
	}
}

function fileName(text: string): string {
	return text.replace(/[^a-z0-9]+/gi, '-');
}
