import { ownCategory } from '../failure';
import type { ProblemEntry } from '../text';

const { noAnswer } = ownCategory;

/** What goes wrong with links between records. */
export const linkProblems = {
	NOT_LINKED: {
		text: 'The record was written, but not linked to {to}: {said}',
		cause:
			'Update and Create or Update write the record first, and link it afterwards. So does Create where the usual type of the association has no ID that the node knows. The link was refused, or could not be sent.',
		fix: "Correct what the line names. Then send the item again, or make the link with the resource 'Association'. With Retry On Fail, only the missing link is sent again.",
	},
	LINK_OBJECT_MISSING: {
		text: "Choose the object of the record in '{end} Object Type'",
		cause: 'The parameter is empty, or holds a text that cannot be the name or ID of an object.',
		fix: 'Choose an object, or give a name such as contact or line_items, or an ID such as 2-1234567.',
	},
	LINK_TARGET_NOT_FOUND: {
		text: "HubSpot has no {object} with the {property} '{value}': correct {field}, or create the record first",
		cause:
			"The records of an association are looked up by the property in 'From Match By' or 'To Match By', before anything is written, and no record has this value. An archived record is not found.",
		fix: "Correct the value, create the record first, or choose another property in 'From Match By' or 'To Match By'.",
	},
	LINK_TARGET_NOT_READ: {
		text: "The {object} with the {property} '{value}' cannot be looked up: {said}",
		category: noAnswer,
		cause:
			"The records of an association are looked up by the property in 'From Match By' or 'To Match By', before anything is written, and HubSpot refused the lookup or did not reply. The item was not sent.",
		fix: 'Do what the line says, and send the item again. An item with a record ID needs no lookup.',
	},
} as const satisfies Record<string, ProblemEntry>;
