/** The ids of merged records, which lead to the new record (HubSpot docs, contacts guide). */
export class MergedIds {
	private readonly next = new Map<string, string>();

	add(from: string, to: string): void {
		this.next.set(from, to);
	}

	has(id: string): boolean {
		return this.next.has(id);
	}

	/** The current id of a record, after any number of merges. */
	follow(id: string): string {
		let current = id;
		for (let next = this.next.get(id); next !== undefined; next = this.next.get(next)) {
			current = next;
		}
		return current;
	}
}
