import { lost, retry, retryBelowLimit, stopRun, type Refusal } from './refusal';

const limits = ['RATE_LIMIT', 'RATE_LIMITS'];

/**
 * HubSpot cannot take the request now. The node has waited and tried again before a user reads one
 * of these. Some rate limits come with another status than 429, so the category counts as well.
 * Sources: HubSpot, "Error handling" (statuses) and "Usage guidelines" (limits); waits: the retry
 * rules of HubSpot's own client (ten seconds, one second, never for the daily limit).
 */
export const limitRefusals = [
	{
		id: 'daily-limit',
		when: [
			{ status: ['429'], says: 'daily' },
			{ category: limits, says: 'daily' },
		],
		// The limit resets at midnight: to wait makes no sense.
		treatment: stopRun,
		text: "HubSpot's daily request limit is reached: send the items again tomorrow",
		cause:
			'All apps of the account together have made as many requests as its subscription allows in a day.',
		fix: "Send the items again after midnight, in the time zone of the account. To need fewer requests, leave 'Batch Size' at 100; HubSpot also sells a higher limit.",
	},
	{
		id: 'hourly-limit',
		when: [
			{ status: ['429'], says: 'hourly' },
			{ category: limits, says: 'hourly' },
		],
		treatment: retryBelowLimit(3_600_000),
		text: "HubSpot's request limit per hour is reached: send the items again in an hour, or raise 'Max Wait'",
		cause: 'Apps of the account have made as many requests as HubSpot allows in an hour.',
		fix: "Send the items again in an hour. Or raise 'Max Wait' to more than an hour, if the workflow may run for so long.",
	},
	{
		id: 'ten-second-limit',
		when: [
			{ status: ['429'], says: 'ten_secondly' },
			{ category: limits, says: 'ten_secondly' },
		],
		treatment: retryBelowLimit(),
		text: "HubSpot's request limit per ten seconds stays reached: lower 'Concurrency', or raise 'Max Wait'",
		cause:
			"Other workflows or apps use the same limit, so the node could send nothing during 'Max Wait'.",
		fix: "Run fewer of them at the same time, lower 'Concurrency', raise 'Max Wait', and send the items again.",
	},
	{
		id: 'rate-limit',
		when: [{ status: ['429'] }, { category: limits }],
		treatment: retryBelowLimit(1_000),
		text: "HubSpot's request limit stays reached: lower 'Concurrency', or raise 'Max Wait'",
		cause:
			"Other workflows or apps use the same limit, so the node could send nothing during 'Max Wait'.",
		fix: "Run fewer of them at the same time, lower 'Concurrency', raise 'Max Wait', and send the items again.",
	},
	{
		id: 'records-locked',
		when: [{ status: ['423'] }],
		// HubSpot asks for two seconds at least.
		treatment: retry(2_000, 2_000),
		text: 'HubSpot has locked these records for a bulk sync: send the items again when it is done',
		cause: 'A large import or sync works on the same records.',
		fix: "Send the items again later, or raise 'Max Wait'.",
	},
	{
		id: 'account-moving',
		when: [{ status: ['477'] }],
		treatment: retry(1_000),
		text: 'HubSpot is moving this account to another data center: send the items again when it is done',
		cause: 'HubSpot takes no requests for an account while it moves it, for a day at most.',
		fix: 'Send the items again later.',
	},
	{
		id: 'hubspot-unreachable',
		// Cloudflare has no connection to HubSpot (HubSpot, "Error handling"; Cloudflare, 5xx errors).
		when: [{ status: ['521', '523', '525', '526', '530'] }],
		treatment: retry(1_000),
		text: 'HubSpot cannot be reached behind its gateway (status {status}): see https://status.hubspot.com',
		cause: "HubSpot's gateway has no connection to its servers. Nothing was written.",
		fix: 'Send the items again later.',
	},
	{
		id: 'timeout',
		when: [{ status: ['408', '504', '524'] }],
		treatment: lost,
		text: "HubSpot took too long (status {status}): lower 'Batch Size'",
		cause: 'The request took longer than HubSpot allows, 100 seconds at most.',
		fix: "Lower 'Batch Size', for example to 20. If the outcome of a write is unknown, check the record in HubSpot first.",
	},
	{
		id: 'outage',
		when: [{ status: ['5xx'] }],
		treatment: lost,
		text: 'HubSpot is down or overloaded (status {status}): see https://status.hubspot.com',
		cause: 'An outage or an overload at HubSpot, or at a gateway in front of it.',
		fix: 'Try again later. If the outcome of a write is unknown, check the record in HubSpot first. If the error persists, contact HubSpot support with the `correlationId`.',
	},
] as const satisfies readonly Refusal[];
