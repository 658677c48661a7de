import type { Outcome, Position } from './types';

/**
 * One outcome for each position, written once. Asserted at run time: a second outcome for a
 * position, or a missing one, is a bug of the engine and must never pass for a result.
 */
export class Ledger<Value, Failure> {
	private readonly outcomes: Array<Outcome<Value, Failure> | undefined>;

	constructor(
		private readonly size: number,
		private readonly onSettled: (position: Position, outcome: Outcome<Value, Failure>) => void,
	) {
		this.outcomes = new Array<Outcome<Value, Failure> | undefined>(size).fill(undefined);
	}

	/** @param outcomes one for each of `positions`, in the same order */
	settle(positions: readonly Position[], outcomes: ReadonlyArray<Outcome<Value, Failure>>): void {
		if (positions.length !== outcomes.length) {
			throw new Error(`${positions.length} records were sent, ${outcomes.length} outcomes came`);
		}
		outcomes.forEach((outcome, index) => {
			const position = positions[index];
			if (position === undefined || position >= this.size || this.outcomes[position]) {
				throw new Error(`Record ${position} of ${this.size} was settled twice or never sent`);
			}
			this.outcomes[position] = outcome;
			this.onSettled(position, outcome);
		});
	}

	/** All outcomes, by position. Throws if one is missing. */
	complete(): Array<Outcome<Value, Failure>> {
		return this.outcomes.map((outcome, position) => {
			if (!outcome) throw new Error(`Record ${position} of ${this.size} has no outcome`);
			return outcome;
		});
	}
}
