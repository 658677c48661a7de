import { culpritsIn } from '../../../../nodes/CrmBatch/hubspot/reply/blame/culprits';
import { sent, type InFlight } from '../../support/sentBatch';

interface Bad {
	name: string;
	error: string;
	message: string;
	propertyValue?: string;
}

/** HubSpot's refusal of a whole batch for bad values, which the message lists as JSON. */
const refusal = (...values: Bad[]) => ({
	status: 'error',
	message: `Property values were not valid: ${JSON.stringify(values)}`,
	correlationId: 'c0',
	category: 'VALIDATION_ERROR',
});
const email = (value: string): Bad => ({
	name: 'email',
	error: 'INVALID_EMAIL',
	message: `Email address ${value} is invalid`,
});
const option = (value: string): Bad => ({
	name: 'plan',
	error: 'INVALID_OPTION',
	message: `${value} was not one of the allowed options: [FREE, PRO]`,
});
const create = (...items: Array<Record<string, string>>) => sent({ operation: 'create', items });

interface Row {
	title: string;
	items: Array<Record<string, string>>;
	bad: Bad[];
	culprits: number[];
}

describe('culpritsIn finds the entries that a refused batch names', () => {
	test.each<Row>([
		{
			title: 'by a quoted value',
			items: [{ email: 'a@x.org' }, { email: 'bad' }, { email: 'b@x.org' }],
			bad: [email('bad')],
			culprits: [1],
		},
		{
			title: 'all with the quoted value',
			items: [{ email: 'bad' }, { email: 'a@x.org' }, { email: 'bad' }],
			bad: [email('bad')],
			culprits: [0, 2],
		},
		{
			title: 'by one choice of several',
			items: [{ plan: 'FREE;GOLD' }, { plan: 'FREE' }],
			bad: [option('GOLD')],
			culprits: [0],
		},
		{
			title: 'not by the beginning of the quoted value',
			items: [{ plan: 'PRO' }, { plan: 'PRO plus' }],
			bad: [option('PRO plus')],
			culprits: [1],
		},
		{
			title: 'not by the same value in another property',
			items: [{ firstname: 'bad' }, { email: 'bad' }],
			bad: [email('bad')],
			culprits: [1],
		},
		{
			title: 'by a property that does not exist',
			items: [{ shoe_size: '38' }, { email: 'a@x.org' }, { shoe_size: '' }],
			bad: [
				{
					name: 'shoe_size',
					error: 'PROPERTY_DOESNT_EXIST',
					message: 'Property "shoe_size" does not exist',
				},
			],
			culprits: [0, 2],
		},
		{
			title: 'by a property that is read-only',
			items: [{ createdate: '1' }, { email: 'a@x.org' }],
			bad: [
				{
					name: 'createdate',
					error: 'READ_ONLY_VALUE',
					message: '"createdate" is a read only property; its value cannot be set.',
				},
			],
			culprits: [0],
		},
		{
			title: 'by a date and by a time',
			items: [{ due: '1641038400000' }, { closedate: 'soon' }, { due: '2026-01-31' }],
			bad: [
				{
					name: 'due',
					error: 'INVALID_DATE',
					message: '1641038400000 is at 12:0:0.0 UTC, not midnight!',
				},
				{ name: 'closedate', error: 'INVALID_LONG', message: 'soon was not a valid long.' },
			],
			culprits: [0, 1],
		},
		{
			title: 'not by a code whose text is unknown',
			items: [{ discount: 'x' }, { discount: 'y' }],
			bad: [
				{ name: 'discount', error: 'INVALID_INTEGER', message: 'discount was not a valid number' },
			],
			culprits: [],
		},
		{
			title: 'by a property with the name of a member that every JavaScript object has',
			items: [JSON.parse('{"constructor":"x"}'), { email: 'a@x.org' }],
			bad: [
				{
					name: 'constructor',
					error: 'PROPERTY_DOESNT_EXIST',
					message: 'Property "constructor" does not exist',
				},
			],
			culprits: [0],
		},
		{
			title: 'not by a code that is a member of every JavaScript object',
			items: [{ discount: 'x' }],
			bad: [{ name: 'discount', error: 'constructor', message: 'x' }],
			culprits: [],
		},
	])('$title', ({ items, bad, culprits }) => {
		const { failed, apart } = culpritsIn(refusal(...bad), 400, create(...items));
		expect([...failed.keys()]).toEqual(culprits);
		expect(apart).toEqual([]);
	});

	test('and gives each its own failure, with the part of HubSpot’s message that is about it', () => {
		const { failed } = culpritsIn(
			refusal(email('one'), option('GOLD')),
			400,
			create({ email: 'one' }, { plan: 'GOLD' }),
		);
		expect(failed.get(0)).toMatchObject({
			refusal: 'email-invalid',
			original: 'Email address one is invalid',
			category: 'VALIDATION_ERROR',
			code: 'INVALID_EMAIL',
			property: 'email',
			correlationId: 'c0',
			httpStatus: 400,
		});
		expect(failed.get(1)).toMatchObject({
			original: 'GOLD was not one of the allowed options: [FREE, PRO]',
			code: 'INVALID_OPTION',
			property: 'plan',
		});
	});

	test('by the address that an upsert matches by', () => {
		const upsert = sent({ operation: 'upsert', by: 'email', items: ['a@x.org', 'bad'] });
		expect([...culpritsIn(refusal(email('bad')), 400, upsert).failed.keys()]).toEqual([1]);
	});

	test('by the list beside the message if there is none inside', () => {
		const body = {
			message: 'The property values provided are invalid',
			errors: [
				{
					message: 'Email address bad is invalid',
					code: 'INVALID_EMAIL',
					context: { propertyName: ['email'] },
				},
			],
		};
		const batch = create({ email: 'a@x.org' }, { email: 'bad' });
		expect([...culpritsIn(body, 400, batch).failed.keys()]).toEqual([1]);
	});

	const required = (code: string) => ({
		category: 'VALIDATION_ERROR',
		message: 'The property values provided are invalid',
		errors: [{ code, message: 'A value must be provided', context: { propertyName: ['region'] } }],
	});

	test.each<{ title: string; batch: InFlight; code?: string; culprits: number[] }>([
		{
			title: 'new records without it',
			batch: {
				operation: 'create',
				items: [{ region: 'EU' }, { city: 'Oslo' }, { region: '' }, {}],
			},
			culprits: [1, 2, 3],
		},
		{
			title: 'not new records without a property that depends on another',
			batch: { operation: 'create', items: [{ city: 'Oslo' }] },
			code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY',
			culprits: [],
		},
		{
			title: 'updates that clear it, not those that leave it as it is',
			batch: {
				operation: 'update',
				items: [],
				writes: [
					{ id: '1', properties: { city: 'Oslo' } },
					{ id: '2', properties: { region: '' } },
				],
			},
			culprits: [1],
		},
		{
			title: 'not upserts without it, of records that may exist',
			batch: {
				operation: 'upsert',
				by: 'email',
				items: [],
				writes: [{ id: 'a@x.org', properties: { city: 'Oslo' } }],
			},
			culprits: [],
		},
	])(
		'by a required property that is missing: $title',
		({ batch, code = 'MISSING_REQUIRED_PROPERTY', culprits }) => {
			const { failed, apart } = culpritsIn(required(code), 400, sent(batch));
			expect([[...failed.keys()], apart]).toEqual([culprits, []]);
			failed.forEach((failure) =>
				expect(failure).toMatchObject({ code, property: 'region', httpStatus: 400 }),
			);
		},
	);

	test.each([
		{
			title: 'in its text',
			message:
				'Cannot set PropertyValueCoordinates{portalId=1, objectTypeId=ObjectTypeId{legacyObjectType=CONTACT}, propertyName=email, value=a@x.org} on 8. 7 already has that value.',
		},
		{
			title: 'in a list',
			message: refusal({
				name: 'email',
				error: 'CONFLICTING_UNIQUE_VALUE',
				message: 'The value is taken',
				propertyValue: 'a@x.org',
			}).message,
		},
	])(
		'as entries that share a unique value, of which one may pass alone, with the value $title',
		({ message }) => {
			const batch = create({ email: 'a@x.org' }, { email: 'b@x.org' }, { email: 'A@x.org' });
			const body = { category: 'VALIDATION_ERROR', message };
			expect(culpritsIn(body, 400, batch)).toEqual({ failed: new Map(), apart: [0, 2] });
		},
	);

	test('as duplicates, which may pass alone', () => {
		const body = {
			message: 'Duplicate IDs found in batch input: [7]. IDs must be unique',
			context: { ids: ['7'] },
		};
		const batch = sent({ operation: 'update', items: ['6', '7', '8'] });
		expect(culpritsIn(body, 400, batch)).toEqual({ failed: new Map(), apart: [1] });
	});
});

test.each([
	{ title: 'an HTML page', body: '<html>' },
	{ title: 'no body', body: undefined },
	{
		title: 'a message that is cut off',
		body: { message: 'Property values were not valid: [{"na' },
	},
	{
		title: 'a list without objects',
		body: { message: 'Property values were not valid: [1, null]' },
	},
	{
		title: 'an object in place of a list',
		body: { message: 'Property values were not valid: {"a":1}' },
	},
	{ title: 'errors that are text', body: { message: 'x', errors: 'y' } },
])('culpritsIn finds no entry in $title', ({ body }) => {
	expect(culpritsIn(body, 400, create({ email: 'bad' }))).toEqual({ failed: new Map(), apart: [] });
});
