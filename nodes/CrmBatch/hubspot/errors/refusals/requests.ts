import { stopEndpoint, stopGroup, split, splitUnlessShared, type Refusal } from './refusal';

/**
 * HubSpot refuses a request because of something beside its records, so that every record of the
 * group meets the same. Texts from replies; statuses: HubSpot, "Error handling".
 */
export const requestRefusals = [
	{
		id: 'redirected',
		when: [{ status: ['3xx'] }],
		treatment: stopEndpoint,
		text: "The credential's 'Base URL' redirects to another address (status {status}): set it to https://api.hubapi.com",
		cause:
			'HubSpot never redirects: the address belongs to another host, lacks its https, or has a login page in front of it. The node does not follow redirections, because that would send the token to another host.',
		fix: "Set 'Base URL' to https://api.hubapi.com, or to the exact address of your gateway.",
	},
	{
		id: 'request-too-large',
		when: [{ status: ['413', '414'] }],
		treatment: split,
		text: "The request is too large for HubSpot: lower 'Batch Size', or shorten the values",
		cause:
			'The values of the records are long, and a batch of them is larger than HubSpot or a gateway accepts.',
		fix: "Lower 'Batch Size'. If one record alone is too large, shorten its values.",
	},
	{
		id: 'match-by-not-unique',
		when: [{ says: 'by non-unique' }],
		treatment: stopGroup,
		text: "{said}: choose a unique property in 'Match By'",
		cause:
			"HubSpot finds records only by unique properties; it does not accept a contact's email for 'Update'.",
		fix: "Choose a unique property in 'Match By'. To update contacts by email, use 'Create or Update', or read their IDs first.",
	},
	{
		id: 'too-many-inputs',
		when: [{ says: 'maximum number of inputs' }],
		treatment: stopGroup,
		text: "Lower 'Batch Size': {said}",
		cause: 'HubSpot accepts fewer records in a request than before.',
		fix: "Lower 'Batch Size' to the number that HubSpot names.",
	},
	{
		id: 'json-unreadable',
		when: [{ says: 'Invalid input JSON' }, { says: 'Invalid JSON input' }],
		// The name or the value of one record can be the cause.
		treatment: splitUnlessShared,
		text: 'HubSpot cannot read this item: {said}',
		cause:
			'A property name or a value has a form that HubSpot cannot read: for example, a label in place of an internal name. If all items fail, something between n8n and HubSpot changes requests.',
		fix: "Use internal property names. If all items fail, set 'Base URL' to https://api.hubapi.com.",
	},
	{
		id: 'object-type-unknown',
		when: [{ says: 'Unable to infer object type' }],
		treatment: stopGroup,
		text: "HubSpot does not know this object type ({said}): check 'Object Type', or the credential's 'Base URL'",
		cause:
			'The account has no object type with this name or ID. Every account has contacts, companies, deals and tickets: for them, a gateway changes the path, or the path belongs to another version.',
		fix: "Choose 'Object Type' from its list. For the other resources, set 'Base URL' to https://api.hubapi.com, without a path behind it.",
	},
] as const satisfies readonly Refusal[];

/** Everything else that HubSpot says: only its own words are known. */
export const otherRefusals = [
	{
		id: 'other',
		when: [],
		treatment: 'byStatus',
		text: '{said}',
		cause:
			'HubSpot refused the record or the request for a reason that the node does not know. The line is what HubSpot says.',
		fix: 'Do what the line says. If that is not clear, contact HubSpot support with the `correlationId`.',
	},
] as const satisfies readonly Refusal[];

/** Applies to any reply. */
export const unexplained = {
	id: 'unexplained',
	when: [],
	treatment: 'byStatus',
	text: 'HubSpot refused this without a reason (status {status}): send this item by itself',
	cause: 'The reply has no message, as those of gateways.',
	fix: 'Send the item by itself. If it is refused again, contact HubSpot support with the `correlationId` or the time of the request.',
} as const satisfies Refusal;

/** HubSpot, or something in its place, gave no reason. */
export const unexplainedRefusals = [
	{
		id: 'forbidden-unexplained',
		when: [{ status: ['403'] }],
		treatment: stopEndpoint,
		text: "HubSpot refused access without a reason (status 403): check the credential's 'Base URL', and whether the n8n server is blocked",
		cause: 'A firewall in front of HubSpot, or a gateway on the way to it, refused the request.',
		fix: "Set 'Base URL' to https://api.hubapi.com. Ask HubSpot support whether the address of the n8n server is blocked.",
	},
	{
		id: 'not-hubspot',
		when: [{ status: ['404', '405', '410'] }],
		treatment: stopEndpoint,
		text: "The credential's 'Base URL' is not HubSpot's (status {status}): set it to https://api.hubapi.com",
		cause:
			'There is nothing at the address that the node called: the host is another, or has a path behind it.',
		fix: "Set 'Base URL' to https://api.hubapi.com, without a path behind it.",
	},
	unexplained,
] as const satisfies readonly Refusal[];
