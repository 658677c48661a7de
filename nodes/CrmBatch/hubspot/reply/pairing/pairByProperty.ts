import { textAt, type JsonObject } from '../../json';
import type { Comparison, Contradiction, SentValues } from './sameValue';

/**
 * Pairs records with entries by a single property, whatever became of the other values: one that
 * every open entry sent, with values that are all different, and that came back with the same set
 * of values. If several properties qualify, they must agree.
 *
 * @returns for each record the place of its entry; `undefined` if no property qualifies
 */
export function pairByProperty(
	sent: ReadonlyArray<SentValues | undefined>,
	returned: readonly JsonObject[],
	contradicts: Contradiction,
	isSame: Comparison,
): number[] | undefined {
	const open = sent.flatMap((input, place) => (input ? [{ ...input, place }] : []));
	const [first] = open;
	// A single value has no other to differ from.
	if (!first || open.length === 1 || open.length !== returned.length) return undefined;

	const names = Object.keys(first.values).filter((name) =>
		open.every(({ values }) => Object.hasOwn(values, name) && values[name] !== ''),
	);
	const placesOf = (name: string): number[] | undefined => {
		const found = returned.map((properties) => {
			const stored = textAt(properties, name) ?? '';
			const [one, ...others] = open.filter(({ values }) => isSame(values[name] ?? '', stored));
			return one && others.length === 0 && !contradicts(one.values, properties) ? [one.place] : [];
		});
		const places = found.flat();
		return new Set(places).size === returned.length ? places : undefined;
	};
	const [chosen, ...more] = names.flatMap((name) => {
		const places = placesOf(name);
		return places ? [places] : [];
	});
	const agrees = more.every((places) => String(places) === String(chosen));
	return agrees ? chosen : undefined;
}
