import { ownCategory } from '../failure';
import type { ProblemEntry } from '../text';

/** Why a search cannot be sent, or its reply cannot be used. */
export const searchProblems = {
	FILTERS_NOT_A_LIST: {
		text: "'Filters' must be a list of objects",
		cause:
			'The parameter holds something other than rows of fields, as in a workflow that was not made in the editor.',
		fix: "Fill in the fields of 'Filters'. Each of them can be an expression.",
	},
	FILTER_PROPERTY_MISSING: {
		text: 'A filter has no property: choose one, or remove the filter',
		cause: "'Property' of a filter is empty, or its expression returns nothing for this item.",
		fix: 'Choose a property, or give its internal name.',
	},
	FILTER_PROPERTY_UNKNOWN: {
		text: '{field}: the property does not exist for {objects}, so correct its name',
		cause: 'The account has no property with this internal name.',
		fix: 'Choose the property from the list, or use its internal name (in HubSpot: Settings → Properties, the </> icon). To find records by the ones that they are linked to, give `associations.` and the object, such as `associations.company`, and a record ID.',
	},
	FILTER_OPERATOR_UNKNOWN: {
		text: "{field}: HubSpot has no operator '{value}', so give one of {operators}",
		cause: "An expression returns another value for 'Operator'.",
		fix: "Choose the operator from the list, or give one of HubSpot's names, exactly as written.",
	},
	FILTER_VALUE_MISSING: {
		text: "{field} has no value: give one, or choose the operator 'Is Unknown' for records without a value",
		cause:
			'The value is empty, or its expression returns nothing for this item. The search would find records that you did not ask for.',
		fix: "Give a value, or remove the filter. To find records in which the property is empty, choose 'Is Unknown'.",
	},
	FILTER_NEEDS_TWO_VALUES: {
		text: '{field} needs two values, the ends of the range, but has {count}: give both, as in 10;20',
		cause: "The operator 'Is Between' takes the least and the greatest value.",
		fix: 'Give both as a list, or as text with a semicolon between them.',
	},
	FILTERS_TOO_MANY: {
		text: 'The search has {count} filters, and can have {most}: remove some',
		cause:
			"HubSpot takes six filters that must all hold, and 'Modified Since' is one. To find more than 200 records, the node needs one of the six.",
		fix: "Remove filters. 'Is Between' replaces two of them, and 'Is Any Of' takes several values. The node 'Filter' can check the rest.",
	},
	FILTERS_LEAVE_NO_PAGES: {
		text: 'The search has {count} filters, as many as HubSpot takes, so it can return {page} records only: remove a filter, or set a limit of {page} or less',
		cause:
			"HubSpot takes six filters that must all hold, and 'Modified Since' is one. To find more than 200 records, the node needs one of the six.",
		fix: "Remove a filter, or turn 'Return All' off and set 'Limit' to 200 or less.",
	},
	SEARCH_REFUSED: {
		text: 'HubSpot does not accept this search ({why}): correct the filters',
		category: ownCategory.invalidInput,
		cause:
			'HubSpot refused the search, and the line has its words. Most often an operator does not suit the type of its property.',
		fix: 'Correct the filter that the words are about.',
	},
	SEARCH_LIMIT_REACHED: {
		text: "HubSpot's limit of five searches a second stays reached: search less at the same time, or raise 'Max Wait'",
		category: ownCategory.noAnswer,
		cause:
			"All apps of the account share this limit, and the node keeps to it. Other workflows or apps search too, so the node could send no search during 'Max Wait'.",
		fix: "Run fewer searches at the same time, also in other apps, raise 'Max Wait', and search again.",
	},
	SEARCH_WITHOUT_ID: {
		text: "HubSpot's reply to the search has a record without an ID: check the credential's 'Base URL'",
		category: ownCategory.noResult,
		cause:
			'Something between n8n and HubSpot answers in its place, or changes the reply. Nothing is returned, because records could be missing.',
		fix: "Set 'Base URL' to https://api.hubapi.com, or correct the gateway. Then search again.",
	},
	SEARCH_NOT_IN_ORDER: {
		text: "HubSpot's reply to the search is not in the order of the record IDs, so records could be missing: search again",
		category: ownCategory.noResult,
		cause:
			'The node asks for the records in the order of their IDs, and finds the next ones by the last ID. The reply was in another order, so nothing is returned.',
		fix: "Search again. If the error persists, check the credential's 'Base URL', and contact HubSpot support.",
	},
	SEARCH_NEVER_ENDS: {
		text: "HubSpot's replies to the search name further records and do not return them: search again",
		category: ownCategory.noResult,
		cause:
			'A reply said that there are more records, and the next one had no record that was new. Nothing is returned, because records could be missing.',
		fix: "Search again. If the error persists, check the credential's 'Base URL', and contact HubSpot support.",
	},
} as const satisfies Record<string, ProblemEntry>;
