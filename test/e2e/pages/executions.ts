import type { Page } from 'playwright-core';

/** What n8n sends to the editor when a run has ended. */
const ENDED = '"executionFinished"';

/** Counts the runs that n8n has reported to a page as ended. Create it before the page is opened. */
export class Executions {
	private ended = 0;
	private notify: (() => void) | undefined;

	constructor(page: Page) {
		page.on('websocket', (socket) => {
			socket.on('framereceived', ({ payload }) => {
				if (!payload.includes(ENDED)) return;
				this.ended += 1;
				this.notify?.();
			});
		});
	}

	/** Starts a run, and waits until n8n has reported its end. */
	async run(start: () => Promise<void>): Promise<void> {
		const before = this.ended;
		await start();
		while (this.ended === before) {
			await new Promise<void>((resolve) => {
				this.notify = resolve;
			});
		}
	}
}
