import type { Scenario } from '../scenario/scenario';
import { mergeExpectations, type Expectation } from './expectation';

/** One record that the node must send, for one item or for several. */
export interface ExpectedEntry {
	readonly expected: Expectation;
	readonly items: readonly number[];
}

/** The records that a run must send, and the items that the node must refuse. */
export interface ExpectedRun {
	readonly entries: readonly ExpectedEntry[];
	readonly refused: ReadonlySet<number>;
	/** Items that the node must not send yet, because it did not get a list that they need. */
	readonly heldBack: ReadonlySet<number>;
}

/**
 * Works out the entries of a run from the expectations of its items.
 *
 * @param isHeldBack does an item need a list that the node did not get?
 */
export function expectedRun(
	{ operation, options }: Scenario,
	expectations: readonly Expectation[],
	isHeldBack: (item: number) => boolean,
): ExpectedRun {
	const heldBack = new Set(
		expectations
			.filter(({ item, refusedBy }) => refusedBy !== 'reading' && isHeldBack(item))
			.map(({ item }) => item),
	);
	const others = expectations.filter(({ item }) => !heldBack.has(item));
	const refused = new Set(others.filter(({ refusedBy }) => refusedBy).map(({ item }) => item));
	const accepted = others.filter(({ refusedBy }) => !refusedBy);
	const groups = operation === 'create' ? accepted.map((one) => [one]) : byKey(accepted);
	const merges = operation === 'update' || operation === 'upsert';
	const entries: ExpectedEntry[] = [];
	for (const alike of groups) {
		const items = alike.map(({ item }) => item);
		const expected = mergeExpectations(alike);
		if (merges && options.duplicates === 'error' && alike.length > 1) {
			items.forEach((item) => refused.add(item));
		} else if (expected) {
			entries.push({ expected, items });
		}
	}
	return { entries, refused, heldBack };
}

function byKey(expectations: readonly Expectation[]): Expectation[][] {
	const groups = new Map<string | undefined, Expectation[]>();
	for (const one of expectations) {
		const alike = groups.get(one.key);
		if (alike) alike.push(one);
		else groups.set(one.key, [one]);
	}
	return [...groups.values()];
}
