import { HUBSPOT_ASSOCIATION_TYPES, type AssociationType } from './associationTypes';

/** Numbers for the plain links of custom object types, which HubSpot gives out per account. */
const FIRST_CUSTOM_DEFAULT = 9_001;

export interface LabelPair {
	readonly label: string;
	readonly inverseLabel?: string | undefined;
}

/** The association types of the account: HubSpot's, and the labels that its admin made. */
export class AssociationRegistry {
	private readonly types = new Map<string, AssociationType>();
	private lastLabel = 0;
	private lastDefault = FIRST_CUSTOM_DEFAULT - 1;

	constructor() {
		for (const type of HUBSPOT_ASSOCIATION_TYPES) this.put(type);
	}

	/** The type of this number, if it leads from one kind to the other. */
	find(category: string, typeId: number, from: string, to?: string): AssociationType | undefined {
		const type = this.types.get(`${category}:${typeId}`);
		const fits = type?.from === from && (to === undefined || type.to === to);
		return fits ? type : undefined;
	}

	between(from: string, to: string): AssociationType[] {
		this.defaultOf(from, to);
		return [...this.types.values()].filter((type) => type.from === from && type.to === to);
	}

	/** The plain link. Kinds that HubSpot has none for, custom objects, get one when first asked. */
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

	/** The link to the one primary company, for the kinds that have one. */
	primaryOf(from: string, to: string): AssociationType | undefined {
		return this.pick(from, to, 'primary');
	}

	/** The same link seen from the other side. */
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
		const turned = { ...back, from: side.to, to: side.from };
		this.put(there);
		this.put(turned);
		return [there, turned];
	}

	private pick(
		from: string,
		to: string,
		role: AssociationType['role'],
	): AssociationType | undefined {
		for (const type of this.types.values()) {
			if (type.from === from && type.to === to && type.role === role) return type;
		}
		return undefined;
	}

	private put(type: AssociationType): void {
		this.types.set(`${type.category}:${type.typeId}`, type);
	}
}
