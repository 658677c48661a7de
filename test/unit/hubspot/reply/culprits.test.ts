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
			title: 'by a quoted value, whatever the spaces around the one that was sent',
			items: [{ email: ' bad ' }, { email: 'a@x.org' }],
			bad: [email('bad')],
			culprits: [0],
		},
		{
			title: 'by a value in the same case rather than in another',
			items: [{ plan: 'gold' }, { plan: 'GOLD' }],
			bad: [option('GOLD')],
			culprits: [1],
		},
		{
			title: 'by a value in another case if none was sent in the same',
			items: [{ plan: 'Gold' }, { plan: 'FREE' }],
			bad: [option('gold')],
			culprits: [0],
		},
		{
			title: 'by a number with a decimal point',
			items: [{ amount: '1.x' }, { amount: '1' }],
			bad: [{ name: 'amount', error: 'INVALID_INTEGER', message: '1.x was not a valid number.' }],
			culprits: [0],
		},
		{
			title: 'not as those that clear the property, by a text without a value',
			items: [
				{ plan: '', due: '' },
				{ plan: 'FREE', due: '2026-01-31' },
			],
			bad: [
				option(''),
				{ name: 'due', error: 'INVALID_DATE', message: ' is at 12:0:0.0 UTC, not midnight!' },
			],
			culprits: [],
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
			title: 'not by a text that only begins or ends like a known one',
			items: [
				{ email: 'bad', plan: 'gol', due: 'soon UTC, not midnight' },
				{ email: 'bad', plan: 'gol', due: 'x' },
				{ email: 'bad', plan: 'gol', due: 'soo' },
			],
			bad: [
				{ name: 'email', error: 'INVALID_EMAIL', message: 'Email address bad was refused' },
				{ name: 'email', error: 'INVALID_EMAIL', message: 'E-mail address bad is invalid' },
				{ name: 'plan', error: 'INVALID_OPTION', message: 'gold' },
				{ name: 'due', error: 'INVALID_DATE', message: 'soon UTC, not midnight!' },
				{ name: 'due', error: 'INVALID_DATE', message: 'x is at home' },
				{ name: 'due', error: 'INVALID_DATE', message: 'soon' },
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

	test('and gives an entry with two bad values the failure of the first', () => {
		const batch = create({ email: 'bad', plan: 'GOLD' }, { plan: 'FREE' });
		const { failed } = culpritsIn(refusal(email('bad'), option('GOLD')), 400, batch);
		expect([...failed].map(([place, { property }]) => [place, property])).toEqual([[0, 'email']]);
	});

	test('and names the property of a bad value that has no code', () => {
		const detail = {
			message: 'is not allowed',
			context: { propertyName: ['plan'], propertyValue: ['GOLD'] },
		};
		const body = { category: 'VALIDATION_ERROR', message: 'no', errors: [detail] };
		const { failed } = culpritsIn(body, 400, create({ plan: 'FREE' }, { plan: 'GOLD' }));
		expect([...failed.keys()]).toEqual([1]);
		expect(failed.get(1)).toMatchObject({ property: 'plan', original: 'is not allowed' });
	});

	test('not by a value that they match by, if another property has it', () => {
		const upsert = sent({ operation: 'upsert', by: 'email', items: ['GOLD', 'a@x.org'] });
		const unknown = { name: 'shoe_size', error: 'PROPERTY_DOESNT_EXIST', message: 'no' };
		expect([...culpritsIn(refusal(option('GOLD'), unknown), 400, upsert).failed]).toEqual([]);
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

	test('as entries that share a unique value of the account', () => {
		const message =
			'Cannot set PropertyValueCoordinates{propertyName=case_no, value=A} on 8. 7 already has that value.';
		const batch = create({ case_no: 'A' }, { case_no: 'B' }, { case_no: 'A' });
		expect(culpritsIn({ message }, 400, batch)).toEqual({ failed: new Map(), apart: [0, 2] });
	});

	test('as duplicates, which may pass alone', () => {
		const body = {
			message: 'Duplicate IDs found in batch input: [7]. IDs must be unique',
			context: { ids: ['7'] },
		};
		const batch = sent({ operation: 'update', items: ['6', '7', '8'] });
		expect(culpritsIn(body, 400, batch)).toEqual({ failed: new Map(), apart: [1] });
	});
});

const keyed = (...keys: string[]): InFlight => ({
	object: 'ticket',
	operation: 'update',
	by: 'tenant_id',
	items: [],
	writes: keys.map((id) => ({ id, properties: { subject: id } })),
});

describe('culpritsIn reads the context of a refusal', () => {
	const missing = (text: string) => ({
		message: 'resource not found',
		context: { missingObjectPropertyValueCoordinates: [text] },
	});

	test.each([
		{
			title: 'the property that the entries match by',
			text: '0-2 in 1 tenant_id:t-2',
			places: [1],
		},
		{ title: 'nothing before the property', text: 'tenant_id:t-2', places: [1] },
		{ title: 'another property', text: 'other_id:t-2', places: [] },
	])('for the key that no record has, with $title', ({ text, places }) => {
		const { failed } = culpritsIn(missing(text), 400, sent(keyed('t-1', 't-2')));
		expect([...failed.keys()]).toEqual(places);
	});

	test.each([
		'resource not found',
		'The subject “Duplicate IDs found” is too long',
		'The subject “One or more associations are invalid” is too long',
	])('only as far as the message says what it means: %s', (message) => {
		const batch = sent({ operation: 'update', items: ['6', '7'] });
		const [one, other] = batch.entries;
		if (!one || !other) throw new Error('no entries');
		const link = { toId: '9', category: 'HUBSPOT_DEFINED', typeId: 16 } as const;
		const linked = { ...other, request: { ...other.request, associations: [link] } };
		const body = { message, context: { ids: ['7'], objectId: ['9'] } };
		expect(culpritsIn(body, 400, { ...batch, entries: [one, linked] })).toEqual({
			failed: new Map(),
			apart: [],
		});
	});
});

describe('culpritsIn reads the names that HubSpot cannot read', () => {
	const batch = create({ 'Company Name': 'x' }, { lastname: 'y' }, { 'Shoe Size': 'z' });
	test.each([
		{ title: 'one name', message: 'Bad JSON. Invalid names: [Company Name]', places: [0] },
		{ title: 'several', message: 'Invalid names: [Company Name, Shoe Size]', places: [0, 2] },
		{
			title: 'names in another text',
			message: 'The properties firstname, lastname, email',
			places: [],
		},
	])('$title', ({ message, places }) => {
		const { failed, apart } = culpritsIn({ message }, 400, batch);
		expect([...failed.keys()]).toEqual(places);
		expect(apart).toEqual([]);
	});
});

describe('culpritsIn finds the entries with an address that a message names', () => {
	const batch = create({ email: 'a@x.org' }, { firstname: 'Bo', email: 'b@x.org' });
	test.each([
		{ title: 'at its end', message: 'Contact exists: b@x.org' },
		{ title: 'at the end of a sentence', message: 'A contact has b@x.org.' },
		{ title: 'before several marks', message: 'A contact has b@x.org...' },
		{ title: 'in brackets', message: 'Contact (b@x.org) exists' },
	])('$title', ({ message }) => {
		const body = { message, errors: [{ message: 'no' }] };
		expect(culpritsIn(body, 409, batch)).toEqual({ failed: new Map(), apart: [1] });
	});

	test('that an upsert matches by', () => {
		const upsert = sent({ operation: 'upsert', by: 'email', items: ['a@x.org', 'b@x.org'] });
		expect(culpritsIn({ message: 'b@x.org exists' }, 409, upsert).apart).toEqual([1]);
	});

	test('not if HubSpot refuses the value of an entry', () => {
		const body = refusal(email('bad@'), option('a@x.org'));
		const entries = create({ email: 'bad@' }, { email: 'a@x.org' });
		const { failed, apart } = culpritsIn(body, 400, entries);
		expect([...failed.keys()]).toEqual([0]);
		expect(apart).toEqual([]);
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
