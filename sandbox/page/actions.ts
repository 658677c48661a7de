/** A button of the page: a request to the control API that anyone can send. */
export interface PageAction {
	readonly label: string;
	/** What it does, in one sentence. */
	readonly effect: string;
	readonly method: 'POST' | 'DELETE';
	readonly path: string;
	readonly body?: object;
}

const FAULTS = '/__sandbox/faults';

/** The requests to HubSpot's API, not those for a token. */
const when = { path: '/crm/' };

export const PAGE_ACTIONS: readonly PageAction[] = [
	{
		label: 'Expire tokens',
		effect:
			'Moves the clock on by 30 minutes: access tokens of OAuth expire, and must be refreshed.',
		method: 'POST',
		path: '/__sandbox/clock/advance',
		body: { ms: 1_800_000 },
	},
	{
		label: 'Outage',
		effect: 'Answers every CRM request with 503, until the faults end.',
		method: 'POST',
		path: FAULTS,
		body: { when, then: { status: 503, body: '<html>Service unavailable</html>' } },
	},
	{
		label: 'Rate limit',
		effect: 'Answers every CRM request with 429 and a wait of 2 seconds, until the faults end.',
		method: 'POST',
		path: FAULTS,
		body: {
			when,
			then: {
				status: 429,
				headers: { 'retry-after': '2' },
				body: {
					status: 'error',
					message: 'You have reached your ten_secondly_rolling limit.',
					errorType: 'RATE_LIMIT',
					policyName: 'TEN_SECONDLY_ROLLING',
				},
			},
		},
	},
	{
		label: 'Slow',
		effect: 'Answers every CRM request 3 seconds later, until the faults end.',
		method: 'POST',
		path: FAULTS,
		body: { when, then: { delayMs: 3_000 } },
	},
	{ label: 'End faults', effect: 'Removes all faults.', method: 'DELETE', path: FAULTS },
];
