import type { Locator, Page } from 'playwright-core';
import type { Album } from './album';
import { Executions } from './executions';

/**
 * Somebody at the editor: clicks and types, and counts both as steps. After each step there is a
 * picture.
 */
export class Person {
	/** What was clicked and typed, in order, without what `aside` covers. */
	readonly steps: string[] = [];
	/** The runs that this person starts. */
	readonly executions: Executions;
	private isAside = false;

	constructor(
		readonly page: Page,
		private readonly album: Album,
	) {
		this.executions = new Executions(page);
	}

	async click(what: string, target: Locator): Promise<void> {
		await this.step(`click ${what}`, async () => await target.click());
	}

	/** Moves the mouse over something. Not a step of its own. */
	async hover(what: string, target: Locator): Promise<void> {
		await target.hover();
		await this.look(`hover ${what}`);
	}

	async doubleClick(what: string, target: Locator): Promise<void> {
		await this.step(`double-click ${what}`, async () => await target.dblclick());
	}

	/** Replaces the text of a field. */
	async enter(what: string, field: Locator, text: string): Promise<void> {
		await this.step(`enter ${what}`, async () => await field.fill(text));
	}

	/** Pastes into an editor of code, instead of what it contains. */
	async paste(what: string, editor: Locator, text: string): Promise<void> {
		await this.step(`paste ${what}`, async () => {
			await editor.click();
			await this.page.keyboard.press('ControlOrMeta+A');
			await this.page.keyboard.insertText(text);
		});
	}

	/** Drags one thing onto another. */
	async drag(what: string, source: Locator, target: Locator): Promise<void> {
		await this.step(`drag ${what}`, async () => {
			await target.scrollIntoViewIfNeeded();
			const [from, to] = await Promise.all([source.boundingBox(), target.boundingBox()]);
			if (from === null || to === null) throw new Error(`"${what}" cannot be dragged`);
			const { mouse } = this.page;
			// The name of a field is near its left end.
			await mouse.move(from.x + 60, from.y + from.height / 2);
			await mouse.down();
			await mouse.move(from.x + 90, from.y + from.height, { steps: 4 });
			await mouse.move(to.x + 60, to.y + to.height / 2, { steps: 8 });
			await mouse.up();
		});
	}

	/** Waits until something is there. */
	async see(what: string, target: Locator): Promise<void> {
		await target.waitFor();
		await this.look(what);
	}

	/** Takes a picture. */
	async look(what: string): Promise<void> {
		await this.lookAt(this.page, what);
	}

	/** Takes a picture of another window. */
	async lookAt(window: Page, what: string): Promise<void> {
		await this.album.add(window, what);
	}

	/** Does what only a test must do, such as entering the address of the sandbox: no step of a user. */
	async aside(work: () => Promise<void>): Promise<void> {
		this.isAside = true;
		await work();
		this.isAside = false;
	}

	private async step(name: string, action: () => Promise<void>): Promise<void> {
		if (!this.isAside) this.steps.push(name);
		await action();
		await this.look(name);
	}
}
