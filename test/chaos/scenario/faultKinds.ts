import type { FaultAction } from '../../../sandbox';

/** What a fault does to one request, and what the node can know of it. */
export interface FaultKind {
	readonly then: readonly FaultAction[];
	/** Were the records of the request dealt with? */
	readonly isDone: boolean;
	/**
	 * What the reply still tells: that nothing was done and the same request may go again; that the
	 * run is over; the verdict on all records, or on some; or nothing at all.
	 */
	readonly tells: 'again' | 'over' | 'all' | 'some' | 'nothing';
	/** A refusal is left as it is. */
	readonly sparesRefusals?: true;
}

const limit = (policyName: string, message: string, headers = {}): FaultAction => ({
	status: 429,
	body: { status: 'error', message, errorType: 'RATE_LIMIT', policyName },
	headers,
});
const again = (...then: FaultAction[]): FaultKind => ({ then, isDone: false, tells: 'again' });
const over = (...then: FaultAction[]): FaultKind => ({ then, isDone: false, tells: 'over' });
const lostBefore = (...then: FaultAction[]): FaultKind => ({
	then,
	isDone: false,
	tells: 'nothing',
});
const lostAfter = (...then: FaultAction[]): FaultKind => ({ then, isDone: true, tells: 'nothing' });

const losesSome = (...then: FaultAction[]): FaultKind => ({ then, isDone: true, tells: 'some' });

/** HubSpot's bad days, by name. */
export const FAULT_KINDS = {
	tenSecondly: again(
		limit('TEN_SECONDLY_ROLLING', 'You have reached your ten_secondly_rolling limit.'),
	),
	secondly: again(
		limit('SECONDLY', 'You have reached your secondly limit.', { 'retry-after': '3' }),
	),
	limitByCategory: again({
		status: 400,
		body: { status: 'error', message: 'Too many requests', category: 'RATE_LIMITS' },
	}),
	locked: again({ status: 423, body: { status: 'error', message: 'Locked', category: 'LOCKED' } }),
	migration: again('migration'),
	daily: over(limit('DAILY', 'You have reached your daily limit.')),
	unauthorized: over({
		status: 401,
		body: { status: 'error', message: 'expired', category: 'EXPIRED_AUTHENTICATION' },
	}),
	forbidden: over({
		status: 403,
		body: { status: 'error', message: 'No scope', category: 'MISSING_SCOPES' },
	}),
	noSuchPath: over({ status: 404, body: '<html>Not found</html>' }),
	boom: lostBefore({ status: 500, body: { status: 'error', message: 'internal error' } }),
	badGateway: lostBefore('html'),
	unavailable: lostBefore({ status: 503, body: '<html>down</html>' }),
	resetBefore: lostBefore('resetBefore'),
	strangePage: lostBefore({ status: 200, body: '<html>hello</html>' }),
	lateBadGateway: lostAfter({ status: 502, body: '<html>late</html>', afterWork: true }),
	gatewayTimeout: lostAfter({ status: 504, body: '<html>late</html>', afterWork: true }),
	edgeTimeout: lostAfter({ status: 524, body: '', afterWork: true }),
	lateBoom: lostAfter({ status: 500, body: { message: 'late' }, afterWork: true }),
	noBatch: lostAfter({ status: 200, body: { results: 'none' }, afterWork: true }),
	resetAfter: lostAfter('resetAfter'),
	truncated: lostAfter('truncate'),
	emptyBody: { ...lostAfter('emptyBody'), sparesRefusals: true },
	emptyResults: { ...losesSome('emptyResults'), sparesRefusals: true },
	dropResult: { ...losesSome('dropResult'), sparesRefusals: true },
	noTraceIds: { ...losesSome('noTraceIds'), sparesRefusals: true },
	slow: { then: [{ delayMs: 40_000 }], isDone: true, tells: 'all' },
	lateReset: lostAfter({ delayMs: 7_000 }, 'resetAfter'),
	overtaken: { then: [{ delayMs: 900 }], isDone: true, tells: 'all' },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULT_KINDS;

export const FAULT_NAMES = Object.keys(FAULT_KINDS) as FaultName[];

/** Answers after which what was asked for is known to be refused, or is something else than a list. */
const LASTING: ReadonlySet<FaultName> = new Set([
	'unauthorized',
	'forbidden',
	'noSuchPath',
	'strangePage',
	'noBatch',
	'emptyBody',
	'emptyResults',
]);

/** Faults that may strike a list that is read. */
export const FAULTS_OF_READING = FAULT_NAMES.filter((name) => name !== 'noTraceIds');

/** Those of them after which reading it again may go well, and tells all. */
export const PASSING_FAULTS = FAULTS_OF_READING.filter(
	(name) => !LASTING.has(name) && name !== 'dropResult',
);

/** A fault that strikes the nth batch request of a run. */
export interface PlannedFault {
	readonly nth: number;
	readonly name: FaultName;
}

/** The kind that strikes the nth request; the first one planned counts. */
export function faultAt(faults: readonly PlannedFault[], nth: number): FaultKind | undefined {
	const planned = faults.find((fault) => fault.nth === nth);
	return planned && FAULT_KINDS[planned.name];
}
