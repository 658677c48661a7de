import {
	failureOf,
	ofItem,
	problem,
	problems,
	type Problem,
} from '../../../../nodes/CrmBatch/hubspot/errors/problem';

interface Case {
	readonly of: Problem;
	readonly field?: string;
	/** The whole line. */
	readonly line: string;
}

const due = "Property 'Due Date' (due)";

const items: readonly Case[] = [
	{
		of: problem('ID_MISSING'),
		field: "'Value to Match' (email)",
		line: "'Value to Match' (email) is missing: give the value that identifies the record",
	},
	{
		of: problem('KEY_FIELD_MISSING', { fields: "'id' or 'hs_object_id'" }),
		line: "The item has no field 'id' or 'hs_object_id': rename the field that identifies the record, or map it ('Map Each Column Manually' or 'Value to Match')",
	},
	{
		of: problem('KEY_FIELDS_DIFFER', { fields: "'id' and 'hs_object_id'" }),
		line: "The fields 'id' and 'hs_object_id' both identify the record and differ: remove one, or map the right one in the node",
	},
	{
		of: problem('FIELDS_FOR_ONE_PROPERTY', { fields: "'email' and 'Email'", name: 'email' }),
		line: "The fields 'email' and 'Email' are the same property (email): keep one of them",
	},
	{
		of: problem('FIELD_LABEL_SHARED', { names: 'size_a, size_b' }),
		field: "Field 'Size'",
		line: "Field 'Size' is the label of several properties: use the internal name of one, size_a, size_b",
	},
	{
		of: problem('ID_EMPTY'),
		field: "'Value to Match'",
		line: "'Value to Match' is empty: give the value that identifies the record",
	},
	{
		of: problem('ID_NOT_A_NUMBER', { value: 'NaN' }),
		field: "'Value to Match'",
		line: "'Value to Match' is NaN, not an ID: correct the expression",
	},
	{
		of: problem('ID_NOT_TEXT', { type: 'a list' }),
		field: "'Value to Match'",
		line: "'Value to Match' is a list, not text: map the one value that identifies the record",
	},
	{
		of: problem('ID_NOT_A_RECORD_ID', { value: '7.1E+11' }),
		field: "'Value to Match'",
		line: "'Value to Match' is '7.1E+11', not a record ID: pass it as text",
	},
	{
		of: problem('EMAIL_AS_RECORD_ID', { value: 'ada@example.com' }),
		field: "'Value to Match'",
		line: "'Value to Match' is 'ada@example.com', an email address, not a record ID: choose the property that has it in 'Match By'",
	},
	{
		of: problem('RECORD_ID_AS_EMAIL', { value: '7134' }),
		field: "'Email'",
		line: "'Email' is '7134', an ID, not an email address: choose the property that has it in 'Match By'",
	},
	{
		of: problem('MATCH_BY_MISSING'),
		line: "Choose the unique property that identifies the record in 'Match By'",
	},
	{
		of: problem('MATCH_BY_RECORD_ID'),
		line: "HubSpot cannot create or update by Record ID: choose a unique property in 'Match By', or use 'Update'",
	},
	{
		of: problem('MATCH_BY_NOT_UNIQUE', { name: 'city' }),
		line: "HubSpot cannot find records by 'city': choose a unique property in 'Match By'",
	},
	{
		of: problem('NOTHING_TO_WRITE'),
		line: "The item has no property to write: fill in 'Properties', or set 'Empty Values' to 'Clear' to write empty values",
	},
	{
		of: problem('DUPLICATE_ITEM', { id: 'a@x.io', items: '2, 5' }),
		line: "The item names the same record (a@x.io) as item 2, 5: remove one, or set 'Duplicates' to 'Merge'",
	},
	{
		of: problem('PROPERTIES_NOT_AN_OBJECT', { saw: 'a list' }),
		line: "'Properties (JSON)' must be an object of property names and values, but is a list",
	},
	{ of: problem('ASSOCIATIONS_NOT_A_LIST'), line: "'Associations' must be a list of objects" },
	{
		of: problem('ASSOCIATION_OBJECT_MISSING'),
		line: "Choose the object of the record to link to in 'To Object Type'",
	},
	{
		of: problem('NOT_LINKED', { to: 'company 12', said: 'No company with ID 12 exists' }),
		line: 'The record was written, but not linked to company 12: No company with ID 12 exists',
	},
	{
		of: problem('SEARCH_LIMIT_REACHED'),
		line: "HubSpot's limit of five searches a second stays reached: search less at the same time, or raise 'Max Wait'",
	},
	{
		of: problem('LINK_OBJECT_MISSING', { end: 'From' }),
		line: "Choose the object of the record in 'From Object Type'",
	},
	{
		of: problem('LINK_TARGET_NOT_FOUND', { object: 'contact', property: 'email', value: 'x@y.z' }),
		field: "'To Record ID' of an association",
		line: "HubSpot has no contact with the email 'x@y.z': correct 'To Record ID' of an association, or create the record first",
	},
	{
		of: problem('LINK_TARGET_NOT_READ', {
			...{ object: 'contact', property: 'email', value: 'x@y.z' },
			said: 'HubSpot is down',
		}),
		line: "The contact with the email 'x@y.z' cannot be looked up: HubSpot is down",
	},
	{
		of: problem('ASSOCIATION_TYPE_INVALID'),
		line: "'Association Type' must be a type ID, such as 16, or a category and a type ID, such as USER_DEFINED:42",
	},
	{
		of: problem('ASSOCIATION_TARGET_INVALID', { value: 'ada' }),
		field: "'To Record ID' of an association",
		line: "'To Record ID' of an association is 'ada', not a record ID: give the digits of an ID, or several IDs separated by commas",
	},
	{
		of: problem('EXPRESSION_FAILED', { said: 'x is not defined' }),
		line: 'A parameter cannot be read: x is not defined',
	},
];

const values: readonly Case[] = [
	{ of: problem('PROPERTY_NAME_EMPTY'), line: 'A property has no name: name it, or leave it out' },
	{
		of: problem('PROPERTY_NAME_IMPOSSIBLE'),
		field: "Property '__proto__'",
		line: "Property '__proto__' is not a name that a HubSpot property can have: rename it",
	},
	{
		of: problem('PROPERTY_UNKNOWN', { objects: 'tickets' }),
		field: "Property 'x'",
		line: "Property 'x' does not exist for tickets: correct the name, or set 'Unknown Properties' to 'Ignore'",
	},
	{
		of: problem('PROPERTY_IS_LABEL', { name: 'due' }),
		field: "Property 'Due Date'",
		line: "Property 'Due Date' is the label of a property: use its internal name due",
	},
	{
		of: problem('PROPERTY_READ_ONLY'),
		field: due,
		line: "Property 'Due Date' (due) is read-only in HubSpot: remove it, or set 'Unknown Properties' to 'Ignore'",
	},
	{
		of: problem('VALUE_IS_OBJECT'),
		field: due,
		line: "Property 'Due Date' (due) is an object: give text, a number, a boolean or a list of them",
	},
	{
		of: problem('VALUE_LIST_HAS_OBJECT'),
		field: due,
		line: "Property 'Due Date' (due) is a list that contains an object: give a list of text, numbers or booleans",
	},
	{
		of: problem('VALUE_IS_LIST', { count: '2' }),
		field: due,
		line: "Property 'Due Date' (due) is a list of 2 values, but takes only one: choose one",
	},
	{
		of: problem('VALUE_CANNOT_BE_STORED', { type: 'function' }),
		field: due,
		line: "Property 'Due Date' (due) is a function: give text, a number, a boolean or a list of them",
	},
	{
		of: problem('VALUE_NOT_FINITE', { value: 'NaN' }),
		field: due,
		line: "Property 'Due Date' (due) is NaN, not a number: correct the calculation",
	},
	{
		of: problem('VALUE_LOST_DIGITS', { value: '9007199254740992' }),
		field: due,
		line: "Property 'Due Date' (due) is 9007199254740992, a number that has lost digits: pass it as text",
	},
	{
		of: problem('VALUE_NOT_A_NUMBER', { value: '12 kg' }),
		field: due,
		line: "Property 'Due Date' (due) is '12 kg', not a number: write it like 1234.5",
	},
	{
		of: problem('VALUE_DECIMAL_COMMA', { value: '1,5' }),
		field: due,
		line: "Property 'Due Date' (due) is '1,5', with a comma: write it like 1234.5, because a comma can mean decimals or thousands",
	},
	{
		of: problem('VALUE_NOT_A_BOOLEAN', { value: 'on' }),
		field: due,
		line: "Property 'Due Date' (due) is 'on': give true or false",
	},
	{
		of: problem('VALUE_NOT_A_DATE', { value: 'soon' }),
		field: due,
		line: "Property 'Due Date' (due) is 'soon', not a date: write it as 2026-12-31",
	},
	{
		of: problem('VALUE_UNCLEAR_DATE', { value: '03/04/2026' }),
		field: due,
		line: "Property 'Due Date' (due) is '03/04/2026', a date with two meanings: write it as 2026-12-31",
	},
	{
		of: problem('VALUE_NOT_AN_EMAIL', { value: 'ann at example.com' }),
		field: "'ID' (email)",
		line: "'ID' (email) is 'ann at example.com', not an email address: correct it",
	},
	{
		of: problem('VALUE_NOT_A_TIME', { value: 'noon' }),
		field: due,
		line: "Property 'Due Date' (due) is 'noon', not a date and time: write it as 2026-12-31T14:30:00Z",
	},
	{
		of: problem('VALUE_UNCLEAR_TIME', { value: '46022' }),
		field: due,
		line: "Property 'Due Date' (due) is 46022, which may not be seconds or milliseconds since 1970: write it as 2026-12-31",
	},
	{
		of: problem('VALUE_NOT_A_CHOICE', { value: 'gold', choices: 'Free (free), pro' }),
		field: due,
		line: "Property 'Due Date' (due) is 'gold', not one of its options: give one of Free (free), pro",
	},
	{
		of: problem('VALUE_CHOICES_BY_COMMA', { value: 'a, b', choices: 'a, b' }),
		field: due,
		line: "Property 'Due Date' (due) is 'a, b': separate several options by ; or give a list. Its options: a, b",
	},
	{
		of: problem('VALUE_CHOICE_UNCLEAR', { value: 'New', choices: 'New (1), New (71)' }),
		field: due,
		line: "Property 'Due Date' (due) is 'New', the label of several options: give one of their values, New (1), New (71)",
	},
	{
		of: problem('VALUE_STAGE_OF_OTHER_PIPELINE', {
			value: '2',
			pipeline: 'Support',
			choices: 'New (71), Paid (72)',
		}),
		field: due,
		line: "Property 'Due Date' (due) is '2', a stage of the pipeline 'Support', not of the one in the item: give one of New (71), Paid (72)",
	},
	{
		of: problem('VALUE_OWNER_DEACTIVATED', { value: 'ada@x.io' }),
		field: due,
		line: "Property 'Due Date' (due) is 'ada@x.io', an owner who is deactivated in HubSpot: give an active owner",
	},
	{
		of: problem('VALUE_TOO_LONG', { count: '65537' }),
		field: due,
		line: "Property 'Due Date' (due) has 65537 characters: shorten it to 65536, the most that HubSpot accepts",
	},
];

const settings: readonly Case[] = [
	{
		of: problem('OPTION_NOT_A_BOOLEAN'),
		field: "'Dry Run'",
		line: "'Dry Run' must be true or false",
	},
	{
		of: problem('OPTION_NOT_A_CHOICE', { choices: 'merge, error' }),
		field: "'Duplicates'",
		line: "'Duplicates' must be one of merge, error",
	},
	{
		of: problem('OPTION_OUT_OF_RANGE', { least: '1', most: '100' }),
		field: "'Batch Size'",
		line: "'Batch Size' must be a number from 1 to 100",
	},
	{
		of: problem('OPERATION_UNKNOWN'),
		line: "The node does not support this 'Resource' and 'Operation'",
	},
	{
		of: problem('CREATE_ONLY_UNKNOWN', { name: 'stge', objects: 'deals' }),
		line: "'Create-Only Property Names or IDs' has stge, which is not a property of deals",
	},
	{ of: problem('OBJECT_TYPE_MISSING'), line: "Choose an 'Object Type'" },
	{
		of: problem('OBJECT_TYPE_INVALID', { value: '../x' }),
		line: "'Object Type' cannot be '../x': give a name such as line_items, or an ID such as 2-1234567",
	},
	{
		of: problem('OBJECT_TYPES_DIFFER', { first: 'leads', other: 'tasks', item: '3' }),
		line: "'Object Type' must be the same for all items of a run: it is 'leads' for item 0, and 'tasks' for item 3",
	},
	{
		of: problem('AUTHENTICATION_NOT_CHOSEN'),
		line: "Choose a credential: 'Authentication' has an unknown value",
	},
	{
		of: problem('BASE_URL_INVALID'),
		line: "'Base URL' of the credential must be a URL, such as https://api.hubapi.com",
	},
	{
		of: problem('BASE_URL_INSECURE'),
		line: "'Base URL' of the credential must begin with https://, because the token is sent to it",
	},
	{
		of: problem('BASE_URL_WITH_EXTRAS'),
		line: "'Base URL' of the credential must be a plain address such as https://api.hubapi.com, without a user name, ? or #",
	},
	{
		of: problem('OTHER_HOST', { host: 'example.com' }),
		line: "The key is sent to the credential's 'Base URL' only, not to example.com",
	},
	{
		of: problem('SETTINGS_UNREADABLE', { said: 'x is not defined' }),
		line: 'The settings of the node cannot be read: x is not defined',
	},
];

const connection: readonly Case[] = [
	{
		of: problem('NO_ANSWER', { why: 'ECONNRESET' }),
		line: "No answer from HubSpot (ECONNRESET): check that n8n reaches the credential's 'Base URL'",
	},
	{
		of: problem('REQUEST_IMPOSSIBLE', { why: 'ERR_INVALID_URL' }),
		line: "The request cannot be sent (ERR_INVALID_URL): check the credential's 'Base URL' and the certificate of its host",
	},
	{ of: problem('CREDENTIAL_NOT_READY', { said: 'Not connected' }), line: 'Not connected' },
	{
		of: problem('CREDENTIAL_NOT_CONNECTED'),
		line: 'The OAuth2 credential is not connected to a HubSpot account: open it and connect it',
	},
	{
		of: problem('NO_NEW_TOKEN', { why: 'invalid_grant' }),
		line: 'HubSpot issued no new access token: reconnect the credential, and check its client ID and secret (invalid_grant)',
	},
	{
		of: problem('TOKEN_ENDPOINT_SILENT', { why: '503' }),
		line: "HubSpot's token endpoint did not issue a new access token (503): try again later",
	},
	{
		of: problem('WAIT_TOO_LONG', {
			said: 'The limit is reached',
			wait: '1 hour',
			most: '5 minutes',
		}),
		line: "The limit is reached (no request passes for 1 hour, and 'Max Wait' is 5 minutes)",
	},
	{
		of: problem('NOT_A_BATCH_ANSWER', { status: '200' }),
		line: "HubSpot answered 200, but not with a batch: check the credential's 'Base URL'",
	},
	{
		of: problem('NOT_A_LIST', { status: '200' }),
		line: "HubSpot answered 200, but not with a list: check the credential's 'Base URL'",
	},
	{
		of: problem('LIST_NOT_FOUND', { status: '404' }),
		line: "HubSpot's API has no such list (status 404): check that requests reach api.hubapi.com",
	},
	{
		of: problem('LIST_REFUSED', { why: 'status 400: Bad request' }),
		line: 'HubSpot does not accept the request for this list (status 400: Bad request): contact HubSpot support if it persists',
	},
	{
		of: problem('LIST_REDIRECTED', { status: '302' }),
		line: 'The request for this list was redirected (status 302), and the node does not follow redirections: check that requests reach api.hubapi.com',
	},
	{
		of: problem('LIST_UNAVAILABLE', { list: 'owners', said: 'it is down' }),
		line: "HubSpot's owners cannot be read now, and this item needs them: it is down",
	},
	{ of: problem('NO_RESULT'), line: "HubSpot's reply does not mention this item" },
	{
		of: problem('NO_RESULT_OF_ITS_OWN', { said: 'Bad value' }),
		line: "HubSpot's reply does not mention this item, and says about no item in particular: Bad value",
	},
	{
		of: problem('RECORD_NOT_IDENTIFIED'),
		line: 'HubSpot returned records that cannot be matched to this item with certainty: look the record up in HubSpot',
	},
	{
		of: problem('RECORD_NOT_IDENTIFIED_AND_REASON', { said: 'Bad value' }),
		line: 'HubSpot returned records that cannot be matched to this item with certainty, and says about no item in particular: Bad value',
	},
	{
		of: problem('RECORD_AND_REASON', { said: 'Bad value' }),
		line: 'HubSpot returned the record together with a refusal: Bad value',
	},
	{
		of: problem('REFUSED_BESIDE_RECORD', { said: 'Bad value' }),
		line: 'HubSpot refused this item (Bad value), and returned a record that can be its own: look the record up in HubSpot',
	},
	{
		of: problem('LOST_THEN_REFUSED', { lost: 'Outage (502)', said: 'Bad value' }),
		line: 'Outage (502); the node sent the item again, and HubSpot refused it: Bad value',
	},
	{
		of: problem('REASON_UNKNOWN'),
		line: 'The reason is unknown: look the record up in HubSpot',
	},
	{ of: problem('LOST_TRACK'), line: 'The node lost track of this item: please report it' },
	{ of: problem('CANCELLED'), line: 'The execution was cancelled' },
	{
		of: problem('STOPPED', { item: '3' }),
		line: "Item 3 failed, and 'On Error' is 'Stop Workflow'",
	},
];

const editor: readonly Case[] = [
	{ of: problem('RESOURCE_NOT_CHOSEN'), line: "Choose a 'Resource' first" },
	{
		of: problem('CREDENTIAL_NOT_CHOSEN'),
		line: 'Choose a credential at the top of the node, then refresh this list',
	},
	{
		of: problem('MAPPER_WITHOUT_CREDENTIAL'),
		line: "Choose a credential at the top of the node, then click 'Retry' or open the node again",
	},
	{
		of: problem('CREDENTIAL_UNREADABLE', { said: 'no access' }),
		line: 'The credential cannot be read: no access',
	},
	{
		of: problem('PROPERTIES_NOT_LISTED', { said: 'no access' }),
		line: "HubSpot's properties cannot be read: no access",
	},
	{
		of: problem('PROPERTIES_NOT_RETURNED'),
		line: "HubSpot returned no properties: check the credential's 'Base URL'",
	},
	{
		of: problem('CHOICES_NOT_LISTED', { why: 'scope missing' }),
		field: 'Contact owner',
		line: 'Contact owner (ID: scope missing)',
	},
	{
		of: problem('NO_UNIQUE_PROPERTY'),
		line: 'No unique property to match by: create one in HubSpot',
	},
];

const city = "Filter 'City' (city)";

const searches: readonly Case[] = [
	{ of: problem('FILTERS_NOT_A_LIST'), line: "'Filters' must be a list of objects" },
	{
		of: problem('FILTER_PROPERTY_MISSING'),
		line: 'A filter has no property: choose one, or remove the filter',
	},
	{
		of: problem('FILTER_PROPERTY_UNKNOWN', { objects: 'contacts' }),
		field: "Filter 'town'",
		line: "Filter 'town': the property does not exist for contacts, so correct its name",
	},
	{
		of: problem('FILTER_OPERATOR_UNKNOWN', { value: 'LIKE', operators: 'EQ, NEQ' }),
		field: "Filter 'city'",
		line: "Filter 'city': HubSpot has no operator 'LIKE', so give one of EQ, NEQ",
	},
	{
		of: problem('FILTER_VALUE_MISSING'),
		field: city,
		line: "Filter 'City' (city) has no value: give one, or choose the operator 'Is Unknown' for records without a value",
	},
	{
		of: problem('FILTER_NEEDS_TWO_VALUES', { count: '1' }),
		field: city,
		line: "Filter 'City' (city) needs two values, the ends of the range, but has 1: give both, as in 10;20",
	},
	{
		of: problem('FILTERS_TOO_MANY', { count: '7', most: '5' }),
		line: 'The search has 7 filters, and can have 5: remove some',
	},
	{
		of: problem('FILTERS_LEAVE_NO_PAGES', { count: '6', page: '200' }),
		line: 'The search has 6 filters, as many as HubSpot takes, so it can return 200 records only: remove a filter, or set a limit of 200 or less',
	},
	{
		of: problem('SEARCH_REFUSED', { why: 'status 400: Nonsense' }),
		line: 'HubSpot does not accept this search (status 400: Nonsense): correct the filters',
	},
	{
		of: problem('SEARCH_WITHOUT_ID'),
		line: "HubSpot's reply to the search has a record without an ID: check the credential's 'Base URL'",
	},
	{
		of: problem('SEARCH_NOT_IN_ORDER'),
		line: "HubSpot's reply to the search is not in the order of the record IDs, so records could be missing: search again",
	},
	{
		of: problem('SEARCH_NEVER_ENDS'),
		line: "HubSpot's replies to the search name further records and do not return them: search again",
	},
];

const cases = [...items, ...searches, ...values, ...settings, ...connection, ...editor];

/** Categories of the problems that are not invalid input. */
const categories: Readonly<Record<string, string>> = {
	NO_ANSWER: 'NO_ANSWER',
	REQUEST_IMPOSSIBLE: 'CREDENTIAL',
	CREDENTIAL_NOT_READY: 'CREDENTIAL',
	CREDENTIAL_NOT_CONNECTED: 'CREDENTIAL',
	NO_NEW_TOKEN: 'CREDENTIAL',
	TOKEN_ENDPOINT_SILENT: 'NO_ANSWER',
	WAIT_TOO_LONG: 'NO_ANSWER',
	NOT_A_BATCH_ANSWER: 'NO_RESULT',
	NOT_A_LIST: 'NO_RESULT',
	LIST_NOT_FOUND: 'NO_RESULT',
	LIST_REFUSED: 'NO_RESULT',
	LIST_REDIRECTED: 'NO_RESULT',
	LIST_UNAVAILABLE: 'NO_ANSWER',
	LINK_TARGET_NOT_READ: 'NO_ANSWER',
	LOST_THEN_REFUSED: 'NO_ANSWER',
	NO_RESULT: 'NO_RESULT',
	NO_RESULT_OF_ITS_OWN: 'NO_RESULT',
	RECORD_NOT_IDENTIFIED: 'NO_RESULT',
	RECORD_NOT_IDENTIFIED_AND_REASON: 'NO_RESULT',
	REFUSED_BESIDE_RECORD: 'NO_RESULT',
	REASON_UNKNOWN: 'NO_RESULT',
	LOST_TRACK: 'NO_RESULT',
	CANCELLED: 'CANCELLED',
	STOPPED: 'STOPPED',
	PROPERTIES_NOT_RETURNED: 'NO_RESULT',
	SEARCH_LIMIT_REACHED: 'NO_ANSWER',
	SEARCH_WITHOUT_ID: 'NO_RESULT',
	SEARCH_NOT_IN_ORDER: 'NO_RESULT',
	SEARCH_NEVER_ENDS: 'NO_RESULT',
};

test.each(cases)('the failure of $of.code', ({ of, field, line }) => {
	expect(failureOf(of, field, 'due')).toEqual({
		message: line,
		category: categories[of.code] ?? 'INVALID_INPUT',
		code: of.code,
		property: 'due',
	});
});

test('every code has a case', () => {
	expect(cases.map(({ of }) => of.code).sort()).toEqual(Object.keys(problems).sort());
});

test('the failure of an item has its index at the end of the line', () => {
	const failure = failureOf(problem('LOST_TRACK'));
	expect(ofItem(failure, 3)).toEqual({ ...failure, message: `${failure.message} [item 3]` });
});
