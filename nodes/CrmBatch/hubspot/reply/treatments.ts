import type { Miss } from '../../batch/types';

/** What to do about a reply that has no results: a row of policy. */
export type Treatment =
	/** One record may be to blame, and nothing was done. */
	| { readonly treat: 'split' }
	/** No record can pass, in this group or at all; `outcome` is what the sent ones are. */
	| {
			readonly treat: 'stop';
			readonly scope: 'group' | 'run';
			readonly outcome: 'failed' | 'notSent';
	  }
	/** Nothing was done: the same request again. */
	| {
			readonly treat: 'again';
			/** How long to wait when HubSpot does not say. */
			readonly unadvisedMs: number;
			/** How long to wait whatever it says. */
			readonly atLeastMs: number;
	  }
	/** May have been done: again if that does no harm. */
	| { readonly treat: 'lost' };

/** What a row looks at. Texts are HubSpot's, absent ones empty. */
export interface Facts {
	readonly status: number;
	readonly category: string;
	readonly message: string;
	readonly policyName: string;
}

interface Row {
	readonly when: (facts: Facts) => boolean;
	readonly then: Treatment;
}

const split: Treatment = { treat: 'split' };
const stopRun: Treatment = { treat: 'stop', scope: 'run', outcome: 'failed' };
const stopGroup: Treatment = { treat: 'stop', scope: 'group', outcome: 'failed' };
const again = (unadvisedMs: number, atLeastMs = 1_000): Treatment => ({
	treat: 'again',
	unadvisedMs,
	atLeastMs,
});

/** 400s whose cause is beside the inputs, so that every record of the group would meet it. */
const wholeGroup = [
	/by non-unique .* property/i,
	/^Unable to infer object type/i,
	/^Invalid (input JSON|JSON input)/i,
	/maximum number of inputs supported in a batch/i,
];

/**
 * HubSpot's answers other than 2xx; the first row that fits is the one. Sources: HubSpot, "Error
 * handling" (statuses) and "Usage guidelines" (limits); the retry rules of HubSpot's own client
 * for waiting times (ten seconds, one second, never for the daily limit).
 */
const rows: readonly Row[] = [
	{ when: ({ status }) => status === 401 || status === 403, then: stopRun },
	// A limit that resets at midnight: waiting is no use.
	{
		when: (facts) => isRateLimit(facts) && /daily/i.test(facts.policyName + facts.message),
		then: { treat: 'stop', scope: 'run', outcome: 'notSent' },
	},
	{
		when: (facts) => isRateLimit(facts) && /ten_secondly/i.test(facts.policyName + facts.message),
		then: again(10_000),
	},
	{ when: isRateLimit, then: again(1_000) },
	// A bulk sync holds the lock: HubSpot asks for two seconds at least.
	{ when: ({ status }) => status === 423, then: again(2_000, 2_000) },
	// The account is being moved between data centres.
	{ when: ({ status }) => status === 477, then: again(1_000) },
	{
		when: ({ status, message }) =>
			status === 400 && wholeGroup.some((pattern) => pattern.test(message)),
		then: stopGroup,
	},
	// Records that do not exist are JSON with a category; a path that does not exist is a page.
	{
		when: ({ status, category }) => status === 404 && category === 'OBJECT_NOT_FOUND',
		then: split,
	},
	{ when: ({ status }) => status === 404 || status === 405 || status === 410, then: stopRun },
	// A redirection: HubSpot has none, so the base URL is another's, or lacks its https.
	{ when: ({ status }) => status >= 300 && status < 400, then: stopRun },
	{ when: ({ status }) => status === 408, then: { treat: 'lost' } },
	{ when: ({ status }) => status >= 400 && status < 500, then: split },
];

/** Some rate limits came with another status, so the category counts as well. */
function isRateLimit({ status, category }: Facts): boolean {
	return status === 429 || (status < 500 && /^RATE_LIMITS?$/.test(category));
}

/** What to do about an answer that is not 2xx. Anything unheard of may have been carried out. */
export function treatmentOf(facts: Facts): Treatment {
	return rows.find(({ when }) => when(facts))?.then ?? { treat: 'lost' };
}

/** What a record is whose request may have been carried out and is not sent again. */
export function missWhenLost(writes: boolean): Miss<unknown>['outcome'] {
	return writes ? 'unknown' : 'failed';
}
