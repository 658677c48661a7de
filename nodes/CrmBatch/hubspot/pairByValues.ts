import { textAt, type JsonObject } from './json';

type Values = Readonly<Record<string, string>>;

/** An input that looks for its record. */
export interface SentValues {
	readonly values: Values;
	/** What was sent besides and does not come back: inputs that differ in it are not alike. */
	readonly besides: unknown;
}

/** Inputs that were sent with the same values: any of them is as good as the other. */
interface Alike {
	readonly values: Values;
	readonly places: number[];
}

/**
 * Finds which input became which record by the values that come back, for replies that name
 * nothing else. A record is paired only when a single kind of input can have become it; inputs
 * that are alike are interchangeable. What stays ambiguous stays unpaired: never a guess.
 *
 * @param sent each input; `undefined` for one that is settled already
 * @param returned the properties of each record
 * @returns for each record the place of its input, or `undefined`
 */
export function pairByValues(
	sent: ReadonlyArray<SentValues | undefined>,
	returned: readonly JsonObject[],
): Array<number | undefined> {
	const kinds = groupAlike(sent);
	// HubSpot returns what was sent, so a value that is missing was not sent. A property that no
	// record of the reply has is one that HubSpot does not return, and tells nothing.
	const telling = new Set(returned.flatMap((properties) => Object.keys(properties)));

	const fits = returned.map((properties) =>
		kinds.filter(({ values }) => couldBe(values, properties, telling)),
	);
	const places = new Array<number | undefined>(returned.length).fill(undefined);

	// A pair that is found takes its input away from the others, which may make them certain.
	for (let found = true; found; ) {
		found = false;
		fits.forEach((candidates, index) => {
			if (places[index] !== undefined) return;
			const possible = candidates.filter((kind) => kind.places.length > 0);
			if (possible.length !== 1) return;
			places[index] = possible[0]?.places.shift();
			found = true;
		});
	}
	return places;
}

function groupAlike(sent: ReadonlyArray<SentValues | undefined>): Alike[] {
	const kinds = new Map<string, Alike>();
	sent.forEach((input, place) => {
		if (!input) return;
		const sorted = Object.entries(input.values).sort(([a], [b]) => (a < b ? -1 : 1));
		const signature = JSON.stringify([sorted, input.besides]);
		const kind = kinds.get(signature);
		if (kind) kind.places.push(place);
		else kinds.set(signature, { values: input.values, places: [place] });
	});
	return [...kinds.values()];
}

function couldBe(values: Values, properties: JsonObject, telling: ReadonlySet<string>): boolean {
	const compared = Object.entries(values).filter(([name]) => telling.has(name));
	return (
		compared.length > 0 &&
		compared.every(([name, value]) => isSameValue(value, textAt(properties, name) ?? ''))
	);
}

/** Is `stored` what HubSpot may have made of `sent`? It normalises case, numbers and times. */
function isSameValue(sent: string, stored: string): boolean {
	if (sent === stored) return true;
	const [one, other] = [sent.trim().toLowerCase(), stored.trim().toLowerCase()];
	if (one === other) return true;
	if (isNumber(one) && isNumber(other) && Number(one) === Number(other)) return true;
	const times = [timeOf(one), timeOf(other)];
	if (times[0] !== undefined && times[0] === times[1]) return true;
	return one.includes(';') && choices(one) === choices(other);
}

function isNumber(text: string): boolean {
	return /^[+-]?\d+(\.\d+)?$/.test(text);
}

/** Milliseconds of an ISO date or time, or of a number of milliseconds of the length of one. */
function timeOf(text: string): number | undefined {
	if (/^\d{11,14}$/.test(text)) return Number(text);
	if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return undefined;
	const ms = Date.parse(text);
	return Number.isNaN(ms) ? undefined : ms;
}

function choices(text: string): string {
	return text.split(';').filter(Boolean).sort().join(';');
}
