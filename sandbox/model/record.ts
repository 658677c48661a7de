import type { Links } from '../store/links';

/** One version of a property's value. */
export interface ValueVersion {
	readonly value: string;
	readonly timestamp: string;
}

/** One association from a record to another. */
export interface StoredAssociation {
	readonly toObjectType: string;
	readonly toObjectId: string;
	readonly category: string;
	readonly typeId: number;
}

/**
 * A record in the sandbox. `properties` holds the written values. The values that HubSpot maintains
 * (`hs_object_id`, `createdate`, …) are calculated for each reply, so that a million records stay
 * small.
 */
export class StoredRecord {
	updatedAt: string;
	archived = false;
	archivedAt: string | undefined = undefined;
	/** Undefined if the record was never associated. */
	links: Links | undefined = undefined;
	/** Values by property, oldest first, for properties changed since the record was created. */
	history: Map<string, ValueVersion[]> | undefined = undefined;

	constructor(
		readonly id: string,
		/** Type id, such as `0-1` for contacts. */
		readonly objectType: string,
		readonly properties: Record<string, string>,
		readonly createdAt: string,
	) {
		this.updatedAt = createdAt;
	}

	/** All associations, oldest first, including those to archived records. */
	get associations(): StoredAssociation[] {
		return this.links?.all() ?? [];
	}
}
