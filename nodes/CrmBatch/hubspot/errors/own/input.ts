import type { ErrorEntry } from '../text';

/** What an item gives that cannot be sent, beside its property values. */
export const inputErrors = {
	ID_MISSING: {
		text: '{field} is missing: give the value that names the record',
		cause: 'The expression gives nothing for this item, most often as the item has no such field.',
		cure: 'Map the field that has the ID, or filter out the items that have none.',
	},
	ID_EMPTY: {
		text: '{field} is empty: give the value that names the record',
		cause: 'The field is there for this item, and blank.',
		cure: 'Fill it in, or filter out the items that have none.',
	},
	ID_NOT_A_NUMBER: {
		text: '{field} is {value}, not an ID: correct the expression',
		cause: 'A calculation in an expression had no result.',
		cure: 'Map the ID as it is; it needs no calculation.',
	},
	ID_NOT_TEXT: {
		text: '{field} is {type}, not text: map the one value that names the record',
		cause: 'The expression gives a list, an object or a boolean.',
		cure: 'Map the field inside it that has the ID, for example `{{ $json.ids[0] }}`.',
	},
	ID_NOT_A_RECORD_ID: {
		text: "{field} is '{value}', not a record ID: pass it as text",
		cause: 'A spreadsheet or a calculation made a decimal number of it, such as 12.0 or 7.1E+11.',
		cure: "Format the column as text where it comes from, and read the ID again. If it is the value of another property, choose that one in 'Match By'.",
	},
	MATCH_BY_MISSING: {
		text: "Choose the unique property that names the record in 'Match By'",
		cause: "'Match By' is empty, or its expression gives nothing for this item.",
		cure: "Choose a property. Tickets have no unique one of their own: make one in HubSpot (Settings → Properties, 'Require unique values').",
	},
	MATCH_BY_RECORD_ID: {
		text: "HubSpot cannot create or update by Record ID: choose a unique property in 'Match By', or use 'Update'",
		cause: "HubSpot gives record IDs itself, so 'Create or Update' cannot make a record with one.",
		cure: "Choose the e-mail (contacts) or a unique property of your own; use 'Update' where the records exist.",
	},
	MATCH_BY_NOT_UNIQUE: {
		text: "HubSpot finds no record by '{name}': choose a unique property in 'Match By'",
		cause:
			"The account has no such property for the object, or it was not made with 'Require unique values'.",
		cure: 'Choose a property from the list; make a unique one in HubSpot if there is none (Settings → Properties; only new properties can be made unique).',
	},
	NOTHING_TO_WRITE: {
		text: "Has no property to write: fill 'Properties', or set 'Empty Values' to 'Clear' if empty ones are meant",
		cause: 'No property is mapped, or all values of the item are empty or unknown to HubSpot.',
		cure: "Map at least one value, filter the item out, or set 'Empty Values' to 'Clear'.",
	},
	DUPLICATE_ITEM: {
		text: "Names the same record ({id}) as item {items}: remove one, or set 'Duplicates' to 'Merge'",
		cause:
			"Two items are for one record, which HubSpot refuses in a request, and 'Duplicates' is 'Fail'.",
		cure: "Remove one of them, for example with the node 'Remove Duplicates', or set 'Duplicates' to 'Merge'.",
	},
	PROPERTIES_NOT_AN_OBJECT: {
		text: "'Properties (JSON)' must be an object of property names and values, and is {saw}",
		cause:
			'The JSON or the expression gives a list, a text or nothing, or the JSON has a typing slip.',
		cure: 'Give one object, such as `{{ { firstname: $json.name } }}`.',
	},
	ASSOCIATIONS_NOT_A_LIST: {
		text: "'Associations' must be a list of objects",
		cause:
			'The parameter holds something else than rows of fields, as in a workflow that was not made in the editor.',
		cure: "Fill in the fields of 'Associations'; each of them may be an expression.",
	},
	ASSOCIATION_TYPE_NEEDED: {
		text: "'Association Type' is needed for an association to '{to}'",
		cause: 'The node knows the usual type for the common objects only, and this is another.',
		cure: "Give HubSpot's type ID, such as 16, or `USER_DEFINED:42` for a label of your own.",
	},
	ASSOCIATION_TYPE_INVALID: {
		text: "'Association Type' must be a type ID, such as 16, or a category and a type ID, such as USER_DEFINED:42",
		cause: 'The name of a label is given, or a category that HubSpot does not have.',
		cure: "Look the type ID up in HubSpot's list of association types, or leave the field empty for the usual one.",
	},
	EXPRESSION_FAILED: {
		text: 'A parameter cannot be read: {said}',
		cause: 'n8n cannot evaluate an expression of the node for this item.',
		cure: 'Correct the expression; n8n shows its result for each item in the editor.',
	},
} as const satisfies Record<string, ErrorEntry>;
