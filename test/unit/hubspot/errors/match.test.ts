import type { Failure } from '../../../../nodes/CrmBatch/hubspot/errors/failure';
import { failureFrom, recognise } from '../../../../nodes/CrmBatch/hubspot/errors/match';
import { badValues, htmlPage, refusal as bodyOf } from '../../support/replies';

/**
 * The present facts of a failure. One of a recognised refusal has the ID of its row and not its
 * line, which refusals.test.ts pins; another has HubSpot's message.
 */
function known(failure: Failure): object {
	const { message, refusal, ...facts } = failure;
	const what = refusal === 'other' ? { message } : { refusal };
	const present = Object.entries(facts).filter(([, value]) => value !== undefined);
	return { ...what, ...Object.fromEntries(present) };
}

interface Row {
	readonly title: string;
	readonly error: unknown;
	readonly status?: number;
	readonly failure: Partial<Failure>;
}

describe('the failure of an error of HubSpot', () => {
	test.each<Row>([
		{
			title: 'bad values, listed as JSON inside the message: the first one',
			status: 400,
			error: {
				status: 'error',
				message: badValues('first000name', 'other'),
				correlationId: 'a996e7d6',
				errors: [
					{
						message: 'Property "cut short" does not exist',
						code: 'CUT_SHORT',
						context: { propertyName: ['cut short'] },
					},
				],
				category: 'VALIDATION_ERROR',
			},
			failure: {
				refusal: 'property-unknown',
				original: badValues('first000name', 'other'),
				category: 'VALIDATION_ERROR',
				code: 'PROPERTY_DOESNT_EXIST',
				property: 'first000name',
				correlationId: 'a996e7d6',
				httpStatus: 400,
			},
		},
		{
			title: 'a list of bad values that is cut off: the first of the errors beside it',
			error: {
				message: 'Property values were not valid: [{"isValid":false,"mess',
				errors: [{ code: 'INVALID_EMAIL', context: { propertyName: ['email'] } }],
			},
			failure: {
				refusal: 'email-invalid',
				original: 'Property values were not valid: [{"isValid":false,"mess',
				code: 'INVALID_EMAIL',
				property: 'email',
			},
		},
		{
			title: 'an object in place of the list of bad values',
			error: { message: 'Property values were not valid: {"name":"email"}' },
			failure: {
				message: 'Property values were not valid: {"name":"email"}',
				original: 'Property values were not valid: {"name":"email"}',
			},
		},
		{
			title: 'an empty list of bad values',
			error: { message: 'Property values were not valid: []' },
			failure: {
				message: 'Property values were not valid: []',
				original: 'Property values were not valid: []',
			},
		},
		{
			title: 'a list with other members before the bad value',
			error: { message: 'Property values were not valid: [null, 1, {"message":"is bad"}]' },
			failure: {
				message: 'is bad',
				original: 'Property values were not valid: [null, 1, {"message":"is bad"}]',
			},
		},
		{
			title: 'a bad value without a message',
			error: { message: 'Property values were not valid: [{"name":"email","error":"BAD"}]' },
			failure: {
				message: 'Property values were not valid: [{"name":"email","error":"BAD"}]',
				original: 'Property values were not valid: [{"name":"email","error":"BAD"}]',
				property: 'email',
				code: 'BAD',
			},
		},
		{
			title: 'a bad value with an empty message',
			error: { message: 'Property values were not valid: [{"message":"","name":"email"}]' },
			failure: {
				message: 'Property values were not valid: [{"message":"","name":"email"}]',
				original: 'Property values were not valid: [{"message":"","name":"email"}]',
				property: 'email',
			},
		},
		{
			title: 'an empty message, with a status',
			status: 409,
			error: { message: '', category: 'CONFLICT' },
			failure: { refusal: 'unexplained', category: 'CONFLICT', httpStatus: 409 },
		},
		{
			title: 'a bad value whose message does not name the property',
			error: {
				message: `Property values were not valid: ${JSON.stringify([
					{
						message: 'ASAP was not one of the allowed options: [LOW, HIGH]',
						error: 'INVALID_OPTION',
						name: 'hs_ticket_priority',
					},
				])}`,
			},
			failure: {
				refusal: 'option-unknown',
				original:
					'Property values were not valid: [{"message":"ASAP was not one of the allowed options: [LOW, HIGH]","error":"INVALID_OPTION","name":"hs_ticket_priority"}]',
				property: 'hs_ticket_priority',
				code: 'INVALID_OPTION',
			},
		},
		{
			title: 'several missing scopes',
			status: 403,
			error: {
				message: "This app hasn't been granted all required scopes to make this call.",
				category: 'MISSING_SCOPES',
				errors: [
					{
						message: 'One or more of the following scopes are required.',
						context: { requiredGranularScopes: ['tickets', 'crm.objects.contacts.read'] },
					},
				],
			},
			failure: {
				refusal: 'scope-missing',
				original: "This app hasn't been granted all required scopes to make this call.",
				category: 'MISSING_SCOPES',
				httpStatus: 403,
			},
		},
		{
			title: 'a missing scope that the error itself names',
			status: 403,
			error: {
				message: 'This app has no permission for that.',
				category: 'MISSING_SCOPES',
				context: { requiredGranularScopes: ['crm.objects.contacts.write'] },
			},
			failure: {
				refusal: 'scope-missing',
				original: 'This app has no permission for that.',
				category: 'MISSING_SCOPES',
				httpStatus: 403,
			},
		},
		{
			title: 'missing scopes that the error and its detail name',
			error: {
				message: 'no',
				context: { requiredGranularScopes: ['tickets'] },
				errors: [{ message: 'no', context: { requiredGranularScopes: ['oauth'] } }],
			},
			failure: {
				refusal: 'scope-missing',
				original: 'no',
			},
		},
		{
			title: 'an empty list of missing scopes',
			error: { message: 'no', context: { requiredGranularScopes: [] } },
			failure: { message: 'no', original: 'no' },
		},
		{
			title: 'required properties that were not set',
			error: {
				message: 'Error creating TICKET. Some required properties were not set.',
				context: { properties: ['hs_pipeline_stage', 'subject'] },
				category: 'VALIDATION_ERROR',
			},
			failure: {
				refusal: 'required-properties-named',
				original: 'Error creating TICKET. Some required properties were not set.',
				category: 'VALIDATION_ERROR',
				property: 'hs_pipeline_stage, subject',
			},
		},
		{
			title: 'a value that is taken, with the ID of the record that has it',
			error: {
				category: 'CONFLICT',
				message: 'Contact already exists. Existing ID: 1',
				context: { existingId: ['171591000198'] },
			},
			failure: {
				category: 'CONFLICT',
				refusal: 'record-exists',
				original: 'Contact already exists. Existing ID: 1',
				existingId: '171591000198',
			},
		},
		{
			title: 'a value that is taken, with that ID in the message only',
			error: { category: 'CONFLICT', message: 'Contact already exists. Existing ID: 3401' },
			failure: {
				category: 'CONFLICT',
				refusal: 'record-exists',
				original: 'Contact already exists. Existing ID: 3401',
				existingId: '3401',
			},
		},
		{
			title: 'a value that is taken, without that ID',
			error: { category: 'CONFLICT', message: 'Contact already exists' },
			failure: {
				category: 'CONFLICT',
				refusal: 'record-exists-unnamed',
				original: 'Contact already exists',
			},
		},
		{
			title: 'a subcategory of the error',
			error: { message: 'no', subCategory: 'crm.associations.INVALID_IDENTIFIER' },
			failure: {
				refusal: 'association-id-invalid',
				original: 'no',
				code: 'crm.associations.INVALID_IDENTIFIER',
			},
		},
		{
			title: 'a detail with a subcategory and a place',
			error: { message: 'no', errors: [{ subCategory: 'SUB', in: 'path' }] },
			failure: { message: 'path: no', original: 'no', code: 'SUB', property: 'path' },
		},
		{
			title: 'an error type in place of a category',
			error: { message: 'slow down', errorType: 'RATE_LIMIT' },
			failure: { refusal: 'rate-limit', original: 'slow down', category: 'RATE_LIMIT' },
		},
		{
			title: 'an empty object, with a status',
			status: 400,
			error: {},
			failure: { refusal: 'unexplained', httpStatus: 400 },
		},
		{ title: 'an empty object', error: {}, failure: { refusal: 'unexplained' } },
		{
			title: 'an HTML page',
			status: 502,
			error: htmlPage,
			failure: { refusal: 'outage', httpStatus: 502 },
		},
		{
			title: 'no body',
			error: undefined,
			failure: { refusal: 'unexplained' },
		},
		{
			title: 'null',
			error: null,
			failure: { refusal: 'unexplained' },
		},
		{
			title: 'a list',
			error: [{ message: 'bad' }],
			failure: { refusal: 'unexplained' },
		},
		{
			title: 'fields of the wrong type',
			error: {
				message: { text: 'bad' },
				category: ['CONFLICT'],
				correlationId: null,
				context: 'none',
				errors: 'none',
			},
			failure: { refusal: 'unexplained' },
		},
		{
			title: 'details of the wrong type',
			error: { message: 'bad', errors: [null, 'x', { context: ['x'], code: {}, in: [] }] },
			failure: { message: 'bad', original: 'bad' },
		},
		{
			title: 'numbers and booleans in place of text',
			error: { message: 404, category: true, correlationId: 7, context: { existingId: 3401 } },
			failure: {
				message: '404',
				original: '404',
				category: 'true',
				correlationId: '7',
				existingId: '3401',
			},
		},
		{
			title: 'fields under __proto__',
			error: JSON.parse('{"__proto__":{"message":"planted","category":"PLANTED"}}') as unknown,
			failure: { refusal: 'unexplained' },
		},
	])('$title', ({ error, status, failure }) => {
		expect(known(failureFrom(error, status))).toEqual(failure);
	});
});

describe('the row of an error decides its words and its treatment', () => {
	test.each([400, 429, 500, 503])('a rate limit with status %d is retried', (status) => {
		const { refusal, failure } = recognise(bodyOf('RATE_LIMITS', 'Limit reached.'), status);
		expect(refusal).toMatchObject({
			id: 'rate-limit',
			treatment: { treat: 'retry', isRateLimit: true },
		});
		expect(failure).toMatchObject({ refusal: 'rate-limit', httpStatus: status });
	});

	test.each([400, 503])('the daily limit with status %d stops the run', (status) => {
		const { refusal } = recognise(bodyOf('RATE_LIMITS', 'Your daily limit.'), status);
		expect(refusal).toMatchObject({ id: 'daily-limit', treatment: { treat: 'stop' } });
	});

	const categories = ['CONFLICT', 'VALIDATION_ERROR', 'OBJECT_NOT_FOUND', 'MISSING_SCOPES', 'X'];

	describe.each(categories)('a 5xx with the category %s is lost', (category) => {
		test.each([500, 502, 503, 599])('%d is an outage', (status) => {
			const body = bodyOf(category, 'Contact already exists. Existing ID: 1');
			const { refusal } = recognise(body, status);
			expect(refusal).toMatchObject({ id: 'outage', treatment: { treat: 'lost' } });
		});

		test.each([504, 524])('%d is a timeout', (status) => {
			const { refusal } = recognise(bodyOf(category, 'Duplicate IDs found'), status);
			expect(refusal).toMatchObject({ id: 'timeout', treatment: { treat: 'lost' } });
		});
	});

	test('an error without a row is treated by its status', () => {
		expect(recognise(bodyOf('X', 'Something else'), 400).refusal).toMatchObject({
			id: 'other',
			treatment: 'byStatus',
		});
	});
});
