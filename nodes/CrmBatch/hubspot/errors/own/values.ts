import type { ProblemEntry } from '../text';

/** Why the value of a property cannot be written. */
export const valueProblems = {
	PROPERTY_NAME_EMPTY: {
		text: 'A property has no name: name it, or leave it out',
		cause: "'Properties (JSON)' has a value whose name is empty or consists of spaces.",
		fix: 'Give the value the internal name of a HubSpot property, or leave it out.',
	},
	PROPERTY_NAME_IMPOSSIBLE: {
		text: '{field} is not a name that a HubSpot property can have: rename it',
		cause: 'JavaScript reserves this name, and no HubSpot property has it.',
		fix: 'Rename the field.',
	},
	PROPERTY_UNKNOWN: {
		text: "{field} does not exist for {objects}: correct the name, or set 'Unknown Properties' to 'Ignore'",
		cause: 'The account has no property with this internal name. A label is not a name.',
		fix: "Use the property's internal name (in HubSpot: Settings → Properties, the </> icon), or set 'Unknown Properties' to 'Ignore'.",
	},
	PROPERTY_IS_LABEL: {
		text: '{field} is the label of a property: use its internal name {name}',
		cause: 'HubSpot identifies properties by their internal names only.',
		fix: 'Use the internal name.',
	},
	PROPERTY_READ_ONLY: {
		text: "{field} is read-only in HubSpot: remove it, or set 'Unknown Properties' to 'Ignore'",
		cause: 'HubSpot calculates the property or sets it itself.',
		fix: "Remove it from the properties, or set 'Unknown Properties' to 'Ignore'.",
	},
	VALUE_IS_OBJECT: {
		text: '{field} is an object: give text, a number, a boolean or a list of them',
		cause: 'HubSpot stores single values, and this one has fields.',
		fix: 'Map the right field inside the object.',
	},
	VALUE_LIST_HAS_OBJECT: {
		text: '{field} is a list that contains an object: give a list of text, numbers or booleans',
		cause: 'A list becomes several options, and one of its members has fields.',
		fix: 'Map each member to a value, for example with `.map()`.',
	},
	VALUE_IS_LIST: {
		text: '{field} is a list of {count} values, but takes only one: choose one',
		cause: 'There are several values for a property that holds one.',
		fix: 'Choose one of them.',
	},
	VALUE_CANNOT_BE_STORED: {
		text: '{field} is a {type}: give text, a number, a boolean or a list of them',
		cause: 'An expression returned something that is not data, such as a function.',
		fix: 'Call the function, or map another field.',
	},
	VALUE_NOT_FINITE: {
		text: '{field} is {value}, not a number: correct the calculation',
		cause: 'A calculation in an expression has no result.',
		fix: 'Correct the expression.',
	},
	VALUE_LOST_DIGITS: {
		text: '{field} is {value}, a number that has lost digits: pass it as text',
		cause: 'A JavaScript number keeps 15 digits, and this one had more.',
		fix: 'Read the field as text in the source, for example in the database or sheet node.',
	},
	VALUE_NOT_A_NUMBER: {
		text: "{field} is '{value}', not a number: write it like 1234.5",
		cause: 'The text has something that is not part of a number, such as a unit or a currency.',
		fix: 'Remove it: only digits, a decimal point, a sign.',
	},
	VALUE_DECIMAL_COMMA: {
		text: "{field} is '{value}', with a comma: write it like 1234.5, because a comma can mean decimals or thousands",
		cause: 'HubSpot takes a decimal point and no thousands separators.',
		fix: "If it separates thousands, remove it: `.replaceAll(',', '')`. If it is a decimal comma, replace it with a point: `.replace(',', '.')`.",
	},
	VALUE_NOT_A_BOOLEAN: {
		text: "{field} is '{value}': give true or false",
		cause: 'The property is a single checkbox.',
		fix: 'Give true or false. 1, 0, yes, no, on, off and the labels of its two options work too. If a label has the opposite meaning, such as No for true, no other word is accepted.',
	},
	VALUE_NOT_AN_EMAIL: {
		text: "{field} is '{value}', not an email address: correct it",
		cause:
			'The text has no @, is longer than 320 characters, or has a space or an invisible character inside, as several addresses have. HubSpot would refuse it.',
		fix: 'Give one address, such as name@example.com, without a name around it.',
	},
	VALUE_NOT_A_DATE: {
		text: "{field} is '{value}', not a date: write it as 2026-12-31",
		cause:
			'The text is not a date (a time goes up to 23:59), or the day does not exist. A weekday must be the right one.',
		fix: 'Give 2026-12-31, an ISO date and time, or a date from an n8n expression.',
	},
	VALUE_NOT_A_TIME: {
		text: "{field} is '{value}', not a date and time: write it as 2026-12-31T14:30:00Z",
		cause: 'The text is not a date, or the day or time does not exist.',
		fix: 'Give an ISO date and time, a date from an n8n expression, or seconds or milliseconds since 1970.',
	},
	VALUE_UNCLEAR_DATE: {
		text: "{field} is '{value}', a date with two meanings: write it as 2026-12-31",
		cause:
			'Some countries write March 4 as 03/04/2026, and others April 3. 12/31/2026 and 03.04.2026 have one meaning.',
		fix: "Give the date as 2026-12-31. To convert a column, name its format: `{{ DateTime.fromFormat($json.day, 'dd/MM/yyyy') }}`, or `'MM/dd/yyyy'`.",
	},
	VALUE_UNCLEAR_TIME: {
		text: '{field} is {value}, which may not be seconds or milliseconds since 1970: write it as 2026-12-31',
		cause:
			'Small numbers can be the day numbers of a spreadsheet, years, or seconds around 1970. 20261231143000 is a time without separators. 1.79873E+09 was rounded by a spreadsheet.',
		fix: 'Give the date as text. In Google Sheets and Excel, format the column as text or read formatted values.',
	},
	VALUE_NOT_A_CHOICE: {
		text: "{field} is '{value}', not one of its options: give one of {choices}",
		cause: 'The property takes only the options that are defined in HubSpot.',
		fix: 'Give the internal value or the label of an option, or add the option in HubSpot.',
	},
	VALUE_CHOICES_BY_COMMA: {
		text: "{field} is '{value}': separate several options by ; or give a list. Its options: {choices}",
		cause:
			'The property takes several options, which HubSpot separates by semicolons. Some labels contain commas.',
		fix: "Give a list, or convert the text, for example with `.split(', ')`.",
	},
	VALUE_CHOICE_UNCLEAR: {
		text: "{field} is '{value}', the label of several options: give one of their values, {choices}",
		cause: 'Two options have the same label.',
		fix: 'Give the internal value of the option. For a stage, it is enough to write its pipeline too.',
	},
	VALUE_STAGE_OF_OTHER_PIPELINE: {
		text: "{field} is '{value}', a stage of the pipeline '{pipeline}', not of the one in the item: give one of {choices}",
		cause: 'A stage belongs to one pipeline, and the item writes another pipeline.',
		fix: 'Give a stage of the pipeline that the item writes, or correct the pipeline.',
	},
	VALUE_OWNER_DEACTIVATED: {
		text: "{field} is '{value}', an owner who is deactivated in HubSpot: give an active owner",
		cause:
			'The user was deactivated or removed from the account, and cannot be found by name or email address.',
		fix: 'Give an active owner, or reactivate the user in HubSpot (Settings → Users & Teams).',
	},
	VALUE_TOO_LONG: {
		text: '{field} has {count} characters: shorten it to 65536, the most that HubSpot accepts',
		cause: 'HubSpot limits the text of a property.',
		fix: 'Shorten it.',
	},
} as const satisfies Record<string, ProblemEntry>;
