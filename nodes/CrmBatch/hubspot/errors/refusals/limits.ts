import type { AnswerRow } from './refusal';

const limits = ['RATE_LIMIT', 'RATE_LIMITS'];

/**
 * HubSpot does not want the request now. The node has waited and tried again before a user reads
 * one of these. Sources: HubSpot, "Error handling" (statuses) and "Usage guidelines" (limits).
 */
export const laterAnswers: readonly AnswerRow[] = [
	{
		when: [
			{ status: ['429'], says: 'daily' },
			{ category: limits, says: 'daily' },
		],
		text: "HubSpot's daily limit of requests is reached: send the items again tomorrow",
		cause:
			'All apps of the account together have made as many requests as its subscription allows in a day.',
		cure: "Send the items again after midnight, in the time zone of the account. To need fewer requests, leave 'Batch Size' at 100; HubSpot also sells a higher limit.",
	},
	{
		when: [
			{ status: ['429'], says: 'ten_secondly' },
			{ category: limits, says: 'ten_secondly' },
		],
		text: "HubSpot's limit of requests in ten seconds stays reached: lower 'Concurrency', or raise 'Max Wait'",
		cause:
			"Other workflows or apps use the same limit, so the node could send nothing for as long as 'Max Wait' says.",
		cure: "Run fewer of them at the same time, lower 'Concurrency', raise 'Max Wait', and send the items again.",
	},
	{
		when: [{ status: ['429'] }, { category: limits }],
		text: "HubSpot's limit of requests stays reached: lower 'Concurrency', or raise 'Max Wait'",
		cause:
			"Other workflows or apps use the same limit, so the node could send nothing for as long as 'Max Wait' says.",
		cure: "Run fewer of them at the same time, lower 'Concurrency', raise 'Max Wait', and send the items again.",
	},
	{
		when: [{ status: ['423'] }],
		text: 'HubSpot has locked these records for a bulk sync: send the items again when it is done',
		cause: 'A large import or sync works on the same records.',
		cure: "Send the items again later, or raise 'Max Wait'.",
	},
	{
		when: [{ status: ['477'] }],
		text: 'HubSpot is moving this account to another data centre: send the items again when it is done',
		cause: 'HubSpot takes no requests for the account while it is moved, for a day at most.',
		cure: 'Send the items again later.',
	},
	{
		when: [{ status: ['408', '504', '524'] }],
		text: "HubSpot took too long (it answered {status}): lower 'Batch Size'",
		cause: 'The request took more than HubSpot allows, 100 seconds at most.',
		cure: "Lower 'Batch Size', for example to 20. Of a write that may have been made, look in HubSpot first.",
	},
	{
		when: [{ status: ['5xx'] }],
		text: 'HubSpot is down or overloaded (it answered {status}): see https://status.hubspot.com',
		cause: 'An outage or an overload at HubSpot, or a gateway on the way to it.',
		cure: "Try again later. Of a write that may have been made, look in HubSpot first. If it stays, ask HubSpot's support, with `correlationId`.",
	},
];
