import type { PlayedRelation } from '../play';
import type { RecordScenario } from '../scenario';
import { wantedOf, type Wanted } from './groups';
import { pairViolations } from './links';
import { carries, outcomeViolations } from './outcomes';
import { recordViolations } from './records';
import { requestViolations } from './requests';
import { sentIn, type Sent } from './sent';

/**
 * What a run did wrong, one line each. Computed from the scenario, the account before and after the
 * run, and the sandbox's log: nothing here knows how the node works.
 */
export function violationsOf(run: PlayedRelation): string[] {
	const { scenario } = run;
	const sent = sentIn(run);
	if (scenario.works === 'links') return pairViolations(run, scenario, sent);
	const wanted = wantedOf(scenario, run);
	return [
		...outcomeViolations(run, scenario, wanted, sent),
		...recordViolations(run, scenario, wanted),
		...requestViolations(run, scenario, wanted, sent),
		...notLinkedViolations(run, scenario, wanted, sent),
		...readViolations(run, scenario, wanted, sent),
	];
}

/** A record that is not linked lacks a link, as far as the replies tell. */
function notLinkedViolations(
	run: PlayedRelation,
	scenario: RecordScenario,
	{ groups }: Wanted,
	sent: readonly Sent[],
): string[] {
	if (scenario.tries > 1) return [];
	const links = sent.filter(({ purpose }) => purpose === 'link');
	return groups.flatMap((group) => {
		const { wishes } = group;
		const [wish] = wishes;
		const { outcome, id = '' } = run.report.items[wish?.item ?? 0] ?? {};
		if (outcome !== 'notLinked') return [];
		if (!run.after.has(id))
			return [`item ${wish?.item ?? 0} is not linked, but has no record ${id}`];
		const own = links.filter((one) => carries(run, one, group));
		const isClear = own.length > 0 && own.every(({ reply }) => reply === 'done');
		const made = run.after.get(id)?.links;
		const isMade = wishes.every(({ links: all }) =>
			all.every(({ toId = '', type }) =>
				type === undefined ? made?.has(toId) : made?.get(toId)?.includes(type),
			),
		);
		return isClear && isMade ? [`item ${wish?.item ?? 0} is linked, but says that it is not`] : [];
	});
}

/** A read gives each item the record that it names. */
function readViolations(
	{ report, before }: PlayedRelation,
	{ operation }: RecordScenario,
	{ groups }: Wanted,
	sent: readonly Sent[],
): string[] {
	if (operation !== 'get') return [];
	const isWhole = sent.every(({ hasFault }) => !hasFault);
	return groups.flatMap(({ wishes, target }) =>
		wishes.flatMap(({ item }) => {
			const { outcome, id, json } = report.items[item] ?? {};
			if (outcome !== 'succeeded') return [];
			if (id !== undefined && id !== target?.id) return [`item ${item} has record ${id}`];
			const values = before.get(target?.id ?? '')?.values;
			return json && isWhole && String(json.note ?? '') !== values?.note
				? [`item ${item} shows the note ${JSON.stringify(json.note)}`]
				: [];
		}),
	);
}
