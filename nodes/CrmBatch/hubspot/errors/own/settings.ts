import type { ErrorEntry } from '../text';

/** What the node or its credential is set to that makes no sense: all items fail, none is sent. */
export const settingErrors = {
	OPTION_NOT_A_BOOLEAN: {
		text: '{field} must be true or false',
		cause: 'An expression gives another value for a switch.',
		cure: 'Correct the expression, or set the switch by hand.',
	},
	OPTION_NOT_A_CHOICE: {
		text: '{field} must be one of {choices}',
		cause: 'An expression gives a value that the option does not have.',
		cure: 'Give one of the values that the line names, exactly as they are written there.',
	},
	OPTION_OUT_OF_RANGE: {
		text: '{field} must be a number from {least} to {most}',
		cause: 'An expression gives no number, or one that is too small or too large.',
		cure: 'Give a number in the range.',
	},
	OPERATION_UNKNOWN: {
		text: "This 'Resource' and 'Operation' are not something that the node can do",
		cause: 'An expression gives them, or the workflow was made with another version of the node.',
		cure: 'Choose both from their lists.',
	},
	AUTHENTICATION_NOT_CHOSEN: {
		text: "Choose a credential: 'Authentication' is none that the node knows",
		cause: "'Authentication' has a value that the node does not know.",
		cure: 'Choose OAuth2 or Access Token from the list, and a credential for it.',
	},
	BASE_URL_INVALID: {
		text: "'Base URL' of the credential must be an address, such as https://api.hubapi.com",
		cause: 'The field is empty, or has no https:// (or http://) in front.',
		cure: 'Open the credential and put https://api.hubapi.com there.',
	},
	SETTINGS_UNREADABLE: {
		text: 'The settings of the node cannot be read: {said}',
		cause: 'n8n cannot evaluate a setting, or cannot find the credential.',
		cure: 'Correct the expression of the setting, or choose the credential again.',
	},
} as const satisfies Record<string, ErrorEntry>;
