import type { StoredAssociation } from '../model/record';

/** An association type of a link. */
export interface LinkType {
	readonly category: string;
	readonly typeId: number;
}

const NONE: ReadonlyMap<string, readonly LinkType[]> = new Map();

/** The associations of a record. Finding one does not scan them, however many there are. */
export class Links {
	private readonly byType = new Map<string, Map<string, readonly LinkType[]>>();

	/** Ids of associated records of an object type, oldest first, with their association types. */
	to(objectType: string): ReadonlyMap<string, readonly LinkType[]> {
		return this.byType.get(objectType) ?? NONE;
	}

	between(objectType: string, id: string): readonly LinkType[] {
		return this.to(objectType).get(id) ?? [];
	}

	/** Replaces the association types of a record. An empty list removes the association. */
	set(objectType: string, id: string, types: readonly LinkType[]): void {
		const targets = this.byType.get(objectType) ?? new Map<string, readonly LinkType[]>();
		if (types.length === 0) targets.delete(id);
		else targets.set(id, types);
		this.byType.set(objectType, targets);
	}

	all(): StoredAssociation[] {
		return [...this.byType].flatMap(([toObjectType, targets]) =>
			[...targets].flatMap(([toObjectId, types]) =>
				types.map((type) => ({ toObjectType, toObjectId, ...type })),
			),
		);
	}
}
