import type { FaultAction } from '../../../sandbox';

/** What a fault does to one request, and what the node can know afterwards. */
export interface FaultKind {
	readonly then: readonly FaultAction[];
	/**
	 * What the reply tells the node:
	 * - `again`: nothing was processed, the same request may be sent again
	 * - `over`: the run must stop
	 * - `refused`: nothing was processed, and any of the records may be the cause
	 * - `all`: the outcome of every record
	 * - `some`: the outcome of some records
	 * - `nothing`: nothing; the request may have been processed
	 */
	readonly tells: 'again' | 'over' | 'refused' | 'all' | 'some' | 'nothing';
	/** The fault leaves error replies of the sandbox unchanged. */
	readonly sparesRefusals?: true;
	/** The cause of the refusal can also be beside the records. */
	readonly mayBeShared?: true;
	/** The results have other values than the records. */
	readonly changesValues?: true;
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
const refused = (status: number, message: string, more: object = {}): FaultKind => ({
	then: [{ status, body: { status: 'error', message, ...more } }],
	tells: 'refused',
});
const noScope = (missingScopes: unknown): FaultKind =>
	over({
		status: 403,
		body: {
			status: 'error',
			message: 'This app has not been granted all required scopes',
			category: 'MISSING_SCOPES',
			context: { missingScopes },
		},
	});
const badValue = (value: object): string =>
	`Property values were not valid: ${JSON.stringify([{ isValid: false, ...value }])}`;
const noOrigin = (status: number): FaultKind => again({ status, body: '<html>no origin</html>' });
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

	// Never reached HubSpot, or were refused by it for a limit.
	noOrigin521: noOrigin(521),
	noOrigin523: noOrigin(523),
	noOrigin525: noOrigin(525),
	noOrigin526: noOrigin(526),
	noOrigin530: noOrigin(530),
	limitAtServerError: again({
		status: 500,
		body: { status: 'error', message: 'Too many requests', category: 'RATE_LIMITS' },
	}),
	noScopesInList: noScope(['crm.objects.contacts.write', 'tickets']),
	noScopesInJson: noScope('["crm.objects.contacts.write","tickets"]'),
	noScopesInBraces: noScope('{missingScopes=[crm.objects.contacts.write, tickets]}'),

	// Refusals of a whole batch that name a record, value or address of a stranger, or nothing.
	conflict: refused(409, 'Contact already exists. Existing ID: 3401', { category: 'CONFLICT' }),
	conflictInCoordinates: refused(
		400,
		'Cannot set PropertyValueCoordinates{portalId=1, objectTypeId=ObjectTypeId{legacyObjectType=CONTACT}, propertyName=email, value=stranger@example.com} on 3402. 3401 already has that value.',
		{ category: 'VALIDATION_ERROR' },
	),
	conflictInErrors: refused(409, 'Contact already exists', {
		category: 'OBJECT_ALREADY_EXISTS',
		error: 'CONTACT_EXISTS',
		errors: [{ message: 'A contact with stranger@example.com already exists' }],
	}),
	valueOfStranger: refused(
		400,
		badValue({
			name: 'closedate',
			error: 'INVALID_LONG',
			message: 'strange was not a valid long. Portal 23170316, object type 0-3',
			propertyValue: 'strange',
		}),
		{ category: 'VALIDATION_ERROR' },
	),
	linkOfStranger: refused(400, 'One or more associations are invalid', {
		category: 'VALIDATION_ERROR',
		context: { INVALID_OBJECT_IDS: ['CONTACT=3401 is not valid'], objectId: ['3401'] },
	}),
	keyOfStranger: refused(400, 'Some records do not exist', {
		category: 'VALIDATION_ERROR',
		context: { missingObjectPropertyValueCoordinates: ['0-1 customer_number:stranger'] },
	}),
	unreadableJson: {
		...refused(400, 'Invalid input JSON on line 1, column 301: Cannot deserialize value'),
		mayBeShared: true,
	},
	invalidNames: {
		...refused(
			400,
			'Invalid input JSON on line 1, column 301: Names for properties should be lowercase and have less than 100 characters. Invalid names: [Company Name]',
		),
		mayBeShared: true,
	},
	jsonNotFound: refused(404, 'resource not found'),
	recordForbidden: {
		...refused(403, 'The user does not have access to this record'),
		mayBeShared: true,
	},

	// Bodies of replies that should have none, and replies that name their inputs badly.
	archivePending: lost({ status: 200, body: { status: 'PENDING' } }),
	archiveWithErrors: lost({ status: 200, body: { status: 'COMPLETE', numErrors: 1 } }),
	archiveComplete: { ...late('completeBody'), sparesRefusals: true },
	resultsWithBadRequest: late('badRequest'),
	tidyValue: { ...partial('noTraceIds', 'tidyValue'), changesValues: true },
	idsOnly: { ...partial('noTraceIds', 'noProperties'), changesValues: true },
} as const satisfies Record<string, FaultKind>;

export type FaultName = keyof typeof FAULT_KINDS;

export const FAULT_NAMES = Object.keys(FAULT_KINDS) as FaultName[];

/** Faults after which a list counts as refused or unusable: reading it again does not help. */
const LASTING: ReadonlySet<FaultName> = new Set([
	'forbidden',
	'noScopesInList',
	'noScopesInJson',
	'noScopesInBraces',
	'noSuchPath',
	'unexpectedPage',
	'noResultList',
	'emptyBody',
	'emptyResults',
]);

/** Faults that mean nothing for a list. */
const BATCH_ONLY: ReadonlySet<FaultName> = new Set([
	...FAULT_NAMES.filter((name) => FAULT_KINDS[name].tells === 'refused'),
	'archivePending',
	'archiveWithErrors',
	'archiveComplete',
	'resultsWithBadRequest',
	'noTraceIds',
	'tidyValue',
	'idsOnly',
	// A list that lacks a row would be another account.
	'dropResult',
]);

/** Faults of the requests that read a list. */
export const READ_FAULTS = FAULT_NAMES.filter((name) => !BATCH_ONLY.has(name));

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
