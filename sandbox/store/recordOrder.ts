/** Record ids in ascending order, for the pages of a list. New ids are usually the greatest. */
export class RecordOrder {
	private readonly ids: string[] = [];

	add(id: string): void {
		if (Number(id) > Number(this.ids.at(-1) ?? 0)) this.ids.push(id);
		else if (this.ids[this.firstBeyond(Number(id) - 1)] !== id) {
			this.ids.splice(this.firstBeyond(Number(id)), 0, id);
		}
	}

	/** Ids greater than `after`, found by binary search. */
	*beyond(after: string | undefined): Generator<string> {
		const start = after === undefined ? 0 : this.firstBeyond(Number(after));
		for (let place = start; place < this.ids.length; place += 1) yield this.ids[place] ?? '';
	}

	private firstBeyond(id: number): number {
		let low = 0;
		let high = this.ids.length;
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			if (Number(this.ids[middle]) > id) high = middle;
			else low = middle + 1;
		}
		return low;
	}
}
