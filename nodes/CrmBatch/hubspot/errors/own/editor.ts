import type { ErrorEntry } from '../text';

/** A list in the node's editor that cannot be filled: a dropdown, or the field mapper. */
export const editorErrors = {
	RESOURCE_NOT_CHOSEN: {
		text: "Choose a 'Resource' first",
		cause: 'The properties are those of a resource, and none is chosen.',
		cure: "Choose 'Resource', then load the list again.",
	},
	CREDENTIAL_NOT_CHOSEN: {
		text: 'Choose a credential first, then load the list again',
		cause: 'The lists are those of a HubSpot account, and the credential tells which one it is.',
		cure: "Choose or create a credential at the top of the node, then use 'Refresh List' or 'Retry'.",
	},
	CREDENTIAL_UNREADABLE: {
		text: 'The credential cannot be read: {said}',
		cause: 'n8n cannot find the credential, or may not use it here.',
		cure: 'Choose another credential, or ask its owner to share it.',
	},
	PROPERTIES_NOT_LISTED: {
		text: "HubSpot's properties cannot be read: {said}",
		cause: 'HubSpot refuses to list the properties, or does not answer.',
		cure: 'Do what the rest of the line says, then load the list again.',
	},
	PROPERTIES_NOT_RETURNED: {
		text: "HubSpot returned no properties: check the credential's 'Base URL'",
		category: 'NO_RESULT',
		cause: 'Every account has properties, so something else answered than HubSpot.',
		cure: "Set 'Base URL' to https://api.hubapi.com, or correct the gateway.",
	},
	CHOICES_NOT_LISTED: {
		text: '{field} (ID: {why})',
		cause:
			'HubSpot keeps owners, pipelines and stages apart from the properties, and does not give them.',
		cure: "For owners, add the scope 'crm.objects.owners.read' to the app or service key. The field works without it: it takes the ID as text.",
	},
	NO_UNIQUE_PROPERTY: {
		text: 'No unique property to match by: make one in HubSpot',
		cause: 'HubSpot gives tickets none, and this account has not made one.',
		cure: "Settings → Properties → Create property, with 'Require unique values'. Then refresh this list.",
	},
} as const satisfies Record<string, ErrorEntry>;
