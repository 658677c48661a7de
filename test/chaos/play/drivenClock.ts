import { ManualClock } from '../../../sandbox';

interface Due {
	readonly at: number;
}

/**
 * The time of a chaos run: for the sandbox and for the node alike. It stands still while somebody
 * works, and jumps to the next moment at which somebody wakes up when all of them wait.
 */
export class DrivenClock extends ManualClock {
	/** Answers that the sandbox holds back. */
	heldBack = 0;

	private dues = new Set<Due>();

	/** The sandbox waits. */
	override async wait(milliseconds: number): Promise<void> {
		if (milliseconds <= 0) return;
		this.heldBack += 1;
		await this.until(milliseconds);
		this.heldBack -= 1;
	}

	/** The node waits; returns early, without throwing, when the signal is aborted. */
	async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
		if (signal.aborted || milliseconds <= 0) return;
		let wake = () => {};
		const aborted = new Promise<void>((resolve) => (wake = resolve));
		signal.addEventListener('abort', wake);
		await Promise.race([this.until(milliseconds), aborted]);
		signal.removeEventListener('abort', wake);
	}

	/** Jumps to the next moment that somebody waits for, if there is one. */
	advanceToNext(): void {
		const next = [...this.dues].reduce((least, { at }) => Math.min(least, at), Infinity);
		if (next === Infinity) return;
		this.dues = new Set([...this.dues].filter(({ at }) => at > next));
		this.advance(Math.max(0, next - this.now()));
	}

	private async until(milliseconds: number): Promise<void> {
		this.dues.add({ at: this.now() + milliseconds });
		await super.wait(milliseconds);
	}
}
