import { isBad, type Expectation } from '../items/expectation';
import type { ExpectedEntry } from '../items/expectedEntries';
import { isRefusal, type Call } from '../play/playedRun';
import { isIncomplete, oldIdsOf, type Evidence } from './evidence';
import { sendsWhileReading } from './reading';

type OutcomeName = ReturnType<Evidence['reportOf']>['outcome'];

/** Every outcome has a reason: a fault, a value or a setting that explains it. */
export function reasonViolations(evidence: Evidence): string[] {
	const { report, refused, entries } = evidence;
	const violations = [...report.violations];
	for (const item of refused) {
		const outcome = report.items[item]?.outcome;
		const isRead = evidence.expectations[item]?.refusedBy === 'reading';
		const mayBeUnchecked =
			outcome === 'notSent' && endedBefore(isRead ? 'read' : 'check', evidence);
		if (outcome !== 'failed' && !mayBeUnchecked) {
			violations.push(`item ${item} must be refused, but is ${outcome}`);
		}
	}
	for (const item of evidence.heldBack) {
		const outcome = report.items[item]?.outcome;
		if (outcome !== 'notSent') violations.push(`item ${item} needs a list, but is ${outcome}`);
	}
	for (const entry of entries) {
		const { items } = entry;
		const outcomes = new Set(items.map((item) => report.items[item]?.outcome));
		if (outcomes.size > 1) {
			violations.push(`items ${items.join()} of one record have different outcomes`);
		}
		const { outcome } = evidence.reportOf(entry);
		if (!explanations[outcome](evidence, entry)) {
			violations.push(`nothing explains why item ${items[0]} is ${outcome}`);
		}
	}
	return violations;
}

/**
 * The item was not read, or its values were not checked: the run ended before the schema was known; or
 * while items were read, if others are sent in the meantime.
 */
function endedBefore(step: 'read' | 'check', evidence: Evidence): boolean {
	const { isHeldUp, scenario, calls } = evidence;
	const isCancelled = scenario.cancelAt > 0;
	const isEarly = isCancelled && calls.length < scenario.cancelAt;
	if (!sendsWhileReading(scenario)) return step === 'check' && (isHeldUp || isEarly);
	return isCancelled || (step === 'check' && endedEarly(evidence));
}

type Explanation = (evidence: Evidence, entry: ExpectedEntry) => boolean;

const explanations: Readonly<Record<OutcomeName, Explanation>> = {
	succeeded: (evidence, entry) => {
		if (isDryRun(evidence)) return true;
		return evidence.callsWith(entry).length > 0 && !isBad(entry.expected);
	},
	failed: (evidence, entry) => {
		const { expected } = entry;
		const { scenario } = evidence;
		const calls = evidence.callsWith(entry);
		if (isDryRun(evidence)) return false;
		const isOwnFault = isBad(expected) || expected.isContested || isMissing(evidence, entry);
		if (isOwnFault && !mayBeDone(evidence, entry)) return true;
		// A write that may have been carried out is unknown, whatever is refused later.
		if (scenario.operation !== 'read' && mayBeDone(evidence, entry)) return false;
		if (isRefusedByFault(evidence, entry)) return true;
		// A read without a reply failed: nothing about it can be unknown.
		const isLostRead = scenario.operation === 'read' && calls.some(losesReply);
		// A merged record comes back under another ID, and only a lookup says so.
		const isUnpaired =
			scenario.operation === 'read' && namesOldId(evidence, entry) && !isLookedUp(evidence);
		return isLostRead || isUnpaired;
	},
	notSent: endedEarly,
	unknown: (evidence, entry) => {
		if (evidence.scenario.operation === 'read') return false;
		if (isDropped(evidence, entry)) return true;
		return evidence.callsWith(entry).some(losesReply) || isAmbiguous(evidence, entry);
	},
	// Links after a write are played by the chaos of relations.
	notLinked: () => false,
	notFound: (evidence, entry) =>
		evidence.scenario.options.notFound === 'empty' && isAbsent(evidence, entry),
	skipped: (evidence, entry) =>
		evidence.scenario.options.notFound === 'skip' && isAbsent(evidence, entry),
};

/** Something ended the run before all records were sent. */
function endedEarly({
	scenario,
	calls,
	lookups,
	reads,
	entries,
	refused,
	heldBack,
	isHeldUp,
}: Evidence): boolean {
	if (isHeldUp || scenario.cancelAt > 0) return true;
	const isStopped =
		scenario.onError === 'stopWorkflow' &&
		(refused.size > 0 || heldBack.size > 0 || calls.length > 0);
	const isGroupStopped = entries.some(({ expected }) => expected.hasBadReference);
	const hasFault = calls.some(
		({ fault, request }) =>
			request.status === 429 || (fault !== undefined && fault.tells !== 'all'),
	);
	// A lookup can end the run too.
	const isOver = lookups.some(({ fault }) => fault?.tells === 'over');
	// The rate limit is met by the lists too, and a run without patience gives up.
	const isLimited = reads.some(({ request }) => request.status === 429);
	return isStopped || isGroupStopped || hasFault || isOver || isLimited;
}

const isDryRun = ({ scenario }: Evidence): boolean =>
	scenario.options.dryRun && scenario.operation !== 'read';

const losesReply = ({ fault }: Call): boolean =>
	fault?.tells === 'nothing' || fault?.tells === 'some';

/** HubSpot may have carried out a request with the record, as far as its reply tells. */
function mayBeDone(evidence: Evidence, entry: ExpectedEntry): boolean {
	const { operation } = evidence.scenario;
	// A create is never repeated, and equal items can have different outcomes.
	if (operation === 'read' || operation === 'create') return false;
	return evidence
		.callsWith(entry)
		.some((call) => call.fault?.tells === 'nothing' && !isRefusal(call));
}

/** A fault refused the record alone, or two parts of a batch that have nothing in common. */
export function isRefusedByFault(evidence: Evidence, entry: ExpectedEntry): boolean {
	const refusals = evidence.calls.filter(({ fault }) => fault?.tells === 'refused');
	return evidence.callsWith(entry).some(({ fault, inputs, request }) => {
		if (fault?.tells !== 'refused') return false;
		const alike = refusals.filter((other) => other.fault === fault && other.request.n < request.n);
		return inputs.length === 1 || (fault.mayBeShared === true && alike.length > 0);
	});
}

/** The update names a record that was merged into another one, and HubSpot drops it silently. */
function isDropped(evidence: Evidence, entry: ExpectedEntry): boolean {
	const { operation, switches } = evidence.scenario;
	const isReported = switches.mergedIdInBatchUpdate === 'notFound';
	return operation === 'update' && !isReported && namesOldId(evidence, entry);
}

function namesOldId({ scenario, before }: Evidence, { expected }: ExpectedEntry): boolean {
	if (scenario.idProperty !== 'hs_object_id') return false;
	return [...before.values()].some((one) => oldIdsOf(one).includes(expected.id ?? ''));
}

function isAbsent({ scenario, targetOf }: Evidence, { expected }: ExpectedEntry): boolean {
	return scenario.operation === 'read' && targetOf(expected) === undefined;
}

/** The record does not exist, or lacks what is required to create it. */
function isMissing(evidence: Evidence, { expected }: ExpectedEntry): boolean {
	const { operation, options, onError } = evidence.scenario;
	if (operation === 'create') return isIncomplete(evidence, expected);
	// Unless Not Found is Error, a read does not fail for a missing record. But the error of a run
	// that was stopped lists such a record as failed.
	const toleratesMissing = operation === 'read' && options.notFound !== 'error';
	if (toleratesMissing && onError !== 'stopWorkflow') return false;
	if (operation === 'archive' || evidence.targetOf(expected)) return false;
	return operation !== 'upsert' || isIncomplete(evidence, expected);
}

/**
 * HubSpot's reply may have nothing that identifies the record: no trace id, no key, and values that
 * another input has too.
 */
function isAmbiguous(evidence: Evidence, { expected }: ExpectedEntry): boolean {
	const { scenario, entries } = evidence;
	const { operation, idProperty, switches } = scenario;
	if (operation === 'upsert') {
		if (switches.echoTraceIdOnUpsert !== false) return false;
		const hasAlias = entries.some(({ expected: { id = '' } }) => /^alias/i.test(id));
		// The reply does not have the key, or it has the primary email address in place of a secondary one.
		const hasNoKey = switches.upsertReturnsIdProperty === false;
		const isUnclear = hasNoKey || (idProperty === 'email' && hasAlias);
		// Two inputs can name one contact by two addresses, unless HubSpot refuses that.
		const isTwice = hasAlias && switches.refuseAliasDuplicates === false;
		return isUnclear && (isTwice || !isLookedUp(evidence));
	}
	if (operation === 'update') {
		return switches.echoTraceIdOnUpdate !== true && idProperty === 'email';
	}
	if (operation !== 'create' || switches.echoTraceIdOnCreate === true) return false;
	return entries.some(
		({ expected: other }) =>
			hasSeconds(other) || (other !== expected && looksLike(expected, other)),
	);
}

/**
 * HubSpot answered each lookup. No lookup is sent once a reply has ended the run, or once the run has
 * given up at the rate limit.
 */
function isLookedUp({ scenario, calls, lookups, report }: Evidence): boolean {
	const isOver = calls.some(({ fault }) => fault?.tells === 'over');
	const isLimited = calls.some(({ request: { status } }) => status === 429);
	const gaveUp = isLimited && report.items.some(({ outcome }) => outcome === 'notSent');
	if (isOver || gaveUp) return false;
	const isAnswered = ({ fault, request: { status = 0 } }: (typeof lookups)[number]): boolean =>
		fault === undefined && status >= 200 && status < 300;
	return scenario.cancelAt === 0 && lookups.every(isAnswered);
}

/** HubSpot reads seconds as milliseconds, so the stored time differs from the sent one. */
function hasSeconds({ values }: Expectation): boolean {
	return [...values.values()].some(({ text }) => /^\d{9,10}$/.test(text));
}

/** The values do not distinguish the records of two expectations. */
function looksLike(expected: Expectation, other: Expectation): boolean {
	const names = [...new Set([...expected.values.keys(), ...other.values.keys()])];
	return names.every((name) => {
		const [one, another] = [expected.values.get(name)?.text, other.values.get(name)?.text];
		return !one || !another || one.toLowerCase() === another.toLowerCase();
	});
}
