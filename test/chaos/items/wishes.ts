import { storedForm } from '../scenario/values';

/** A link as the sandbox stores it: target and type. */
export type Link = `${string}:${number}`;

/** One value that an item wants written, and whether HubSpot takes it. */
export interface WishedValue {
	/** As it has to be sent. */
	readonly text: string;
	readonly isGood: boolean;
	/** What HubSpot stores, where that is stated. */
	readonly stored?: string | undefined;
}

/** What one item asks for, worked out from the item and the options alone. */
export interface Wish {
	readonly item: number;
	/** Refused before anything is sent: as soon as the item is read, or when its values are checked. */
	readonly refusedBy: 'reading' | 'check' | undefined;
	/** The key as it has to be sent, and in the form in which equal keys are one record. */
	readonly id: string | undefined;
	readonly key: string | undefined;
	readonly values: ReadonlyMap<string, WishedValue>;
	readonly links: readonly Link[];
	/** Does HubSpot refuse the links, or the property that names the record? */
	readonly isHopeless: boolean;
	/** A value that must be unique may belong to another record. */
	readonly isContested: boolean;
}

/** The wishes of all items for one record as one: later values win. */
export function mergedWish(alike: readonly Wish[]): Wish | undefined {
	const [first] = alike;
	if (!first || alike.length === 1) return first;
	const values = new Map<string, WishedValue>();
	for (const wish of alike) {
		for (const [name, { text, isGood, stored }] of wish.values) {
			const earlier = text.startsWith(';') ? values.get(name) : undefined;
			values.set(name, {
				stored,
				// Nothing is there to be added to when an earlier item clears the list.
				text: earlier?.text === '' ? text.slice(1) : (earlier?.text ?? '') + text,
				isGood: isGood && (earlier?.isGood ?? true),
			});
		}
	}
	const isHopeless = alike.some((wish) => wish.isHopeless);
	const isContested = alike.some((wish) => wish.isContested);
	return { ...first, values, isHopeless, isContested };
}

/** Does HubSpot refuse this record, whatever else happens? */
export function isBad(wish: Wish): boolean {
	return wish.isHopeless || [...wish.values.values()].some(({ isGood }) => !isGood);
}

/** The texts to be sent. */
export function textsOf(wish: Wish): Record<string, string> {
	return Object.fromEntries([...wish.values].map(([name, { text }]) => [name, text]));
}

/** The values that a record has once the wish is fulfilled. */
export function fulfilled(
	wish: Wish,
	before: Readonly<Record<string, string>>,
): Record<string, string> {
	const written = [...wish.values].map(([name, { text, stored }]) => [
		name,
		stored ?? storedForm(name, text, before[name]),
	]);
	return { ...before, ...Object.fromEntries(written) };
}
