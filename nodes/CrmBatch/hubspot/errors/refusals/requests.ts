import type { AnswerRow } from './refusal';

/**
 * HubSpot refuses a request for something beside its records. Texts from replies; statuses: HubSpot,
 * "Error handling".
 */
export const requestAnswers: readonly AnswerRow[] = [
	{
		when: [{ status: ['3xx'] }],
		text: "The credential's 'Base URL' leads elsewhere (it answered {status}): set it to https://api.hubapi.com",
		cause:
			'HubSpot never redirects: the address is of another host, lacks its https, or a login page is in front of it. The node does not follow, as it would hand out the token.',
		cure: "Set 'Base URL' to https://api.hubapi.com, or to the very address of your gateway.",
	},
	{
		when: [{ status: ['413', '414'] }],
		text: "The request is too large for HubSpot: lower 'Batch Size', or shorten the values",
		cause:
			'The values of the records are long, so that a batch of them is more than HubSpot or a gateway takes.',
		cure: "Lower 'Batch Size'. If one record alone is too large, shorten its values.",
	},
	{
		when: [{ says: 'by non-unique' }],
		text: "{said}: choose a unique property in 'Match By'",
		cause:
			"HubSpot finds records only by properties that are set to be unique; it does not take a contact's e-mail for 'Update'.",
		cure: "Choose a unique property in 'Match By'. To update contacts by e-mail, use 'Create or Update', or read their IDs first.",
	},
	{
		when: [{ says: 'maximum number of inputs' }],
		text: "Lower 'Batch Size': {said}",
		cause: 'HubSpot takes fewer records in a request than before.',
		cure: "Lower 'Batch Size' to the number that HubSpot says.",
	},
	{
		when: [{ says: 'Invalid input JSON' }, { says: 'Invalid JSON input' }],
		text: 'HubSpot cannot read what the node sent, please report it: {said}',
		cause: 'Something between n8n and HubSpot changes requests, or the node has a fault.',
		cure: "Set 'Base URL' to https://api.hubapi.com. If it stays, report it with `details`.",
	},
	{
		when: [{ says: 'Unable to infer object type' }],
		text: "HubSpot does not know this kind of record ({said}): check the credential's 'Base URL'",
		cause:
			'Every account has contacts and tickets, so a gateway changes the path, or the path is of another version.',
		cure: "Set 'Base URL' to https://api.hubapi.com, without a path behind it.",
	},
];

/** Whatever else HubSpot says: its own words are all that is known. */
export const otherAnswers: readonly AnswerRow[] = [
	{
		when: [],
		text: '{said}',
		cause:
			'HubSpot refused the record or the request for a reason that the node does not know; the line is what HubSpot says.',
		cure: "Do what it says; if that is not clear, ask HubSpot's support, with `correlationId`.",
	},
];

/** HubSpot, or something in its place, said no word. */
export const silentAnswers: readonly AnswerRow[] = [
	{
		when: [{ status: ['404', '405', '410'] }],
		text: "The credential's 'Base URL' is not HubSpot's (it answered {status}): set it to https://api.hubapi.com",
		cause:
			'There is nothing at the address that the node asked: the host is another, or a path stands behind it.',
		cure: "Set 'Base URL' to https://api.hubapi.com, without a path behind it.",
	},
];

/** The last row, which fits any answer. */
export const anySilentAnswer: AnswerRow = {
	when: [],
	text: 'HubSpot answered {status} without a reason: send this item by itself',
	cause: 'The answer has no message, as those of gateways.',
	cure: "Send the item by itself; if it is refused again, ask HubSpot's support, with `correlationId` or the time of the request.",
};
