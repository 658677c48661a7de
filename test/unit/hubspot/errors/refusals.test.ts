import fc from 'fast-check';

import { failureFrom, recognise, refusals } from '../../../../nodes/CrmBatch/hubspot/errors/match';
import { htmlPage, notFoundMessage, rateLimit, refusal } from '../../support/replies';

/** IDs of the rows that a case uses. */
const used = new Set<string | undefined>();

interface Case {
	readonly title: string;
	readonly status: number;
	readonly body: unknown;
	/** The whole line. */
	readonly line: string;
	/** Further facts. */
	readonly known?: object;
	/** Scopes that the request needs. */
	readonly needed?: readonly string[];
}

const check = ({ status, body, line, known = {}, needed }: Case): void => {
	const { failure } = recognise(body, status, needed);
	used.add(failure.refusal);
	expect(failure).toMatchObject({ message: line, httpStatus: status, ...known });
};

const VALID = 'VALIDATION_ERROR';

/** A bad value, as HubSpot lists it inside the message. */
const badValue = (name: string, error: string, message: string) =>
	refusal(
		VALID,
		`Property values were not valid: ${JSON.stringify([
			{ isValid: false, message, error, name, localizedErrorMessage: message, portalId: 891936587 },
		])}`,
	);

/** A bad value, as newer versions of the API list it beside the message. */
const badDetail = (name: string, code: string, message: string) =>
	refusal(VALID, 'The property values provided are invalid', {
		errors: [{ message, code, context: { propertyName: [name] } }],
	});

const invalid = (message: string, more: Readonly<Record<string, unknown>> = {}) =>
	refusal(VALID, message, more);

describe('HubSpot refuses the credential', () => {
	const expired = (ago: string, time: string) =>
		refusal(
			'EXPIRED_AUTHENTICATION',
			`The OAuth token used to make this call expired ${ago} ago.`,
			{ context: { 'expire time': [time] } },
		);
	const unknownToken =
		'HubSpot does not know this service key or access token: paste all of it into the credential again, or reconnect the credential';
	const scopes = {
		errors: [
			{
				message: 'One or more of the following scopes are required.',
				context: { requiredGranularScopes: ['crm.objects.contacts.write'] },
			},
		],
		links: { scopes: 'https://developers.hubspot.com/scopes' },
	};
	const notGranted =
		"This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.";

	test.each<Case>([
		{
			title: 'an expired token',
			status: 401,
			body: expired('75 second(s)', '2022-06-21T10:37:52.040Z'),
			line: 'The access token has expired: reconnect the OAuth2 credential, or paste a new token',
			known: { original: 'The OAuth token used to make this call expired 75 second(s) ago.' },
		},
		{
			title: 'a token that expired years ago',
			status: 401,
			body: expired('3000 day(s)', '2018-06-21T10:37:52.040Z'),
			line: 'The access token has expired: reconnect the OAuth2 credential, or paste a new token',
		},
		{
			title: 'an unknown token, by its message',
			status: 401,
			body: expired('20543 day(s)', ''),
			line: unknownToken,
		},
		{
			title: 'an unknown token, by its time',
			status: 401,
			body: expired('some time', '1970-01-01T00:00:00Z'),
			line: unknownToken,
			known: { category: 'EXPIRED_AUTHENTICATION' },
		},
		{
			title: 'no token',
			status: 401,
			body: refusal(
				'INVALID_AUTHENTICATION',
				'Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more details at https://developers.hubspot.com/docs/methods/auth/oauth-overview',
			),
			line: 'HubSpot does not accept the access token: paste it into the credential again, or reconnect the credential',
		},
		{
			title: 'a missing scope',
			status: 403,
			body: refusal('MISSING_SCOPES', notGranted, scopes),
			line: "The credential lacks the HubSpot scope crm.objects.contacts.write: add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again",
			known: { original: notGranted },
		},
		{
			title: 'a missing scope that is not named',
			status: 403,
			body: refusal('MISSING_SCOPES', 'This app has no permission for that.'),
			line: "The credential lacks a HubSpot scope (This app has no permission for that): add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again",
		},
		{
			title: 'missing scopes that are not named, of a request that needs two',
			status: 403,
			body: refusal('', notGranted),
			needed: ['crm.objects.deals.write', 'tickets'],
			line: "The credential lacks a HubSpot scope, and this operation needs crm.objects.deals.write and tickets: add what is missing to the app or service key, for OAuth2 also to the credential's 'Scope', then connect again",
		},
		{
			title: 'a blocked app',
			status: 403,
			body: refusal('BANNED', 'This app is banned.'),
			line: 'HubSpot has blocked this app or account: contact HubSpot support (This app is banned)',
		},
		{
			title: 'a missing permission',
			status: 403,
			body: refusal('FORBIDDEN', 'You do not have permissions to edit this contact.'),
			line: 'HubSpot does not allow this for the credential (You do not have permissions to edit this contact): give its user or app the permission in HubSpot',
		},
		{
			title: 'a firewall',
			status: 403,
			body: htmlPage,
			line: "HubSpot refused access without a reason (status 403): check the credential's 'Base URL', and whether the n8n server is blocked",
		},
	])('$title', check);
});

describe('HubSpot is not ready', () => {
	const limit = "HubSpot's request limit stays reached: lower 'Concurrency', or raise 'Max Wait'";

	test.each<Case>([
		{
			title: 'the daily limit',
			status: 429,
			body: rateLimit('DAILY', 'daily'),
			line: "HubSpot's daily request limit is reached: send the items again tomorrow",
		},
		{
			title: 'the daily limit, by its message and category',
			status: 400,
			body: refusal('RATE_LIMITS', 'You have reached your daily limit.'),
			line: "HubSpot's daily request limit is reached: send the items again tomorrow",
		},
		{
			title: 'the limit per hour',
			status: 429,
			body: rateLimit('HOURLY', 'hourly'),
			line: "HubSpot's request limit per hour is reached: send the items again in an hour, or raise 'Max Wait'",
		},
		{
			title: 'the limit per hour, by its message and category',
			status: 400,
			body: refusal('RATE_LIMITS', 'You have reached your hourly limit.'),
			line: "HubSpot's request limit per hour is reached: send the items again in an hour, or raise 'Max Wait'",
		},
		{
			title: 'the limit per ten seconds',
			status: 429,
			body: rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling'),
			line: "HubSpot's request limit per ten seconds stays reached: lower 'Concurrency', or raise 'Max Wait'",
			known: { original: 'You have reached your ten_secondly_rolling limit.' },
		},
		{
			title: 'the limit per second',
			status: 429,
			body: rateLimit('SECONDLY', 'secondly'),
			line: limit,
		},
		{ title: 'a limit without a body', status: 429, body: '', line: limit },
		{
			title: 'locked records',
			status: 423,
			body: refusal('LOCKED', 'A bulk sync is in progress.'),
			line: 'HubSpot has locked these records for a bulk sync: send the items again when it is done',
		},
		{
			title: 'an account that is being moved',
			status: 477,
			body: '',
			line: 'HubSpot is moving this account to another data center: send the items again when it is done',
		},
		{
			title: 'a request that took too long',
			status: 524,
			body: htmlPage,
			line: "HubSpot took too long (status 524): lower 'Batch Size'",
		},
		{
			title: 'no connection behind the gateway',
			status: 523,
			body: htmlPage,
			line: 'HubSpot cannot be reached behind its gateway (status 523): see https://status.hubspot.com',
		},
		{
			title: 'an outage',
			status: 502,
			body: htmlPage,
			line: 'HubSpot is down or overloaded (status 502): see https://status.hubspot.com',
		},
		{
			title: 'an outage with a message',
			status: 500,
			body: { status: 'error', message: 'internal error' },
			line: 'HubSpot is down or overloaded (status 500): see https://status.hubspot.com',
			known: { original: 'internal error' },
		},
	])('$title', check);
});

describe('HubSpot refuses a value', () => {
	test.each<Case>([
		{
			title: 'a property that does not exist',
			status: 207,
			body: badValue('shoe_size', 'PROPERTY_DOESNT_EXIST', 'Property "shoe_size" does not exist'),
			line: "Property \"shoe_size\" does not exist: correct the name, or set 'Unknown Properties' to 'Ignore'",
			known: { property: 'shoe_size', code: 'PROPERTY_DOESNT_EXIST', category: VALID },
		},
		{
			title: 'a read-only property',
			status: 400,
			body: badValue(
				'hs_x',
				'READ_ONLY_VALUE',
				'"hs_x" is a read only property; its value cannot be set.',
			),
			line: '"hs_x" is a read only property; its value cannot be set: remove it from the properties',
		},
		{
			title: 'an unknown choice',
			status: 207,
			body: badValue(
				'hs_ticket_category',
				'INVALID_OPTION',
				'reports was not one of the allowed options: [PRODUCT_ISSUE, BILLING_ISSUE, FEATURE_REQUEST, GENERAL_INQUIRY]',
			),
			line: 'hs_ticket_category: reports was not one of the allowed options: [PRODUCT_ISSUE, BILLING_ISSUE, FEATURE_REQUEST, GENERAL_INQUIRY] (give the internal value, not the label)',
		},
		{
			title: 'a stage of another pipeline',
			status: 207,
			body: badValue(
				'hs_pipeline_stage',
				'INVALID_OPTION',
				'98765001 was not one of the allowed options: [1, 2, 3, 4]',
			),
			line: "hs_pipeline_stage: 98765001 was not one of the allowed options: [1, 2, 3, 4]: give a stage of the record's pipeline, or write the pipeline too",
		},
		{
			title: 'an invalid email',
			status: 207,
			body: badValue('email', 'INVALID_EMAIL', 'Email address dsfsafas@ is invalid'),
			line: 'Email address dsfsafas@ is invalid: correct it or leave it out',
		},
		{
			title: 'a date that is not midnight',
			status: 207,
			body: badValue('due', 'INVALID_DATE', '1641038400000 is at 12:0:0.0 UTC, not midnight!'),
			line: 'due: 1641038400000 is at 12:0:0.0 UTC, not midnight: give only the day, such as 2026-12-31',
		},
		{
			title: 'an invalid date',
			status: 207,
			body: badValue('closedate', 'INVALID_LONG', '1/1/1 was not a valid long.'),
			line: 'closedate: 1/1/1 was not a valid long: write a date as 2026-12-31, a time as 2026-12-31T14:30:00Z',
		},
		{
			title: 'an invalid number',
			status: 400,
			body: badValue('discount', 'INVALID_INTEGER', 'discount was not a valid number'),
			line: 'discount was not a valid number: write it like 1234.5',
		},
		{
			title: 'a value that another record has',
			status: 400,
			body: badValue(
				'erp_id',
				'CONFLICTING_UNIQUE_VALUE',
				'Cannot set erp_id to E1. 3401 already has that value.',
			),
			line: 'Cannot set erp_id to E1. 3401 already has that value: update that record, or give another value',
			known: { existingId: '3401', property: 'erp_id' },
		},
		{
			title: 'a property that an admin requires',
			status: 400,
			body: badDetail(
				'firstname',
				'MISSING_REQUIRED_PROPERTY',
				'A value for firstname must be provided',
			),
			line: 'A value for firstname must be provided: fill it in',
			known: { original: 'The property values provided are invalid', property: 'firstname' },
		},
		{
			title: 'a property that a rule requires',
			status: 400,
			body: badDetail(
				'my_property',
				'MISSING_CONDITIONAL_REQUIRED_PROPERTY',
				'my_property is required because of a conditional property rule based on [country]',
			),
			line: 'my_property is required because of a conditional property rule based on [country]: fill it in too',
		},
		{
			title: 'required properties',
			status: 400,
			body: invalid('Error creating TICKET. Some required properties were not set.', {
				context: { properties: ['hs_pipeline_stage', 'subject'] },
			}),
			line: 'HubSpot requires a value for hs_pipeline_stage, subject: fill it in',
			known: { property: 'hs_pipeline_stage, subject' },
		},
		{
			title: 'required properties, in an older wording',
			status: 400,
			body: invalid(
				'Cannot create object with type: TICKET. The following required properties were missing: [subject]',
			),
			line: 'Cannot create object with type: TICKET. The following required properties were missing: [subject]: fill them in',
		},
	])('$title', check);
});

describe('HubSpot refuses a record', () => {
	test.each<Case>([
		{
			title: 'a contact that exists',
			status: 409,
			body: refusal('CONFLICT', 'Contact already exists. Existing ID: 3401'),
			line: "Record 3401 already has this email or other unique value: update that record, or use 'Create or Update'",
			known: { existingId: '3401', original: 'Contact already exists. Existing ID: 3401' },
		},
		{
			title: 'a contact that exists, as one of the errors of a 207',
			status: 207,
			body: refusal('CONFLICT', 'Contact already exists. Existing ID: 171591000198', {
				context: { objectWriteTraceId: ['0'], existingId: ['171591000198'] },
			}),
			line: "Record 171591000198 already has this email or other unique value: update that record, or use 'Create or Update'",
		},
		{
			title: 'a contact that exists, without its ID',
			status: 409,
			body: refusal('CONFLICT', 'Contact already exists'),
			line: "Another record already has this email or other unique value: update that record, or use 'Create or Update'",
		},
		{
			title: 'contacts that do not exist',
			status: 207,
			body: refusal('OBJECT_NOT_FOUND', notFoundMessage, { context: { ids: ['1', '2'] } }),
			line: "HubSpot has no contact with this value in 'Match By', or it was archived or merged: correct the value, or create the record first",
		},
		{
			title: 'tickets that do not exist',
			status: 207,
			body: refusal('OBJECT_NOT_FOUND', notFoundMessage.replace('CONTACT', 'TICKET')),
			line: "HubSpot has no ticket with this value in 'Match By', or it was archived or merged: correct the value, or create the record first",
		},
		{
			title: 'a record that does not exist',
			status: 404,
			body: refusal('OBJECT_NOT_FOUND', 'resource not found'),
			line: "HubSpot has no record with this value in 'Match By', or it was archived or merged: correct the value, or create the record first",
		},
		{
			title: 'a duplicate record',
			status: 400,
			body: invalid('Duplicate IDs found in batch input: [12877907025]. IDs must be unique', {
				context: { ids: ['12877907025'] },
			}),
			line: 'Duplicate IDs found in batch input: [12877907025]. IDs must be unique: two items name one record, remove one of them',
		},
		{
			title: 'an association to an invalid ID',
			status: 207,
			body: invalid('unknown_id_123456798 is not a valid ID', {
				subCategory: 'crm.associations.INVALID_IDENTIFIER',
				context: { id: ['unknown_id_123456798'] },
			}),
			line: "unknown_id_123456798 is not a valid ID: give the record ID of an existing record in 'To Record ID'",
			known: { code: 'crm.associations.INVALID_IDENTIFIER' },
		},
		{
			title: 'an association to an invalid ID, by its message',
			status: 400,
			body: invalid('acme is not a valid ID'),
			line: "acme is not a valid ID: give the record ID of an existing record in 'To Record ID'",
		},
		{
			title: 'an association to an invalid ID, by its message, in the reply of version 2026-09',
			status: 201,
			body: invalid('acme is not a valid ID'),
			line: "acme is not a valid ID: give the record ID of an existing record in 'To Record ID'",
		},
		{
			title: 'an association to a record that does not exist',
			status: 404,
			body: refusal('OBJECT_NOT_FOUND', 'No contact with ID 55 exists', {
				subCategory: 'crm.associations.TO_OBJECT_NOT_FOUND',
				context: { objectType: ['contact'], id: ['55'] },
			}),
			line: "No contact with ID 55 exists: correct 'To Record ID'",
		},
		{
			title: 'an association of a record that does not exist',
			status: 404,
			body: refusal('OBJECT_NOT_FOUND', 'No contact with ID 55 exists', {
				subCategory: 'crm.associations.FROM_OBJECT_NOT_FOUND',
				context: { objectType: ['contact'], id: ['55'] },
			}),
			line: 'No contact with ID 55 exists: correct the record that the association starts from',
		},
		{
			title: 'an association to itself',
			status: 207,
			body: invalid('Object 211762804612 cannot be associated to itself (211762804612)'),
			line: "Object 211762804612 cannot be associated to itself (211762804612): give another record in 'To Record ID'",
		},
		{
			title: 'an association without the permission',
			status: 400,
			body: invalid("Missing 'Edit Associations' permission."),
			line: "Missing 'Edit Associations' permission: give the credential's user 'Edit Associations' in HubSpot",
		},
	])('$title', check);
});

describe('HubSpot refuses a request', () => {
	const tooMany =
		'The maximum number of inputs supported in a batch is 100. Please reduce the number of items and try again';

	test.each<Case>([
		{
			title: 'a redirection',
			status: 302,
			body: htmlPage,
			line: "The credential's 'Base URL' redirects to another address (status 302): set it to https://api.hubapi.com",
		},
		...[413, 414].map((status) => ({
			title: `a request that is too large (${status})`,
			status,
			body: '',
			line: "The request is too large for HubSpot: lower 'Batch Size', or shorten the values",
		})),
		{
			title: 'a property that is not unique',
			status: 400,
			body: invalid(
				'Unable to perform update/upsert by non-unique 0-2 property hs_object_id in portal ID 21939747',
			),
			line: "Unable to perform update/upsert by non-unique 0-2 property hs_object_id in portal ID 21939747: choose a unique property in 'Match By'",
		},
		{
			title: 'too many inputs',
			status: 400,
			body: invalid(tooMany),
			line: `Lower 'Batch Size': ${tooMany}`,
		},
		{
			title: 'unreadable JSON',
			status: 400,
			body: { status: 'error', message: 'Invalid input JSON on line 1, column 2. Some …' },
			line: 'HubSpot cannot read this item: Invalid input JSON on line 1, column 2. Some …',
		},
		{
			title: 'missing JSON',
			status: 400,
			body: invalid('Invalid JSON input: a request body was expected, but none found'),
			line: 'HubSpot cannot read this item: Invalid JSON input: a request body was expected, but none found',
		},
		{
			title: 'an unknown object type',
			status: 400,
			body: { status: 'error', message: 'Unable to infer object type from: butterflies' },
			line: "HubSpot does not know this object type (Unable to infer object type from: butterflies): check 'Object Type', or the credential's 'Base URL'",
		},
		{
			title: 'another reason',
			status: 400,
			body: invalid('No properties found to update, please provide at least one.'),
			line: 'No properties found to update, please provide at least one',
			known: { original: 'No properties found to update, please provide at least one.' },
		},
		{
			title: 'a path that does not exist',
			status: 404,
			body: htmlPage,
			line: "The credential's 'Base URL' is not HubSpot's (status 404): set it to https://api.hubapi.com",
		},
		{
			title: 'no reason',
			status: 400,
			body: '',
			line: 'HubSpot refused this without a reason (status 400): send this item by itself',
		},
	])('$title', check);
});

test('every row has a case', () => {
	expect(refusals.length).toBeGreaterThan(35);
	expect(refusals.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
});

describe('the line of a hostile reply', () => {
	const long = 'x'.repeat(65_536);

	test('is cut, and so is HubSpot’s message beside it, in its middle', () => {
		const said = `${long} was not one of the allowed options: [A, B]`;
		const { message, original } = failureFrom(badValue('p'.repeat(5_000), 'INVALID_OPTION', said));
		expect(message.length).toBeLessThan(1_000);
		expect(message).toMatch(/^p+: x+… \(give the internal value, not the label\)$/);
		expect(original?.length).toBeLessThan(1_100);
		expect(original).toMatch(/^Property values were not valid: .*x … x.*"portalId":891936587\}\]$/);
	});

	test('has no line breaks', () => {
		const { message } = failureFrom(invalid('one\r\n two\n\n\tthree\u2028four. '), 400);
		expect(message).toBe('one two three four');
	});

	test('is not cut inside a character', () => {
		const { message } = failureFrom(invalid('x'.repeat(399) + '😀'.repeat(400)), 400);
		expect(message).toBe(`${'x'.repeat(399)}…`);
	});

	test('keeps braces in HubSpot’s words', () => {
		const { message } = failureFrom(badValue('{said}', 'INVALID_EMAIL', '{status} {said} {field}'));
		expect(message).toBe('{status} {said} {field}: correct it or leave it out');
	});

	test('is never empty, and never throws', () => {
		const text = fc.oneof(fc.string(), fc.constantFrom(long, '', '. ', '__proto__', '\n\n'));
		const any = fc.oneof(text, fc.anything());
		const error = fc.record(
			{
				message: any,
				category: fc.oneof(any, fc.constantFrom('CONFLICT', 'MISSING_SCOPES', VALID)),
				subCategory: any,
				policyName: any,
				context: fc.oneof(fc.dictionary(text, fc.array(any)), any),
				errors: fc.array(fc.oneof(fc.record({ message: any, code: any, context: any }), any)),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(
				fc.oneof(error, any),
				fc.option(fc.integer(), { nil: undefined }),
				(body, status) => {
					const { message } = failureFrom(body, status);
					expect(message.length).toBeGreaterThan(0);
					expect(message.length).toBeLessThan(1_500);
					expect(message).not.toMatch(/[\r\n]/);
				},
			),
			{ numRuns: 300 },
		);
	});
});
