import type { Asked } from '../items/asked';
import type { Call } from '../play/played';
import { isBad } from '../items/wishes';
import { isIncomplete, type Evidence } from './evidence';

/** What outcomes have no reason: that no fault, no value and no setting explains. */
export function reasonFlaws(evidence: Evidence): string[] {
	const { report, refused, asked } = evidence;
	const flaws = [...report.flaws];
	for (const item of refused) {
		const outcome = report.items[item]?.outcome;
		const mayBeUnchecked =
			evidence.wishes[item]?.refusedBy !== 'reading' && mayHaveNoCheck(evidence, outcome);
		if (outcome !== 'failed' && !mayBeUnchecked)
			flaws.push(`item ${item} cannot be sent, and is ${outcome}`);
	}
	for (const one of asked) {
		const outcomes = new Set(one.items.map((item) => report.items[item]?.outcome));
		if (outcomes.size > 1) flaws.push(`the items ${one.items.join()} of one record differ`);
		const { outcome } = evidence.reportOf(one);
		if (!explanations[outcome](evidence, one)) {
			flaws.push(`nothing explains why item ${one.items[0]} is ${outcome}`);
		}
	}
	return flaws;
}

/** The check comes after the schema; where that does not come, nothing is refused by it. */
function mayHaveNoCheck(
	{ isHeldUp, scenario, calls }: Evidence,
	outcome: OutcomeName | undefined,
): boolean {
	const isCancelledEarly = scenario.cancelAt > 0 && calls.length < scenario.cancelAt;
	return outcome === 'notSent' && (isHeldUp || isCancelledEarly);
}

type Explanation = (evidence: Evidence, asked: Asked) => boolean;
type OutcomeName = ReturnType<Evidence['reportOf']>['outcome'];

const explanations: Readonly<Record<OutcomeName, Explanation>> = {
	succeeded: (evidence, asked) => {
		const { scenario } = evidence;
		if (scenario.options.dryRun && scenario.operation !== 'read') return true;
		return evidence.callsWith(asked).length > 0 && !isBad(asked.wish);
	},
	failed: (evidence, asked) => {
		const { wish } = asked;
		const { scenario } = evidence;
		const calls = evidence.callsWith(asked);
		if (scenario.options.dryRun && scenario.operation !== 'read') return false;
		if (isBad(wish) || wish.isContested || isMissing(evidence, asked)) return true;
		if (evidence.reportOf(asked).error?.includes('not tried alone')) return true;
		// A read whose answers were lost has nothing that could be unknown.
		const isLostRead = scenario.operation === 'read' && calls.some(losesSomething);
		return isLostRead || calls.some(({ fault }) => fault?.tells === 'over');
	},
	notSent: ({ scenario, calls, asked, refused, isHeldUp: isSchemaHeldUp }) => {
		if (isSchemaHeldUp) return true;
		const isStop = scenario.onError === 'stopWorkflow';
		const isGroupStop = asked.some(({ wish }) => wish.isHopeless);
		const isHeldUp = calls.some(
			({ fault, request }) =>
				request.status === 429 || (fault !== undefined && fault.tells !== 'all'),
		);
		const isStopped = isStop && (refused.size > 0 || calls.length > 0);
		return isStopped || isGroupStop || isHeldUp || scenario.cancelAt > 0;
	},
	unknown: (evidence, asked) => {
		if (evidence.scenario.operation === 'read') return false;
		return evidence.callsWith(asked).some(losesSomething) || isAmbiguous(evidence, asked);
	},
	notFound: (evidence, asked) =>
		evidence.scenario.options.notFound === 'empty' && isAbsent(evidence, asked),
	skipped: (evidence, asked) =>
		evidence.scenario.options.notFound === 'skip' && isAbsent(evidence, asked),
};

const losesSomething = ({ fault }: Call): boolean =>
	fault?.tells === 'nothing' || fault?.tells === 'some';

function isAbsent({ scenario, targetOf }: Evidence, { wish }: Asked): boolean {
	return scenario.operation === 'read' && targetOf(wish) === undefined;
}

/** Is there no such record, or not enough to make one? */
function isMissing(evidence: Evidence, { wish }: Asked): boolean {
	const { operation, options, onError } = evidence.scenario;
	if (operation === 'create') return isIncomplete(evidence, wish);
	// A read that is content with a record that does not exist does not fail for it; but the error
	// of a run that was stopped for another reason has no other word for it.
	const isContent = operation === 'read' && options.notFound !== 'error';
	if (isContent && onError !== 'stopWorkflow') return false;
	if (operation === 'archive' || evidence.targetOf(wish)) return false;
	return operation !== 'upsert' || isIncomplete(evidence, wish);
}

/**
 * Where HubSpot's reply has nothing by which a record could be told from another: no trace ids,
 * and the key is not among what comes back; or another input has the same values.
 */
function isAmbiguous({ scenario, asked }: Evidence, { wish }: Asked): boolean {
	const { operation, idProperty, switches } = scenario;
	if (operation === 'upsert') {
		const hasAlias = asked.some(({ wish: { id = '' } }) => /^alias/i.test(id));
		if (switches.echoTraceIdOnUpsert !== false) return false;
		if (switches.upsertReturnsIdProperty === false) return true;
		// A secondary address is not what comes back, and its contact may be another input's.
		return idProperty === 'email' && hasAlias;
	}
	if (operation === 'update') {
		return switches.echoTraceIdOnUpdate !== true && idProperty === 'email';
	}
	if (operation !== 'create' || switches.echoTraceIdOnCreate === true) return false;
	return asked.some(
		({ wish: other }) => hasSeconds(other) || (other !== wish && looksLike(wish, other)),
	);
}

/** HubSpot takes seconds for milliseconds, and a time in 1970 is not what anybody looks for. */
function hasSeconds({ values }: Asked['wish']): boolean {
	return [...values.values()].some(({ text }) => /^\d{9,10}$/.test(text));
}

/** Could a record of one wish be taken for one of the other, as far as its values tell? */
function looksLike(wish: Asked['wish'], other: Asked['wish']): boolean {
	const names = [...new Set([...wish.values.keys(), ...other.values.keys()])];
	return names.every((name) => {
		const [one, another] = [wish.values.get(name)?.text, other.values.get(name)?.text];
		return !one || !another || one.toLowerCase() === another.toLowerCase();
	});
}
