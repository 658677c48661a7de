/** Records that count as accepted at the start, so that one refused record alone changes nothing. */
const ASSUMED = 100;

/** Records after which older ones count half as much: a list can have its bad records in one place. */
const RECENT = 1_000;

/** How many records of a run are refused alone. Each batch learns from those before it. */
export class RefusalRate {
	private accepted = ASSUMED;

	private refused = 0;

	/** @param refused those of the records that were refused alone */
	note(records: number, refused: number): void {
		this.accepted += records - refused;
		this.refused += refused;
		if (this.accepted + this.refused <= RECENT) return;
		this.accepted /= 2;
		this.refused /= 2;
	}

	/**
	 * The number of records that are best sent together, at most all of them. If many are refused, most
	 * requests with all of them would be refused as a whole, so fewer are sent together. The number is
	 * that of generalised binary splitting (Hwang, "A Method for Detecting All Defective Members in a
	 * Population by Group Testing", 1972).
	 */
	bestSize(records: number): number {
		const best = 2 ** Math.floor(Math.log2(this.accepted / this.refused));
		return best < records / 2 ? Math.max(1, best) : records;
	}
}
