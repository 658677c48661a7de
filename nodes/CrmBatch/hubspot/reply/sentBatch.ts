import { RECORD_ID, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import type { Entry } from '../tables/request';

/** A batch that was sent: what is needed to understand its reply. */
export interface SentBatch {
	readonly object: CrmObject;
	readonly operation: Operation;
	/** The entries of the request, by place. All have the same `idProperty`. */
	readonly entries: readonly Entry[];
	/** Names of writable properties that are unique in the account, as far as they are known. */
	readonly uniqueNames?: readonly string[];
	/** Keys of records by record ID, if HubSpot was asked for them after its reply. */
	readonly knownKeys?: KnownKeys;
}

/** The property by which the entries of a batch identify their records. */
export function idPropertyOf({ entries }: Pick<SentBatch, 'entries'>): string {
	return entries[0]?.request.envelope.idProperty ?? RECORD_ID;
}

export type KnownKeys = ReadonlyMap<string, readonly string[]>;

/** Places in a batch by key. Several entries can have the same key. */
export function placesBy(
	entries: readonly Entry[],
	keyOf: (entry: Entry) => string | undefined,
): Map<string, number[]> {
	const places = new Map<string, number[]>();
	entries.forEach((entry, place) => {
		const key = keyOf(entry);
		if (key === undefined) return;
		const known = places.get(key);
		if (known) known.push(place);
		else places.set(key, [place]);
	});
	return places;
}
