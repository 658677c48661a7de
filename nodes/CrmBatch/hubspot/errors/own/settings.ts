import type { ProblemEntry } from '../text';

/** Invalid settings of the node or of its credential: all items fail, none is sent. */
export const settingProblems = {
	OPTION_NOT_A_BOOLEAN: {
		text: '{field} must be true or false',
		cause: 'An expression returns another value for a switch.',
		fix: 'Correct the expression, or set the switch by hand.',
	},
	OPTION_NOT_A_CHOICE: {
		text: '{field} must be one of {choices}',
		cause: 'An expression returns a value that the option does not have.',
		fix: 'Give one of the values that the line names, exactly as written.',
	},
	OPTION_OUT_OF_RANGE: {
		text: '{field} must be a number from {least} to {most}',
		cause: 'An expression returns no number, or one that is too small or too large.',
		fix: 'Give a number in the range.',
	},
	OPERATION_UNKNOWN: {
		text: "The node does not support this 'Resource' and 'Operation'",
		cause: 'An expression sets them, or the workflow was made with another version of the node.',
		fix: 'Choose both from their lists.',
	},
	OBJECT_TYPE_MISSING: {
		text: "Choose an 'Object Type'",
		cause: "'Object Type' is empty, or an expression in it returns nothing.",
		fix: "Choose one from the list, or give a name such as 'line_items' or an ID such as 2-1234567.",
	},
	OBJECT_TYPE_INVALID: {
		text: "'Object Type' cannot be '{value}': give a name such as line_items, or an ID such as 2-1234567",
		cause: 'The text has characters that no name or ID of an object type has.',
		fix: 'Choose it from the list. HubSpot shows the ID of a custom object in its address, between `objects` and `views`.',
	},
	OBJECT_TYPES_DIFFER: {
		text: "'Object Type' must be the same for all items of a run: it is '{first}' for item 0, and '{other}' for item {item}",
		cause: 'An expression returns several object types, and a run works on one.',
		fix: 'Split the items by object type, for example with a Switch node, and use one node for each.',
	},
	CREATE_ONLY_UNKNOWN: {
		text: "'Create-Only Property Names or IDs' has {name}, which is not a property of {objects}",
		cause:
			'The option takes internal names. With a wrong name, the values of existing records would be overwritten.',
		fix: 'Choose the properties from the list.',
	},
	AUTHENTICATION_NOT_CHOSEN: {
		text: "Choose a credential: 'Authentication' has an unknown value",
		cause: "'Authentication' is neither Service Key nor OAuth2.",
		fix: 'Choose Service Key or OAuth2 from the list, and a credential for it.',
	},
	BASE_URL_INVALID: {
		text: "'Base URL' of the credential must be a URL, such as https://api.hubapi.com",
		cause: 'The field is empty, or does not begin with https:// (or http://).',
		fix: 'Open the credential and enter https://api.hubapi.com.',
	},
	BASE_URL_INSECURE: {
		text: "'Base URL' of the credential must begin with https://, because the token is sent to it",
		cause:
			'The address begins with http://, so anyone on the network could read the token. Only an address of this machine, such as http://localhost:8080, can do without encryption.',
		fix: 'Open the credential and enter https://api.hubapi.com, or the https:// address of the gateway.',
	},
	BASE_URL_WITH_EXTRAS: {
		text: "'Base URL' of the credential must be a plain address such as https://api.hubapi.com, without a user name, ? or #",
		cause:
			'The address has a user name, a query or a fragment. A user name can hide the true host: https://api.hubapi.com@example.com leads to example.com.',
		fix: 'Open the credential and enter https://api.hubapi.com.',
	},
	OTHER_HOST: {
		text: "The key is sent to the credential's 'Base URL' only, not to {host}",
		cause:
			'Another node, such as HTTP Request, uses this credential for an address that is not below its Base URL.',
		fix: "Request an address of 'Base URL', or use another credential.",
	},
	SETTINGS_UNREADABLE: {
		text: 'The settings of the node cannot be read: {said}',
		cause: 'n8n cannot evaluate a setting, or cannot find the credential.',
		fix: 'Correct the expression in the setting, or choose the credential again.',
	},
} as const satisfies Record<string, ProblemEntry>;
