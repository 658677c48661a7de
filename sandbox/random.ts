/**
 * Every chance the sandbox takes (order of results, ids, correlation ids, faults with a
 * probability) comes from one generator with a stated seed, so that a run can be repeated.
 */
export class SeededRandom {
	private state: number;

	constructor(readonly seed: number) {
		this.state = seed >>> 0;
	}

	/** From the seed again. */
	restart(): void {
		this.state = this.seed >>> 0;
	}

	/** Mulberry32: a number in [0, 1), 32 bits of state, good enough to shuffle with. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let mixed = this.state;
		mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	}

	/** A whole number in [low, high]. */
	integer(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** A string of lower-case hexadecimal digits. */
	hex(digits: number): string {
		let text = '';
		while (text.length < digits) text += Math.floor(this.next() * 16).toString(16);
		return text;
	}

	/** The same values in another order; the argument stays as it is. */
	shuffled<T>(values: readonly T[]): T[] {
		return values
			.map((value) => ({ value, place: this.next() }))
			.sort((one, other) => one.place - other.place)
			.map(({ value }) => value);
	}

	/** An id of the form that HubSpot's correlation ids have. */
	uuid(): string {
		return [8, 4, 4, 4, 12].map((digits) => this.hex(digits)).join('-');
	}
}
