import type { Outcome, Position } from './types';

/**
 * One outcome for each position, given once. Asserted at run time: a second outcome for a position, or
 * a missing one, is a bug of the engine and must never pass for a result.
 */
export class Ledger<Value, Failure> {
	/** By position; `undefined` for a position that was not added. */
	private readonly isSettled: Array<boolean | undefined> = [];

	private open = 0;

	constructor(
		private readonly onSettled: (position: Position, outcome: Outcome<Value, Failure>) => void,
	) {}

	/** Adds records that are to be settled. */
	add(positions: readonly Position[]): void {
		for (const position of positions) {
			if (this.isSettled[position] !== undefined) {
				throw new Error(`Record ${position} is in two batches`);
			}
			this.isSettled[position] = false;
			this.open += 1;
		}
	}

	/** @param outcomes one for each of `positions`, in the same order */
	settle(positions: readonly Position[], outcomes: ReadonlyArray<Outcome<Value, Failure>>): void {
		if (positions.length !== outcomes.length) {
			throw new Error(`${positions.length} records were sent, ${outcomes.length} outcomes came`);
		}
		outcomes.forEach((outcome, index) => {
			const position = positions[index];
			if (position === undefined || this.isSettled[position] !== false) {
				throw new Error(`Record ${position} was settled twice or never sent`);
			}
			this.isSettled[position] = true;
			this.open -= 1;
			this.onSettled(position, outcome);
		});
	}

	/** Throws if a record has no outcome. */
	complete(): void {
		if (this.open > 0) throw new Error(`${this.open} records have no outcome`);
	}
}
