import { ownCategory } from '../failure';
import type { ProblemEntry } from '../text';

/** Why a list in the editor cannot be loaded: a dropdown, or the field mapper. */
export const editorProblems = {
	RESOURCE_NOT_CHOSEN: {
		text: "Choose a 'Resource' first",
		cause: 'The list depends on the resource, and none is chosen.',
		fix: "Choose 'Resource', then load the list again.",
	},
	CREDENTIAL_NOT_CHOSEN: {
		text: 'Choose a credential at the top of the node, then refresh this list',
		cause: 'The list comes from a HubSpot account, which the credential determines.',
		fix: "Choose or create a credential, then choose 'Refresh List' in the menu of the parameter.",
	},
	MAPPER_WITHOUT_CREDENTIAL: {
		text: "Choose a credential at the top of the node, then click 'Retry' or open the node again",
		cause: 'The properties come from a HubSpot account, which the credential determines.',
		fix: "Choose or create a credential, then click 'Retry' below 'Mapping Column Mode'.",
	},
	CREDENTIAL_UNREADABLE: {
		text: 'The credential cannot be read: {said}',
		cause: 'n8n cannot find the credential, or cannot use it here.',
		fix: 'Choose another credential, or ask its owner to share it.',
	},
	PROPERTIES_NOT_LISTED: {
		text: "HubSpot's properties cannot be read: {said}",
		cause: 'HubSpot refuses to list the properties, or does not reply.',
		fix: 'Do what the rest of the line says, then load the list again.',
	},
	PROPERTIES_NOT_RETURNED: {
		text: "HubSpot returned no properties: check the credential's 'Base URL'",
		category: ownCategory.noResult,
		cause: 'Every account has properties, so something other than HubSpot replied.',
		fix: "Set 'Base URL' to https://api.hubapi.com, or correct the gateway.",
	},
	CHOICES_NOT_LISTED: {
		text: '{field} (ID: {why})',
		cause:
			'HubSpot keeps owners, pipelines and stages apart from the properties, and does not return them.',
		fix: "For owners, add the scope 'crm.objects.owners.read' to the app or service key. The field works without it: it takes the ID as text.",
	},
	NO_UNIQUE_PROPERTY: {
		text: 'No unique property to match by: create one in HubSpot',
		cause: 'The object has no unique property of its own, and this account has not created one.',
		fix: "Settings → Properties → Create property, with 'Require unique values'. Then refresh this list.",
	},
} as const satisfies Record<string, ProblemEntry>;
