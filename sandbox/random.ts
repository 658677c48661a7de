/**
 * Source of all random choices of the sandbox (order of results, ids, correlation ids, faults with
 * a probability). It is seeded, so that a run can be repeated.
 */
export class SeededRandom {
	private state: number;

	constructor(readonly seed: number) {
		this.state = seed >>> 0;
	}

	/** Starts again from the seed. */
	restart(): void {
		this.state = this.seed >>> 0;
	}

	/** A number in [0, 1), by the Mulberry32 generator with 32 bits of state. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}

	/** An integer in [low, high]. */
	integer(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** A string of lower-case hexadecimal digits. */
	hex(digits: number): string {
		let text = '';
		while (text.length < digits) text += Math.floor(this.next() * 16).toString(16);
		return text;
	}

	/** A shuffled copy of the values. */
	shuffled<T>(values: readonly T[]): T[] {
		return values
			.map((value) => ({ value, place: this.next() }))
			.sort((one, other) => one.place - other.place)
			.map(({ value }) => value);
	}

	/** An id in the form of HubSpot's correlation ids. */
	uuid(): string {
		return [8, 4, 4, 4, 12].map((digits) => this.hex(digits)).join('-');
	}
}
