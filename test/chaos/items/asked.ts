import type { Scenario } from '../scenario/scenario';
import { mergedWish, type Wish } from './wishes';

/** One record that is asked for, by one item or several. */
export interface Asked {
	readonly wish: Wish;
	readonly items: readonly number[];
}

/** The records that a run should deal with, and the items that it should refuse. */
export interface AllAsked {
	readonly asked: readonly Asked[];
	readonly refused: ReadonlySet<number>;
}

/** Works out from the items alone what records they ask for. */
export function askedOf({ operation, options }: Scenario, wishes: readonly Wish[]): AllAsked {
	const refused = new Set(wishes.filter(({ refusedBy }) => refusedBy).map(({ item }) => item));
	const open = wishes.filter(({ refusedBy }) => !refusedBy);
	const groups = operation === 'create' ? open.map((wish) => [wish]) : byKey(open);
	const merges = operation === 'update' || operation === 'upsert';
	const asked: Asked[] = [];
	for (const alike of groups) {
		const items = alike.map(({ item }) => item);
		const wish = mergedWish(alike);
		if (merges && options.duplicates === 'error' && alike.length > 1) {
			items.forEach((item) => refused.add(item));
		} else if (wish) {
			asked.push({ wish, items });
		}
	}
	return { asked, refused };
}

function byKey(wishes: readonly Wish[]): Wish[][] {
	const groups = new Map<string | undefined, Wish[]>();
	for (const wish of wishes) {
		const alike = groups.get(wish.key);
		if (alike) alike.push(wish);
		else groups.set(wish.key, [wish]);
	}
	return [...groups.values()];
}
