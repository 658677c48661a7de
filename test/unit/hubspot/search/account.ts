import type { JsonObject } from '../../../../nodes/CrmBatch/hubspot/json';
import { isObject, objectsAt, textAt } from '../../../../nodes/CrmBatch/hubspot/json';

/** A record of the account. Its filter is whether it matches the search. */
export interface AccountRecord {
	readonly id: string;
	matches: boolean;
}

const MOST_FOUND = 10_000;
const MOST_ON_PAGE = 200;

/** The search of an account as HubSpot's: sorted by ID, at most 10,000 results for a query. */
export class SimulatedAccount {
	readonly records = new Map<string, AccountRecord>();

	requests = 0;

	private lastId = 0;

	/** Returns the IDs of the new records. */
	add(count: number, matches = true): string[] {
		const ids: string[] = [];
		for (let made = 0; made < count; made++) {
			this.lastId += 1;
			const id = String(this.lastId);
			this.records.set(id, { id, matches });
			ids.push(id);
		}
		return ids;
	}

	/** Throws for what HubSpot would refuse. */
	search(body: JsonObject): JsonObject {
		this.requests += 1;
		const limit = Number(textAt(body, 'limit'));
		const start = Number(textAt(body, 'after') ?? 0);
		if (limit > MOST_ON_PAGE || start + limit > MOST_FOUND) throw new Error('Refused');
		const last = lastIdIn(body);
		// In the order in which they were added, which is that of the IDs.
		const found: AccountRecord[] = [];
		for (const record of this.records.values()) {
			if (record.matches && Number(record.id) > last) found.push(record);
		}
		const results = found.slice(start, start + limit).map(({ id }) => ({ id, properties: {} }));
		const next = start + limit;
		return {
			total: found.length,
			results,
			...(next < found.length && { paging: { next: { after: String(next) } } }),
		};
	}
}

function lastIdIn(body: JsonObject): number {
	const filters = objectsAt(body, 'filterGroups').flatMap((group) => objectsAt(group, 'filters'));
	const after = filters.find(({ propertyName }) => propertyName === 'hs_object_id');
	if (after && textAt(after, 'operator') !== 'GT') throw new Error('Refused');
	return isObject(after) ? Number(textAt(after, 'value')) : 0;
}
