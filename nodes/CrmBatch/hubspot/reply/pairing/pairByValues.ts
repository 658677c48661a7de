import { textAt, type JsonObject } from '../../json';
import { pairByProperty } from './pairByProperty';
import {
	comparison,
	compareValues,
	type Comparison,
	type Contradiction,
	type SentValues,
	type Values,
} from './sameValue';

/** Entries with the same values: they are interchangeable. */
interface Alike {
	readonly values: Values;
	readonly places: number[];
}

/**
 * Pairs records with entries by the returned values, for replies that have nothing else to pair by.
 * A record is paired only if a single kind of entry can have become it; entries that are alike are
 * interchangeable. What stays ambiguous stays unpaired: never a guess.
 *
 * If every open entry must have become one of the records (as many records as entries, and no
 * unattributed error), more is certain: a record that has exactly the values of an entry belongs to
 * it, rather than to one whose values HubSpot would have had to normalise, and the last record
 * belongs to the last entry if more of its values fit than do not: a common value, such as a stage,
 * is no evidence. The only record of a reply belongs to the only entry if nothing speaks against it.
 *
 * @param sent each entry, by place; `undefined` for one that is settled already
 * @param returned the properties of each record
 * @param allBlamed does every error of the reply name its entries?
 * @returns for each record the place of its entry, or `undefined`
 */
export function pairByValues(
	sent: ReadonlyArray<SentValues | undefined>,
	returned: readonly JsonObject[],
	allBlamed: boolean,
	contradicts: Contradiction,
): Array<number | undefined> {
	const isSameValue = comparison();
	const byProperty = pairByProperty(sent, returned, contradicts, isSameValue);
	if (byProperty) return byProperty;

	const kinds = groupAlike(sent);
	const isComplete = allBlamed && sent.filter(Boolean).length === returned.length;
	const places = new Array<number | undefined>(returned.length).fill(undefined);
	for (const isSame of isComplete ? [isExact, isSameValue] : [isSameValue]) {
		pairWhatIsCertain(kinds, returned, { isSame, contradicts }, places);
	}

	const [last, ...more] = kinds.filter((kind) => kind.places.length > 0);
	const open = places.indexOf(undefined);
	const isOnly = isComplete && last?.places.length === 1 && more.length === 0;
	const record = returned[open] ?? {};
	const { values = {} } = last ?? {};
	const { same, others } = compareValues(values, record);
	const fits = same > others || (sent.length === 1 && others === 0);
	if (isOnly && fits && !contradicts(last.values, record)) places[open] = last.places[0];
	return places;
}

const isExact: Comparison = (sent, stored) => sent === stored;

function pairWhatIsCertain(
	kinds: readonly Alike[],
	returned: readonly JsonObject[],
	rules: Pick<Compared, 'isSame' | 'contradicts'>,
	places: Array<number | undefined>,
): void {
	// HubSpot returns what was sent, so a missing value was not sent. HubSpot does not return a
	// property that no record of the reply has, so such a property says nothing.
	const sent = new Set(kinds.flatMap(({ values }) => Object.keys(values)));
	// A record can have thousands of properties: they are looked up, and not listed.
	const isReturned = (name: string) => returned.some((record) => Object.hasOwn(record, name));
	const telling = new Set([...sent].filter(isReturned));
	const compared = { telling, ...rules };

	// Each pair takes its entry away from the other records, which can make them certain.
	for (let found = true; found; ) {
		found = false;
		for (const [kind, indexes] of certain(kinds, returned, places, compared)) {
			// More records than entries of a kind: one of them belongs to another, and nothing says which.
			if (indexes.length > kind.places.length) continue;
			indexes.forEach((index) => (places[index] = kind.places.shift()));
			found = true;
		}
	}
}

interface Compared {
	/** The sent properties that HubSpot returns: only these say anything. */
	readonly telling: ReadonlySet<string>;
	readonly isSame: Comparison;
	readonly contradicts: Contradiction;
}

/** The kinds that are the only candidate for an open record, with the indexes of those records. */
function certain(
	kinds: readonly Alike[],
	returned: readonly JsonObject[],
	places: ReadonlyArray<number | undefined>,
	compared: Compared,
): Map<Alike, number[]> {
	const open = kinds.filter((kind) => kind.places.length > 0);
	const found = new Map<Alike, number[]>();
	returned.forEach((properties, index) => {
		if (places[index] !== undefined) return;
		const kind = open.find(({ values }) => couldBe(values, properties, compared));
		if (!kind) return;
		const isRival = (other: Alike) =>
			other !== kind && mightBe(other.values, kind.values, properties, compared);
		if (!open.some(isRival)) found.set(kind, [...(found.get(kind) ?? []), index]);
	});
	return found;
}

function groupAlike(sent: ReadonlyArray<SentValues | undefined>): Alike[] {
	const kinds = new Map<string, Alike>();
	sent.forEach((input, place) => {
		if (!input) return;
		const { values } = input;
		const names = Object.keys(values).sort();
		const sorted = names.map((name) => [name, values[name]]);
		const signature = JSON.stringify([sorted, input.notReturned]);
		const kind = kinds.get(signature);
		if (kind) kind.places.push(place);
		else kinds.set(signature, { values, places: [place] });
	});
	return [...kinds.values()];
}

function couldBe(values: Values, properties: JsonObject, compared: Compared): boolean {
	const { telling, isSame, contradicts } = compared;
	let isTold = false;
	// Most values differ in the first of them.
	for (const name of Object.keys(values)) {
		if (!telling.has(name)) continue;
		isTold = true;
		if (!isSame(values[name] ?? '', textAt(properties, name) ?? '')) return false;
	}
	return isTold && !contradicts(values, properties);
}

/**
 * Can a record that has all values of one kind still belong to another kind? HubSpot can normalise
 * a value in a way that is not known here: if the other kind sent a value that the first did not
 * send, any value of the record can be the normalised one.
 */
function mightBe(
	other: Values,
	chosen: Values,
	properties: JsonObject,
	{ telling, isSame }: Compared,
): boolean {
	return Object.entries(other).every(([name, value]) => {
		if (!telling.has(name)) return true;
		const stored = textAt(properties, name) ?? '';
		return isSame(value, stored) || (!Object.hasOwn(chosen, name) && stored !== '');
	});
}
