import type { Links } from '../store/links';

/** One version of a property's value. */
export interface ValueVersion {
	readonly value: string;
	readonly timestamp: string;
}

/** One labelled link from a record to another. */
export interface StoredAssociation {
	readonly toObjectType: string;
	readonly toObjectId: string;
	readonly category: string;
	readonly typeId: number;
}

/**
 * A record as the sandbox keeps it. `properties` holds what was written; what HubSpot itself
 * maintains (`hs_object_id`, `createdate`, …) is calculated when a reply is built, which keeps a
 * million records small.
 */
export class StoredRecord {
	updatedAt: string;
	archived = false;
	archivedAt: string | undefined = undefined;
	/** Undefined for a record that was never associated. */
	links: Links | undefined = undefined;
	/** Oldest first, only for properties that changed since the record was created. */
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

	/** All links, oldest first, those to archived records included. */
	get associations(): StoredAssociation[] {
		return this.links?.all() ?? [];
	}
}
