import { ownCategory } from '../categories';
import type { ErrorEntry } from '../text';

const { cancelled, credential, noAnswer, noResult, stopped } = ownCategory;

/** What happened on the way to HubSpot and back, and is not HubSpot's refusal. */
export const connectionErrors = {
	NO_ANSWER: {
		text: "No answer from HubSpot ({why}): check that n8n reaches the credential's 'Base URL'",
		category: noAnswer,
		cause: 'The connection could not be made, broke off, or timed out after two minutes.',
		cure: 'Check the network, a proxy or firewall of the n8n server, and https://status.hubspot.com. Items that were not sent can be sent again; of a write that may have been made, look in HubSpot first.',
	},
	REQUEST_IMPOSSIBLE: {
		text: "The request cannot be made ({why}): check the credential's 'Base URL' and the certificate of its host",
		category: credential,
		cause: 'The address cannot be used, or n8n does not trust the certificate of the host.',
		cure: "Correct 'Base URL'. For a gateway with a certificate of its own, let n8n trust it (environment variable `NODE_EXTRA_CA_CERTS`).",
	},
	CREDENTIAL_NOT_READY: {
		text: '{said}',
		category: credential,
		cause:
			'n8n refused to make the request, and says why: most often the OAuth2 credential was never connected, or HubSpot has withdrawn it.',
		cure: "Open the credential and click 'Connect my account'.",
	},
	NO_NEW_TOKEN: {
		text: 'HubSpot gave no new access token: reconnect the credential, and check its client ID and secret ({why})',
		category: credential,
		cause:
			'The app was uninstalled, its secret was changed, or the user who connected it has left.',
		cure: "Check 'Client ID' and 'Client Secret' against the app in HubSpot, then connect the credential again.",
	},
	TOKEN_ENDPOINT_SILENT: {
		text: "HubSpot's token endpoint did not give a new access token ({why}): try again later",
		category: noAnswer,
		cause:
			'The access token has to be renewed, and the endpoint for that is limited, down or out of reach. Nothing was written.',
		cure: 'Send the items again. If it stays, check the network of the n8n server and https://status.hubspot.com.',
	},
	NOT_A_BATCH_ANSWER: {
		text: "HubSpot answered {status}, but not as a batch is answered: check the credential's 'Base URL'",
		category: noResult,
		cause:
			'Something between n8n and HubSpot answers in its place, such as a proxy or a login page.',
		cure: "Set 'Base URL' to https://api.hubapi.com, or correct the gateway. Of writes, look in HubSpot first.",
	},
	NOT_A_LIST: {
		text: "HubSpot answered {status}, but not with a list: check the credential's 'Base URL'",
		category: noResult,
		cause:
			'The properties, pipelines or owners of the account were asked for, and something between n8n and HubSpot answered in its place.',
		cure: "Set 'Base URL' to https://api.hubapi.com, or correct the gateway.",
	},
	NO_RESULT: {
		text: "HubSpot's answer does not mention this item",
		category: noResult,
		cause:
			'HubSpot answered with neither the record nor a reason; it does so for IDs of merged records.',
		cure: 'Look the record up in HubSpot. If it was merged, use the ID of the record that it became.',
	},
	NO_RESULT_OF_ITS_OWN: {
		text: "HubSpot's answer does not mention this item, and says of no item in particular: {said}",
		category: noResult,
		cause: 'HubSpot reported something without the record that it is about.',
		cure: 'Look the record up in HubSpot, and correct the item if what HubSpot says fits it.',
	},
	RECORD_AND_REASON: {
		text: 'HubSpot returned the record, and said all the same: {said}',
		cause:
			'The answer has the record both among those that were written and among those that were refused.',
		cure: 'Look the record up in HubSpot before sending the item again.',
	},
	REASON_UNKNOWN: {
		text: 'The reason is not known: look the record up in HubSpot',
		category: noResult,
		cause: 'Neither HubSpot nor n8n said anything.',
		cure: 'Send the item again by itself.',
	},
	LOST_TRACK: {
		text: 'The node lost track of this item: please report it',
		category: noResult,
		cause: 'A fault of the node.',
		cure: 'Look the record up in HubSpot, and report how many items there were and what the node was set to.',
	},
	CANCELLED: {
		text: 'The execution was cancelled',
		category: cancelled,
		cause: 'Somebody stopped the execution, or it ran into its time limit.',
		cure: 'Send the items again as they are.',
	},
	STOPPED: {
		text: "Item {item} failed, and 'On Error' is 'Stop Workflow'",
		category: stopped,
		cause: 'After an item has failed, nothing more is sent.',
		cure: "Correct that item and send the rest; or set 'On Error' to 'Continue (using error output)'.",
	},
} as const satisfies Record<string, ErrorEntry>;
