import { ownCategory } from '../failure';
import type { ProblemEntry } from '../text';

const { cancelled, credential, noAnswer, noResult, stopped } = ownCategory;

/** What goes wrong between the node and HubSpot, and is not an error of HubSpot. */
export const connectionProblems = {
	NO_ANSWER: {
		text: "No answer from HubSpot ({why}): check that n8n reaches the credential's 'Base URL'",
		category: noAnswer,
		cause: 'The connection failed, broke off, or timed out after two minutes.',
		fix: 'Check the network, proxy and firewall of the n8n server, and https://status.hubspot.com. Items that were not sent can be sent again. If the outcome of a write is unknown, check the record in HubSpot first.',
	},
	REQUEST_IMPOSSIBLE: {
		text: "The request cannot be sent ({why}): check the credential's 'Base URL' and the certificate of its host",
		category: credential,
		cause: 'The address cannot be used, or n8n does not trust the certificate of the host.',
		fix: "Correct 'Base URL'. If a gateway has its own certificate, make n8n trust it (environment variable `NODE_EXTRA_CA_CERTS`).",
	},
	CREDENTIAL_NOT_READY: {
		text: '{said}',
		category: credential,
		cause:
			'n8n refused to send the request, and the line says why: most often HubSpot has revoked the OAuth2 credential.',
		fix: "Open the credential and click 'Connect'.",
	},
	CREDENTIAL_NOT_CONNECTED: {
		text: 'The OAuth2 credential is not connected to a HubSpot account: open it and connect it',
		category: credential,
		cause: 'The credential was saved, but no user has given consent in HubSpot yet.',
		fix: "Open the credential and click 'Connect'.",
	},
	NO_NEW_TOKEN: {
		text: 'HubSpot issued no new access token: reconnect the credential, and check its client ID and secret ({why})',
		category: credential,
		cause:
			'The app was uninstalled, its secret was changed, or the user who connected it has left.',
		fix: "Check 'Client ID' and 'Client Secret' against the app in HubSpot, then connect the credential again.",
	},
	TOKEN_ENDPOINT_SILENT: {
		text: "HubSpot's token endpoint did not issue a new access token ({why}): try again later",
		category: noAnswer,
		cause:
			'The access token must be refreshed, and the endpoint for that is rate-limited, down or unreachable. Nothing was written.',
		fix: 'Send the items again. If the error persists, check the network of the n8n server and https://status.hubspot.com.',
	},
	WAIT_TOO_LONG: {
		text: "{said} (no request passes for {wait}, and 'Max Wait' is {most})",
		category: noAnswer,
		cause:
			'A limit per hour is reached, or HubSpot asks for a wait (`Retry-After`) that is longer than the node may wait. The node gives up at once.',
		fix: "Send the items again after that time. Or raise 'Max Wait', if the workflow may run for so long.",
	},
	NOT_A_BATCH_ANSWER: {
		text: "HubSpot answered {status}, but not with a batch: check the credential's 'Base URL'",
		category: noResult,
		cause:
			'Something between n8n and HubSpot answers in its place, such as a proxy or a login page.',
		fix: "Set 'Base URL' to https://api.hubapi.com, or correct the gateway. After a write, check the record in HubSpot first.",
	},
	NOT_A_LIST: {
		text: "HubSpot answered {status}, but not with a list: check the credential's 'Base URL'",
		category: noResult,
		cause:
			'The properties, pipelines or owners of the account were asked for, and something between n8n and HubSpot answered in its place.',
		fix: "Set 'Base URL' to https://api.hubapi.com, or correct the gateway.",
	},
	LIST_NOT_FOUND: {
		text: "HubSpot's API has no such list (status {status}): check that requests reach api.hubapi.com",
		category: noResult,
		cause:
			'The properties, pipelines or owners of the account were asked for, and there is nothing at the address: another host replied, or a gateway changes the path.',
		fix: 'Let requests to `/crm/v3/` reach https://api.hubapi.com unchanged. Values that the node does not check, HubSpot checks.',
	},
	LIST_REFUSED: {
		text: 'HubSpot does not accept the request for this list ({why}): contact HubSpot support if it persists',
		category: noResult,
		cause:
			'The properties, pipelines or owners of the account were asked for, and HubSpot, or a gateway on the way to it, refused the request.',
		fix: 'Contact HubSpot support with the `correlationId` or the time of the request. Values that the node does not check, HubSpot checks.',
	},
	LIST_REDIRECTED: {
		text: 'The request for this list was redirected (status {status}), and the node does not follow redirections: check that requests reach api.hubapi.com',
		category: noResult,
		cause:
			'The properties, pipelines or owners of the account were asked for, and something between n8n and HubSpot, such as a login page, sent the request to another address.',
		fix: 'Let requests to `/crm/v3/` reach https://api.hubapi.com. The node does not follow redirections, because that would send the token to another host.',
	},
	LIST_UNAVAILABLE: {
		text: "HubSpot's {list} cannot be read now, and this item needs them: {said}",
		category: noAnswer,
		cause:
			"The item has the name of an owner, pipeline or stage, or a property that may be a sensitive one, and HubSpot did not return the list within 'Max Wait'. Other items do not wait for it.",
		fix: 'Send the item again later. An item with an ID in place of a name, such as the ID of an owner, does not need the list.',
	},
	NO_RESULT: {
		text: "HubSpot's reply does not mention this item",
		category: noResult,
		cause:
			'HubSpot returned neither the record nor a reason, as it does for IDs of merged records.',
		fix: 'Look the record up in HubSpot. If it was merged, use the ID of the record that it was merged into.',
	},
	NO_RESULT_OF_ITS_OWN: {
		text: "HubSpot's reply does not mention this item, and says about no item in particular: {said}",
		category: noResult,
		cause: 'HubSpot reported an error without naming the record.',
		fix: 'Look the record up in HubSpot, and correct the item if the message applies to it.',
	},
	RECORD_NOT_IDENTIFIED: {
		text: 'HubSpot returned records that cannot be matched to this item with certainty: look the record up in HubSpot',
		category: noResult,
		cause:
			'The reply has at least one record that matches no item, or more than one: HubSpot changed the values that were sent, or several items are alike.',
		fix: 'Look the record up in HubSpot before sending the item again. To avoid it, give each item a unique value, such as an email address, or send fewer items at a time.',
	},
	RECORD_NOT_IDENTIFIED_AND_REASON: {
		text: 'HubSpot returned records that cannot be matched to this item with certainty, and says about no item in particular: {said}',
		category: noResult,
		cause: 'The reply has a record that matches no single item, and an error that names no record.',
		fix: 'Look the record up in HubSpot, and correct the item if the message applies to it.',
	},
	LOST_THEN_REFUSED: {
		text: '{lost}; the node sent the item again, and HubSpot refused it: {said}',
		category: noAnswer,
		cause:
			'The reply to the first request was lost, and the repeated request was refused. The first one may have been carried out: the refusal can be about what it wrote, such as a unique value that the record itself has now.',
		fix: 'Look the record up in HubSpot. If it does not have the values of the item, correct the item and send it again.',
	},
	RECORD_AND_REASON: {
		text: 'HubSpot returned the record together with a refusal: {said}',
		cause: 'The reply lists the record both as written and as refused.',
		fix: 'Look the record up in HubSpot before sending the item again.',
	},
	REFUSED_BESIDE_RECORD: {
		text: 'HubSpot refused this item ({said}), and returned a record that can be its own: look the record up in HubSpot',
		category: noResult,
		cause:
			'The reply has an error that names the item, and a record that matches no other item and does not name its own.',
		fix: 'Look the record up in HubSpot before sending the item again.',
	},
	REASON_UNKNOWN: {
		text: 'The reason is unknown: look the record up in HubSpot',
		category: noResult,
		cause: 'Neither HubSpot nor n8n said anything.',
		fix: 'Send the item again by itself.',
	},
	LOST_TRACK: {
		text: 'The node lost track of this item: please report it',
		category: noResult,
		cause: 'A bug in the node.',
		fix: 'Look the record up in HubSpot, and report the number of items and the settings of the node.',
	},
	CANCELLED: {
		text: 'The execution was cancelled',
		category: cancelled,
		cause: 'A user stopped the execution, or it reached its time limit.',
		fix: 'Send the items again as they are.',
	},
	STOPPED: {
		text: "Item {item} failed, and 'On Error' is 'Stop Workflow'",
		category: stopped,
		cause: 'Nothing more is sent after an item has failed.',
		fix: "Correct that item and send the rest; or set 'On Error' to 'Continue (using error output)'.",
	},
} as const satisfies Record<string, ProblemEntry>;
