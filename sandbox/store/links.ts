import type { StoredAssociation } from '../model/record';

/** One way in which two records are linked, seen from the record that has it. */
export interface LinkType {
	readonly category: string;
	readonly typeId: number;
}

const NONE: ReadonlyMap<string, readonly LinkType[]> = new Map();

/** A record's associations. Finding one does not scan, however many a company has. */
export class Links {
	private readonly byType = new Map<string, Map<string, readonly LinkType[]>>();

	/** Ids of associated records of a type, oldest first, each with the ways it is linked. */
	to(objectType: string): ReadonlyMap<string, readonly LinkType[]> {
		return this.byType.get(objectType) ?? NONE;
	}

	between(objectType: string, id: string): readonly LinkType[] {
		return this.to(objectType).get(id) ?? [];
	}

	/** Replaces the ways in which a record is linked; none unlinks it. */
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
