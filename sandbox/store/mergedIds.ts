/** Ids that were merged into another record, and lead to it (HubSpot docs, contacts guide). */
export class MergedIds {
	private readonly next = new Map<string, string>();

	add(from: string, to: string): void {
		this.next.set(from, to);
	}

	has(id: string): boolean {
		return this.next.has(id);
	}

	/** The id that a record has now, after however many merges. */
	follow(id: string): string {
		let current = id;
		for (let next = this.next.get(id); next !== undefined; next = this.next.get(next)) {
			current = next;
		}
		return current;
	}
}
