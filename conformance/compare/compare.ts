import type { Case } from '../cases/case';
import type { Fixtures } from '../cases/fixtures';
import type { Exchange, Observation } from '../cases/run';
import { PARTS, viewOf, type Part } from './view';

/** A part of a reply in which the two accounts differ. */
export interface Difference {
	/** The number of the request in its case, from 1; 0 for facts about all of them. */
	readonly request: number;
	readonly part: Part | 'facts';
	readonly hubspot: unknown;
	readonly sandbox: unknown;
}

export interface Side {
	readonly observations: ReadonlyMap<string, Observation>;
	readonly fixtures: Fixtures;
	readonly mask: (value: unknown) => unknown;
}

export type Comparison =
	| { readonly verdict: 'agrees' }
	| { readonly verdict: 'differs'; readonly differences: readonly Difference[] }
	| { readonly verdict: 'notAsked'; readonly reason: string };

/** Compares the replies of both accounts to a case. */
export function compareCase(one: Case, hubspot: Side, sandbox: Side): Comparison {
	const [real, own] = [hubspot, sandbox].map(({ observations }) => observations.get(one.id));
	if (real?.asked !== true) {
		return { verdict: 'notAsked', reason: real?.reason ?? 'the run was stopped' };
	}
	if (own?.asked !== true) {
		return { verdict: 'notAsked', reason: `in the sandbox: ${own?.reason ?? 'not run'}` };
	}
	const realViews = real.exchanges.map((exchange) => viewsOf(one, exchange, hubspot));
	const ownViews = own.exchanges.map((exchange) => viewsOf(one, exchange, sandbox));
	const differences: Difference[] = [];
	const facts = [factsOf(one, real.exchanges), factsOf(one, own.exchanges)];
	if (JSON.stringify(facts[0]) !== JSON.stringify(facts[1])) {
		differences.push({ request: 0, part: 'facts', hubspot: facts[0], sandbox: facts[1] });
	}
	for (const index of realViews.length >= ownViews.length ? realViews.keys() : ownViews.keys()) {
		for (const part of one.compare ?? PARTS) {
			const [theirs, ours] = [realViews[index]?.[part], ownViews[index]?.[part]];
			if (JSON.stringify(theirs) === JSON.stringify(ours)) continue;
			differences.push({ request: index + 1, part, hubspot: theirs, sandbox: ours });
		}
	}
	return differences.length === 0 ? { verdict: 'agrees' } : { verdict: 'differs', differences };
}

function viewsOf(one: Case, { reply }: Exchange, { mask, fixtures }: Side) {
	const masked = { ...reply, body: mask(reply.body) };
	return viewOf(masked, {
		parts: one.compare ?? PARTS,
		headers: one.headers ?? [],
		values: (one.values?.(fixtures) ?? []).map((name) => String(mask(name))),
	});
}

function factsOf({ facts }: Case, exchanges: readonly Exchange[]): unknown {
	return facts?.(exchanges.map(({ reply }) => reply));
}
