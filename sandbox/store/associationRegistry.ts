import {
	HUBSPOT_ASSOCIATION_TYPES,
	type AssociationRole,
	type AssociationType,
} from './associationTypes';

/** First default type id of custom object types. HubSpot assigns these ids per account. */
const FIRST_CUSTOM_DEFAULT = 9_001;

export interface LabelPair {
	readonly label: string;
	readonly inverseLabel?: string | undefined;
}

/** The association types of the account: HubSpot's and the labels of the account. */
export class AssociationRegistry {
	private readonly types = new Map<string, AssociationType>();
	/** The default and primary types by pair, so that making an association scans nothing. */
	private readonly byRole = new Map<string, AssociationType>();
	private lastLabel = 0;
	private lastDefault = FIRST_CUSTOM_DEFAULT - 1;

	constructor() {
		for (const type of HUBSPOT_ASSOCIATION_TYPES) this.put(type);
	}

	/** Finds a type by category and id. */
	get(category: string, typeId: number): AssociationType | undefined {
		return this.types.get(`${category}:${typeId}`);
	}

	/** Finds a type by category and id, if it leads from the one object type to the other. */
	find(category: string, typeId: number, from: string, to?: string): AssociationType | undefined {
		const type = this.types.get(`${category}:${typeId}`);
		const fits = type?.from === from && (to === undefined || type.to === to);
		return fits ? type : undefined;
	}

	/** All types of a pair, with its default type. */
	between(from: string, to: string): AssociationType[] {
		this.defaultOf(from, to);
		return this.known(from, to);
	}

	/** The types of a pair that exist already. */
	known(from: string, to: string): AssociationType[] {
		return [...this.types.values()].filter((type) => type.from === from && type.to === to);
	}

	/** The default type of a pair. It is created on first use for pairs without one of HubSpot's. */
	defaultOf(from: string, to: string): AssociationType {
		const known = this.pick(from, to, 'default');
		if (known !== undefined) return known;
		this.lastDefault += 2;
		const [there] = this.addPair(
			{ category: 'USER_DEFINED', role: 'default', from, to, label: null },
			null,
			this.lastDefault - 1,
		);
		return there;
	}

	/** The type for the primary company, for object types that have one. */
	primaryOf(from: string, to: string): AssociationType | undefined {
		return this.pick(from, to, 'primary');
	}

	/** The type from the other side. */
	inverseOf(type: AssociationType): AssociationType {
		return this.types.get(`${type.category}:${type.inverse}`) ?? type;
	}

	addLabel(from: string, to: string, { label, inverseLabel }: LabelPair): AssociationType[] {
		this.lastLabel += 2;
		const side = { category: 'USER_DEFINED', role: 'label', from, to, label } as const;
		return this.addPair(side, inverseLabel ?? label, this.lastLabel - 1);
	}

	rename(type: AssociationType, { label, inverseLabel }: LabelPair): void {
		this.put({ ...type, label });
		if (inverseLabel !== undefined) this.put({ ...this.inverseOf(type), label: inverseLabel });
	}

	remove(type: AssociationType): void {
		this.types.delete(`${type.category}:${type.typeId}`);
		this.types.delete(`${type.category}:${type.inverse}`);
	}

	private addPair(
		side: Omit<AssociationType, 'typeId' | 'inverse'>,
		inverseLabel: string | null,
		typeId: number,
	): [AssociationType, AssociationType] {
		const inverse = typeId + 1;
		const there = { ...side, typeId, inverse };
		const back = { ...there, typeId: inverse, inverse: typeId, label: inverseLabel };
		const reversed = { ...back, from: side.to, to: side.from };
		this.put(there);
		this.put(reversed);
		return [there, reversed];
	}

	private pick(from: string, to: string, role: AssociationRole): AssociationType | undefined {
		return this.byRole.get(`${from}:${to}:${role}`);
	}

	private put(type: AssociationType): void {
		this.types.set(`${type.category}:${type.typeId}`, type);
		const key = `${type.from}:${type.to}:${type.role}`;
		if (type.role !== 'label' && !this.byRole.has(key)) this.byRole.set(key, type);
	}
}
