import type { PlayedRelation } from '../play';
import type { RecordScenario } from '../scenario';
import type { RecordWish } from '../items';
import type { Group, Wanted } from './groups';
import { isCalm, isDisturbed, pairsIn, type Sent } from './sent';

/** Every outcome has a reason: the item itself, a fault, or a setting. */
export function outcomeViolations(
	run: PlayedRelation,
	scenario: RecordScenario,
	wanted: Wanted,
	sent: readonly Sent[],
): string[] {
	const { report } = run;
	const isDry = scenario.dryRun && scenario.operation !== 'get';
	const isEarly =
		scenario.cancelAt > 0 || sent.some((one) => one.purpose !== 'link' && isDisturbed(one));
	const violations = [...report.violations];
	for (const item of wanted.refused) {
		const { outcome = 'none' } = report.items[item] ?? {};
		// Of two items for one record, one can wait for a lookup, so that the other is alone.
		const isAlone = wanted.repeated.has(item) && isEarly;
		if (outcome !== 'failed' && !(isEarly && outcome === 'notSent') && !isAlone) {
			violations.push(`item ${item} must be refused, but is ${outcome}`);
		}
	}
	const calm = isCalm(run, sent);
	const isStopped = scenario.onError === 'stopWorkflow';
	const isRefused = ({ wishes }: Group) => wishes.some(({ item }) => wanted.repeated.has(item));
	for (const group of wanted.groups.filter((one) => !isRefused(one))) {
		const ideal = isDry && group.ideal === 'notLinked' ? 'succeeded' : group.ideal;
		for (const { item } of group.wishes) {
			const { outcome = 'none', error = '' } = report.items[item] ?? {};
			if (outcome === ideal) continue;
			if (isDry && scenario.operation === 'update' && outcome === 'succeeded') continue;
			if (isDry && outcome === 'succeeded') continue;
			const mayStop = isStopped && (outcome === 'notSent' || outcome === 'notLinked');
			if (mayStop && hasOther(run, item)) continue;
			if (calm) violations.push(`item ${item} must be ${ideal}, but is ${outcome}: ${error}`);
			else if (!explains(run, scenario, group, sent, outcome, item)) {
				violations.push(`nothing explains why item ${item} is ${outcome}: ${error}`);
			}
		}
		violations.push(...unchangedViolations(run, scenario, group, calm));
	}
	return violations;
}

/** Another item did not succeed. */
function hasOther({ report }: PlayedRelation, item: number): boolean {
	return report.items.some(
		({ outcome }, other) => other !== item && outcome !== 'succeeded' && outcome !== 'notSent',
	);
}

function explains(
	run: PlayedRelation,
	scenario: RecordScenario,
	group: Group,
	sent: readonly Sent[],
	outcome: string,
	item: number,
): boolean {
	const own = sent.filter((one) => carries(run, one, group));
	switch (outcome) {
		case 'failed':
			return own.some((one) => one.purpose !== 'link' && isDisturbed(one));
		case 'notSent':
			return (
				scenario.cancelAt > 0 ||
				(scenario.hasRateLimit && scenario.maxWait < 60) ||
				sent.some((one) => one.purpose !== 'link' && isDisturbed(one))
			);
		case 'unknown':
			return (
				scenario.operation !== 'get' &&
				own.some(({ purpose, reply }) => purpose === 'write' && reply === 'unclear')
			);
		case 'notLinked':
			return (
				scenario.operation !== 'create' &&
				group.wishes.some(({ links }) => links.length > 0) &&
				(scenario.cancelAt > 0 || sent.some(isDisturbed))
			);
		case 'succeeded': {
			// The item that cannot be linked waits for a lookup, or this one waited for one and was
			// written in a further try.
			const isDelayed =
				scenario.tries > 1 && sent.some((one) => one.purpose !== 'link' && isDisturbed(one));
			const isWaiting =
				isDelayed ||
				group.wishes.some((other) => run.report.items[other.item]?.outcome === 'notSent');
			const links = group.wishes.find((one) => one.item === item)?.links ?? [];
			return group.ideal === 'notLinked' && isWaiting && links.every(({ isLive }) => isLive);
		}
		default:
			return false;
	}
}

/** The request has the record of a group, or one that it is linked to. */
export function carries(run: PlayedRelation, one: Sent, { wishes, target }: Group): boolean {
	const { purpose, inputs } = one;
	if (purpose === 'link') {
		const pairs = new Set(pairsIn(one));
		return wishes.some(({ item, links }) => {
			const id = target?.id ?? run.report.items[item]?.id ?? '';
			return links.some(({ toId = '' }) => pairs.has(`${id} ${toId}`));
		});
	}
	const ids = new Set(inputs.map(({ id = '' }) => id.toLowerCase()));
	const isNamed = ({ key }: RecordWish) => key !== undefined && ids.has(key.toLowerCase());
	const isTarget = target !== undefined && ids.has(target.id);
	if (purpose === 'write' && run.scenario.operation === 'create') {
		return wishes.some(({ item }) =>
			inputs.some(({ properties }) => properties?.note === `own ${item}`),
		);
	}
	const isLinked = wishes.some(({ links }) =>
		links.some(({ value }) => ids.has(value.toLowerCase())),
	);
	return isTarget || wishes.some(isNamed) || (purpose !== 'write' && isLinked);
}

/** An item says that its record stayed as it is exactly if that is so. */
function unchangedViolations(
	{ report }: PlayedRelation,
	{ tries, dryRun }: RecordScenario,
	{ wishes, isUnchanged }: Group,
	calm: boolean,
): string[] {
	if (isUnchanged === undefined || dryRun || tries > 1) return [];
	return wishes.flatMap(({ item }) => {
		const { outcome, json } = report.items[item] ?? {};
		if (outcome !== 'succeeded' || !json) return [];
		const says = json.isUnchanged === true;
		// Items for one record can be written apart if one of them waits for a lookup.
		if (says === isUnchanged || (wishes.length > 1 && !calm)) return [];
		return [`item ${item} says that its record is ${says ? '' : 'not '}unchanged`];
	});
}
