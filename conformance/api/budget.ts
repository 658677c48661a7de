/** The run has sent as many requests as it may. */
export class BudgetSpent extends Error {
	constructor(limit: number) {
		super(`The budget of ${limit} requests is spent. --budget sets another one.`);
		this.name = 'BudgetSpent';
	}
}

/**
 * Counts the requests of a run and stops it at a limit. The removal of what the run has made has a
 * reserve of its own, so that a spent budget leaves nothing behind.
 */
export class Budget {
	private count = 0;
	private extra = 0;

	constructor(
		readonly limit: number,
		private readonly reserve: number,
	) {}

	get used(): number {
		return this.count;
	}

	/** The largest number of requests, with the reserve. */
	get most(): number {
		return this.limit + this.reserve;
	}

	spend(): void {
		if (this.count >= this.limit + this.extra) throw new BudgetSpent(this.limit + this.extra);
		this.count += 1;
	}

	/** Gives the removal its reserve, whatever the run has used. */
	openReserve(): void {
		this.extra = Math.max(0, this.count + this.reserve - this.limit);
	}
}
