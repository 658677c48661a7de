import { typeOf } from '../account';
import { pairWishes, type PairWish } from '../items';
import type { PlayedRelation } from '../play';
import type { LinkScenario } from '../scenario';
import { isCalm, isDisturbed, pairsIn, type Sent } from './sent';
import { orderViolations, repeatedLinks, repeatedLookups } from './requests';

/** After a run on links, the links are as the outcomes say. */
export function pairViolations(
	run: PlayedRelation,
	scenario: LinkScenario,
	sent: readonly Sent[],
): string[] {
	const wishes = pairWishes(scenario, run.account);
	return [
		...run.report.violations,
		...orderViolations(sent),
		...repeatedLookups(sent),
		...repeatedLinks(sent),
		...wishes.flatMap((wish) => outcomeViolations(run, scenario, wish, sent)),
		...stateViolations(run, scenario, wishes),
		...sendingViolations(run, scenario, wishes, sent),
	];
}

const outcomeIn = ({ report }: PlayedRelation, { item }: PairWish): string =>
	report.items[item]?.outcome ?? 'none';

/** What the run may say of an item if nothing goes wrong. */
function idealsOf({ operation }: LinkScenario, { from, to }: PairWish): readonly string[] {
	if (from.toId === undefined || (operation !== 'get' && to.toId === undefined)) return ['failed'];
	const isLive = from.isLive && (operation === 'get' || to.isLive);
	if (isLive) return ['succeeded'];
	// HubSpot has no links of a record that does not exist, and removes none.
	return operation === 'create' ? ['failed'] : ['failed', 'succeeded'];
}

function outcomeViolations(
	run: PlayedRelation,
	scenario: LinkScenario,
	wish: PairWish,
	sent: readonly Sent[],
): string[] {
	const outcome = outcomeIn(run, wish);
	const ideals = idealsOf(scenario, wish);
	if (ideals.includes(outcome)) return [];
	const { item } = wish;
	const { error = '' } = run.report.items[item] ?? {};
	const isDry = scenario.dryRun && scenario.operation !== 'get';
	if (isDry && outcome === 'succeeded' && wish.from.toId !== undefined) return [];
	const isStop = scenario.onError === 'stopWorkflow' && outcome === 'notSent';
	const hasOther = run.report.items.some(
		(other, index) => index !== item && !['notSent', 'succeeded'].includes(other.outcome),
	);
	if (isStop && hasOther) return [];
	if (isCalm(run, sent))
		return [`item ${item} must be ${ideals.join()}, but is ${outcome}: ${error}`];
	const isUnclear = sent.some(({ purpose, reply }) => purpose === 'link' && reply === 'unclear');
	const isExplained =
		{
			failed: sent.some(isDisturbed),
			notSent: sent.some(isDisturbed) || scenario.cancelAt > 0 || scenario.hasRateLimit,
			unknown: scenario.operation !== 'get' && isUnclear,
		}[outcome] ?? false;
	return isExplained ? [] : [`nothing explains why item ${item} is ${outcome}: ${error}`];
}

/** A pair has what succeeded, and is as before if nothing did. */
function stateViolations(
	run: PlayedRelation,
	scenario: LinkScenario,
	wishes: readonly PairWish[],
): string[] {
	const { before, after, report } = run;
	const violations: string[] = [];
	const isDry = scenario.dryRun;
	const isChange = scenario.operation !== 'get' && !isDry;
	const changed = (wish: PairWish) =>
		isChange && ['succeeded', 'unknown'].includes(outcomeIn(run, wish));
	for (const [id, one] of before) {
		const now = after.get(id);
		if (!now || JSON.stringify(now.values) !== JSON.stringify(one.values)) {
			violations.push(`record ${id} was changed`);
			continue;
		}
		for (const to of new Set([...one.links.keys(), ...now.links.keys()])) {
			const own = wishes.filter((wish) => wish.from.toId === id && wish.to.toId === to);
			const [was, is] = [one, now].map(({ links }) => JSON.stringify(links.get(to) ?? []));
			if (was !== is && !own.some(changed)) {
				violations.push(`the link from ${id} to ${to} changed: ${was} → ${is}`);
			}
		}
	}
	for (const wish of wishes) {
		const { from, to, item } = wish;
		if (outcomeIn(run, wish) !== 'succeeded') continue;
		const types = after.get(from.toId ?? '')?.links.get(to.toId ?? '');
		const isThere = types !== undefined && (to.type === undefined || types.includes(to.type));
		// A label replaces that of an item which was linked in an earlier try.
		const isReplaced =
			scenario.tries > 1 &&
			wishes.some(
				(other) =>
					other.from.toId === from.toId && other.to.toId === to.toId && other.to.type !== to.type,
			);
		if (isChange && isThere !== (scenario.operation === 'create') && !isReplaced) {
			violations.push(`item ${item} succeeded, but the link is ${isThere ? '' : 'not '}there`);
		}
		// Only the label is removed, unless another item removes the link.
		const isWhole = wishes.some(
			(other) => other.from.toId === from.toId && other.to.toId === to.toId && !other.to.type,
		);
		const hadLink = before.get(from.toId ?? '')?.links.has(to.toId ?? '') === true;
		if (isChange && scenario.operation === 'delete' && !isWhole && hadLink && !types) {
			violations.push(`item ${item} has removed the link with its label`);
		}
		const { json } = report.items[item] ?? {};
		if (scenario.operation !== 'get' || !json) continue;
		const live = new Set(run.account.live.other.map(({ id }) => id));
		const links = [...(before.get(from.toId ?? '')?.links ?? [])].filter(([id]) => live.has(id));
		const expected = JSON.stringify(links.map(([id, own]) => [id, own]).sort());
		const actual = JSON.stringify(shownLinks(json.associations).sort());
		if (actual !== expected) violations.push(`item ${item} shows ${actual}, expected ${expected}`);
	}
	return violations;
}

interface ShownLink {
	readonly toObjectId: string;
	readonly types: ReadonlyArray<Parameters<typeof typeOf>[0]>;
}

function shownLinks(shown: unknown): Array<[string, string[]]> {
	const rows = Array.isArray(shown) ? (shown as ShownLink[]) : [];
	return rows.map(({ toObjectId, types }) => [toObjectId, types.map(typeOf).sort()]);
}

/** Only links that items ask for are sent, and nothing in a dry run. */
function sendingViolations(
	run: PlayedRelation,
	scenario: LinkScenario,
	wishes: readonly PairWish[],
	sent: readonly Sent[],
): string[] {
	const { operation, dryRun } = scenario;
	const links = sent.filter(({ purpose }) => purpose === 'link');
	if (dryRun && operation !== 'get' && links.length > 0) return ['a dry run was sent'];
	const asked = new Set(
		wishes.map(
			({ from, to }) => `${from.toId ?? ''} ${operation === 'get' ? '' : (to.toId ?? '')}`,
		),
	);
	const wrong = links.flatMap((one) => {
		const pairs = operation === 'get' ? one.inputs.map(({ id }) => `${id ?? ''} `) : pairsIn(one);
		return pairs.filter((pair) => !asked.has(pair));
	});
	const isWhole = sent.every(({ request: { status } }) => status !== undefined && status < 300);
	const kinds = operation === 'get' ? 1 : new Set(wishes.map(({ to }) => to.label === 'none')).size;
	const most = kinds + (operation === 'get' && scenario.hasMany ? 1 : 0);
	const isCostly = isCalm(run, sent) && isWhole && scenario.tries === 1 && links.length > most;
	return [
		...wrong.map((pair) => `the link ${pair} was sent, which no item asks for`),
		...(isCostly ? [`${links.length} requests for links, not ${most}`] : []),
	];
}
