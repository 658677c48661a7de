import type { ErrorEntry } from '../text';

/** A property that cannot be written as it is given. */
export const valueErrors = {
	PROPERTY_NAME_EMPTY: {
		text: 'A property has no name: name it, or leave it out',
		cause: "'Properties (JSON)' has a value whose name is empty or blank.",
		cure: 'Give the value the internal name of a HubSpot property, or leave it out.',
	},
	PROPERTY_NAME_IMPOSSIBLE: {
		text: '{field} is not a name that a HubSpot property can have: rename it',
		cause: 'JavaScript uses this name itself; HubSpot has no property that is called so.',
		cure: 'Rename the field.',
	},
	PROPERTY_UNKNOWN: {
		text: "{field} does not exist for {objects}: correct the name, or set 'Unknown Properties' to 'Ignore'",
		cause: "The account's schema has no property of this internal name. A label is not a name.",
		cure: "Use the property's internal name (in HubSpot: Settings → Properties, the </> sign), or set 'Unknown Properties' to 'Ignore'.",
	},
	PROPERTY_IS_LABEL: {
		text: '{field} is named by its label: its internal name is {name}',
		cause: 'HubSpot knows properties by their internal names only.',
		cure: 'Use the internal name.',
	},
	PROPERTY_READ_ONLY: {
		text: "{field} is set by HubSpot and cannot be written: remove it, or set 'Unknown Properties' to 'Ignore'",
		cause: 'HubSpot calculates the property or sets it itself.',
		cure: "Remove it from what is written, or set 'Unknown Properties' to 'Ignore'.",
	},
	VALUE_IS_OBJECT: {
		text: '{field} is an object: give text, a number, a boolean or a list of them',
		cause: 'HubSpot stores single values, and this one has fields of its own.',
		cure: 'Map the field inside the object that is meant.',
	},
	VALUE_LIST_HAS_OBJECT: {
		text: '{field} has a list with an object in it: give a list of text, numbers or booleans',
		cause: 'A list becomes a multiple choice, and one of its members has fields of its own.',
		cure: 'Map the members to the values that are meant, for example with `.map()`.',
	},
	VALUE_IS_LIST: {
		text: '{field} is a list of {count}, and takes one value: choose one',
		cause: 'Several values are given for a property that holds one.',
		cure: 'Choose one of them.',
	},
	VALUE_CANNOT_BE_STORED: {
		text: '{field} is a {type}: give text, a number, a boolean or a list of them',
		cause: 'An expression gave something that is no data, such as a function.',
		cure: 'Call the function, or map another field.',
	},
	VALUE_NOT_FINITE: {
		text: '{field} is {value}, not a number: correct the calculation',
		cause: 'A calculation in an expression had no result.',
		cure: 'Correct the expression.',
	},
	VALUE_LOST_DIGITS: {
		text: '{field} is {value}, a number that lost digits on its way here: pass it as text',
		cause: 'A JavaScript number keeps 15 digits; this one had more.',
		cure: 'Read the field as text where it comes from, for example in the database or sheet node.',
	},
	VALUE_NOT_A_NUMBER: {
		text: "{field} is '{value}', not a number: write it like 1234.5",
		cause: 'The text has something that is not part of a number, such as a unit or a currency.',
		cure: 'Remove it: only digits, a decimal point, a sign.',
	},
	VALUE_DECIMAL_COMMA: {
		text: "{field} is '{value}', with a comma: write it like 1234.5, as a comma may mean tenths or thousands",
		cause: 'HubSpot takes a decimal point and no separators of thousands.',
		cure: "Where it separates thousands, remove it: `.replaceAll(',', '')`. Where it is a decimal comma, make a point of it: `.replace(',', '.')`.",
	},
	VALUE_NOT_A_BOOLEAN: {
		text: "{field} is '{value}': give true or false",
		cause: 'The property is a single checkbox.',
		cure: 'Give true or false; 1, 0 and the labels of its two choices are understood too.',
	},
	VALUE_NOT_A_DATE: {
		text: "{field} is '{value}', not a date: write it as 2026-12-31",
		cause:
			'The value is not written as 2026-12-31 (with a time, if any, as T14:30, up to 23:59), or is a day that does not exist.',
		cure: 'Give 2026-12-31, an ISO date and time, or a date of an n8n expression. 31.12.2026 and 12/31/2026 are refused, as they mean different days in different countries.',
	},
	VALUE_NOT_A_TIME: {
		text: "{field} is '{value}', not a date and time: write it as 2026-12-31T14:30:00Z",
		cause: 'The value is not written as 2026-12-31T14:30, or is a time that does not exist.',
		cure: 'Give an ISO date and time, a date of an n8n expression, or seconds or milliseconds since 1970.',
	},
	VALUE_UNCLEAR_TIME: {
		text: '{field} is {value}, which is no time in seconds or milliseconds since 1970 that can be told from another number: write it as 2026-12-31',
		cause:
			'Small numbers may be the day numbers of a spreadsheet, years, or seconds around 1970; 20261231143000 is a time without its signs.',
		cure: 'Give the date as text. In Google Sheets and Excel, format the column as text or read formatted values.',
	},
	VALUE_NOT_A_CHOICE: {
		text: "{field} is '{value}', not one of its choices: {choices}",
		cause: 'The property takes only the choices that are defined in HubSpot.',
		cure: 'Give the internal value or the label of a choice, or add the choice in HubSpot.',
	},
	VALUE_CHOICES_BY_COMMA: {
		text: "{field} is '{value}': separate several choices by ; or give a list. Its choices: {choices}",
		cause:
			'The property takes several choices, which HubSpot separates by semicolons; some labels have commas.',
		cure: "Give a list, or convert the text, for example with `.split(', ')`.",
	},
	VALUE_CHOICE_UNCLEAR: {
		text: "{field} is '{value}', the label of several choices: give one of their values, {choices}",
		cause: 'Two choices have the same label.',
		cure: 'Give the internal value of the choice. For a stage, writing its pipeline along is enough.',
	},
	VALUE_TOO_LONG: {
		text: '{field} has {count} characters: shorten it to 65536, the most that HubSpot takes',
		cause: 'HubSpot limits the text of a property.',
		cure: 'Shorten it.',
	},
} as const satisfies Record<string, ErrorEntry>;
