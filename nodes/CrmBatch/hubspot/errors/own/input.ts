import type { ProblemEntry } from '../text';

/** Why an item cannot be sent, beside its property values. */
export const inputProblems = {
	ID_MISSING: {
		text: '{field} is missing: give the value that identifies the record',
		cause:
			"The expression in 'Value to Match' returns nothing for this item, most often because the item has no such field. Or the property in 'Match By' of the field mapper has no value.",
		fix: "Map the field that has the value, or filter out the items that have none. If the first column of a CSV file is missing, turn on 'Exclude Byte Order Mark (BOM)' in Extract from File: without it, the column's name begins with an invisible character. If 'Value to Match' itself is empty, the field that is called like the property is taken.",
	},
	ID_EMPTY: {
		text: '{field} is empty: give the value that identifies the record',
		cause:
			"The item has the field, and it is empty; or the expression in 'Value to Match' returns empty text.",
		fix: 'Fill it in, or filter out the items that have none.',
	},
	KEY_FIELD_MISSING: {
		text: "The item has no field {fields}: rename the field that identifies the record, or map it ('Map Each Column Manually' or 'Value to Match')",
		cause:
			"'Value to Match' is empty, or properties are mapped automatically. So the node takes the field that is called like the property in 'Match By', and the item has none.",
		fix: "Rename the field, or choose another property in 'Match By'. Otherwise fill in 'Value to Match', for example with `{{ $json.customer }}`, or map each column manually.",
	},
	KEY_FIELDS_DIFFER: {
		text: 'The fields {fields} both identify the record and differ: remove one, or map the right one in the node',
		cause:
			"'Value to Match' is empty, or properties are mapped automatically, and two fields of the item can be the property in 'Match By'. Their values are not the same.",
		fix: "Put the right one into 'Value to Match', for example with `{{ $json.hs_object_id }}`, or map each column manually.",
	},
	FIELDS_FOR_ONE_PROPERTY: {
		text: 'The fields {fields} are the same property ({name}): keep one of them',
		cause:
			'Names are compared without invisible characters and spaces around them; mapped automatically, also by label and in any case. So two fields of the item are one property.',
		fix: 'Remove or rename one of the fields. An empty one does no harm.',
	},
	FIELD_LABEL_SHARED: {
		text: '{field} is the label of several properties: use the internal name of one, {names}',
		cause: 'Two properties of the account have the same label, so the node cannot choose.',
		fix: "Rename the field to the internal name, or set 'Unknown Properties' to 'Ignore'.",
	},
	ID_NOT_A_NUMBER: {
		text: '{field} is {value}, not an ID: correct the expression',
		cause: 'A calculation in an expression has no result.',
		fix: 'Map the ID as it is; it needs no calculation.',
	},
	ID_NOT_TEXT: {
		text: '{field} is {type}, not text: map the one value that identifies the record',
		cause: 'The expression returns a list, an object or a boolean.',
		fix: 'Map the field inside it that has the ID, for example `{{ $json.ids[0] }}`.',
	},
	ID_NOT_A_RECORD_ID: {
		text: "{field} is '{value}', not a record ID: pass it as text",
		cause:
			'A spreadsheet or a calculation turned it into a decimal number, such as 12.0 or 7.1E+11.',
		fix: "Format the column as text in the source, and read the ID again. If it is the value of another property, choose that one in 'Match By'.",
	},
	EMAIL_AS_RECORD_ID: {
		text: "{field} is '{value}', an email address, not a record ID: choose the property that has it in 'Match By'",
		cause: "'Match By' is Record ID, and the value is an email address.",
		fix: "Choose Email in 'Match By' (contacts), or your own unique property that has the address. Or give the record ID.",
	},
	RECORD_ID_AS_EMAIL: {
		text: "{field} is '{value}', an ID, not an email address: choose the property that has it in 'Match By'",
		cause: "'Match By' is Email, and the value has only digits.",
		fix: "Choose Record ID in 'Match By', or the unique property that has the number. 'Create or Update' does not take record IDs: use 'Update' for these.",
	},
	MATCH_BY_MISSING: {
		text: "Choose the unique property that identifies the record in 'Match By'",
		cause: "'Match By' is empty, or its expression returns nothing for this item.",
		fix: "Choose a property. Tickets have no unique property of their own: create one in HubSpot (Settings → Properties, 'Require unique values').",
	},
	MATCH_BY_RECORD_ID: {
		text: "HubSpot cannot create or update by Record ID: choose a unique property in 'Match By', or use 'Update'",
		cause:
			"HubSpot assigns record IDs itself, so 'Create or Update' cannot create a record with a given one.",
		fix: "Choose the email (contacts) or a unique property of your own. Use 'Update' if the records exist.",
	},
	MATCH_BY_NOT_UNIQUE: {
		text: "HubSpot cannot find records by '{name}': choose a unique property in 'Match By'",
		cause:
			"The account has no such property for the object, or the property was created without 'Require unique values'.",
		fix: 'Choose a property from the list. If there is none, create a unique one in HubSpot (Settings → Properties; only new properties can be unique).',
	},
	NOTHING_TO_WRITE: {
		text: "The item has no property to write: fill in 'Properties', or set 'Empty Values' to 'Clear' to write empty values",
		cause: 'No property is mapped, or all values of the item are empty or unknown to HubSpot.',
		fix: "Map at least one value, filter the item out, or set 'Empty Values' to 'Clear'.",
	},
	DUPLICATE_ITEM: {
		text: "The item names the same record ({id}) as item {items}: remove one, or set 'Duplicates' to 'Merge'",
		cause:
			"Two items name one record, which HubSpot refuses in a request, and 'Duplicates' is 'Fail'.",
		fix: "Remove one of them, for example with the node 'Remove Duplicates', or set 'Duplicates' to 'Merge'.",
	},
	PROPERTIES_NOT_AN_OBJECT: {
		text: "'Properties (JSON)' must be an object of property names and values, but is {saw}",
		cause: 'The JSON or the expression is a list, text or nothing, or the JSON has a typo.',
		fix: 'Give one object, such as `{{ { firstname: $json.name } }}`.',
	},
	ASSOCIATIONS_NOT_A_LIST: {
		text: "'Associations' must be a list of objects",
		cause:
			'The parameter holds something other than rows of fields, as in a workflow that was not made in the editor.',
		fix: "Fill in the fields of 'Associations'. Each of them can be an expression.",
	},
	ASSOCIATION_TARGET_INVALID: {
		text: "{field} is '{value}', not a record ID: give the digits of an ID, or several IDs separated by commas",
		cause: 'HubSpot links to a record by its ID; this is a name, an email address or another text.',
		fix: "Get the record first, and map its `id`. An empty 'To Record ID' makes no link.",
	},
	ASSOCIATION_OBJECT_MISSING: {
		text: "Choose the object of the record to link to in 'To Object Type'",
		cause: "'To Object Type' is empty, or holds a text that cannot be the name or ID of an object.",
		fix: 'Give a name such as contact or line_items, or an ID such as 2-1234567.',
	},
	ASSOCIATION_TYPE_INVALID: {
		text: "'Association Type' must be a type ID, such as 16, or a category and a type ID, such as USER_DEFINED:42",
		cause:
			'The value is the name of a label, a category that HubSpot does not have, or a number that is not from 1 to 2147483647.',
		fix: "Look the type ID up in HubSpot's list of association types, or leave the field empty for the usual one.",
	},
	EXPRESSION_FAILED: {
		text: 'A parameter cannot be read: {said}',
		cause: 'n8n cannot evaluate an expression in the node for this item.',
		fix: 'Correct the expression; n8n shows its result for each item in the editor.',
	},
} as const satisfies Record<string, ProblemEntry>;
