/**
 * Unique values that earlier inputs of the same request will take. Checking against these and the
 * table, before anything is written, is what lets a refused request leave nothing behind.
 */
export class Claims {
	private readonly owners = new Map<string, string>();

	/** The id that the value is promised to, if to another record. */
	conflict(property: string, key: string, id: string): string | undefined {
		const owner = this.owners.get(JSON.stringify([property, key]));
		return owner === id ? undefined : owner;
	}

	claim(property: string, key: string, id: string): void {
		this.owners.set(JSON.stringify([property, key]), id);
	}
}
