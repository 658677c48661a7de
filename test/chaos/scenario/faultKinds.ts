import type { FaultAction } from '../../../sandbox';

/** What a fault does to one request, and what the node can know afterwards. */
export interface FaultKind {
	readonly then: readonly FaultAction[];
	/**
	 * What the reply tells the node:
	 * - `again`: nothing was processed, the same request may be sent again
	 * - `over`: the run must stop
	 * - `all`: the outcome of every record
	 * - `some`: the outcome of some records
	 * - `nothing`: nothing; the request may have been processed
	 */
	readonly tells: 'again' | 'over' | 'all' | 'some' | 'nothing';
	/** The fault leaves error replies of the sandbox unchanged. */
	readonly sparesRefusals?: true;
}

const limit = (policyName: string, message: string, headers = {}): FaultAction => ({
	status: 429,
	body: { status: 'error', message, errorType: 'RATE_LIMIT', policyName },
	headers,
});
const again = (...then: FaultAction[]): FaultKind => ({ then, tells: 'again' });
const over = (...then: FaultAction[]): FaultKind => ({ then, tells: 'over' });
const lost = (...then: FaultAction[]): FaultKind => ({ then, tells: 'nothing' });
const late = (...then: FaultAction[]): FaultKind => ({ then, tells: 'all' });
const partial = (...then: FaultAction[]): FaultKind => ({
	then,
	tells: 'some',
	sparesRefusals: true,
});

/** All fault kinds by name. Their order is part of what a seed means. */
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

	// Lost before HubSpot processes the request.
	serverError: lost({ status: 500, body: { status: 'error', message: 'internal error' } }),
	badGateway: lost('html'),
	unavailable: lost({ status: 503, body: '<html>down</html>' }),
	resetBefore: lost('resetBefore'),
	unexpectedPage: lost({ status: 200, body: '<html>hello</html>' }),

	// Lost after HubSpot has processed the request.
	lateBadGateway: lost({ status: 502, body: '<html>late</html>', afterWork: true }),
	gatewayTimeout: lost({ status: 504, body: '<html>late</html>', afterWork: true }),
	edgeTimeout: lost({ status: 524, body: '', afterWork: true }),
	lateServerError: lost({ status: 500, body: { message: 'late' }, afterWork: true }),
	noResultList: lost({ status: 200, body: { results: 'none' }, afterWork: true }),
	resetAfter: lost('resetAfter'),
	truncated: lost('truncate'),
	emptyBody: { ...lost('emptyBody'), sparesRefusals: true },

	emptyResults: partial('emptyResults'),
	dropResult: partial('dropResult'),
	noTraceIds: partial('noTraceIds'),
	slow: late({ delayMs: 40_000 }),
	lateReset: lost({ delayMs: 7_000 }, 'resetAfter'),
	/** Slow enough for later requests to finish first. */
	overtaken: late({ delayMs: 900 }),
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULT_KINDS;

export const FAULT_NAMES = Object.keys(FAULT_KINDS) as FaultName[];

/** Faults after which a list counts as refused or unusable: reading it again does not help. */
const LASTING: ReadonlySet<FaultName> = new Set([
	'forbidden',
	'noSuchPath',
	'unexpectedPage',
	'noResultList',
	'emptyBody',
	'emptyResults',
]);

/** Faults of the requests that read a list. A list that lacks a row would be another account. */
export const READ_FAULTS = FAULT_NAMES.filter(
	(name) => name !== 'noTraceIds' && name !== 'dropResult',
);

/** Read faults after which a retry can still return the complete list. */
export const PASSING_FAULTS = READ_FAULTS.filter((name) => !LASTING.has(name));

/** A fault of the nth request of one operation. */
export interface PlannedFault {
	readonly nth: number;
	readonly name: FaultName;
}

/** Fault kind of the nth request. The first one planned for it counts. */
export function faultAt(faults: readonly PlannedFault[], nth: number): FaultKind | undefined {
	const planned = faults.find((fault) => fault.nth === nth);
	return planned && FAULT_KINDS[planned.name];
}
