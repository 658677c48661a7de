import { culpritsIn } from '../../../../nodes/CrmBatch/hubspot/reply/culprits';
import { sent } from '../../support/sentBatch';

interface Bad {
	name: string;
	error: string;
	message: string;
}

/** HubSpot's refusal of a whole batch for values: the list is JSON inside the message. */
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
const create = (...wishes: Array<Record<string, string>>) => sent({ operation: 'create', wishes });

interface Row {
	title: string;
	wishes: Array<Record<string, string>>;
	bad: Bad[];
	guilty: number[];
}

describe('the records that a refused batch names', () => {
	test.each<Row>([
		{
			title: 'by a value that is quoted',
			wishes: [{ email: 'a@x.org' }, { email: 'bad' }, { email: 'b@x.org' }],
			bad: [email('bad')],
			guilty: [1],
		},
		{
			title: 'every one with that value',
			wishes: [{ email: 'bad' }, { email: 'a@x.org' }, { email: 'bad' }],
			bad: [email('bad')],
			guilty: [0, 2],
		},
		{
			title: 'by one choice of several',
			wishes: [{ plan: 'FREE;GOLD' }, { plan: 'FREE' }],
			bad: [option('GOLD')],
			guilty: [0],
		},
		{
			title: 'not one whose value is only the beginning of the quoted one',
			wishes: [{ plan: 'PRO' }, { plan: 'PRO plus' }],
			bad: [option('PRO plus')],
			guilty: [1],
		},
		{
			title: 'not one with the same value in another property',
			wishes: [{ firstname: 'bad' }, { email: 'bad' }],
			bad: [email('bad')],
			guilty: [1],
		},
		{
			title: 'by a property that does not exist',
			wishes: [{ shoe_size: '38' }, { email: 'a@x.org' }, { shoe_size: '' }],
			bad: [
				{
					name: 'shoe_size',
					error: 'PROPERTY_DOESNT_EXIST',
					message: 'Property "shoe_size" does not exist',
				},
			],
			guilty: [0, 2],
		},
		{
			title: 'by a property that is read-only',
			wishes: [{ createdate: '1' }, { email: 'a@x.org' }],
			bad: [
				{
					name: 'createdate',
					error: 'READ_ONLY_VALUE',
					message: '"createdate" is a read only property; its value cannot be set.',
				},
			],
			guilty: [0],
		},
		{
			title: 'by a date and by a time',
			wishes: [{ due: '1641038400000' }, { closedate: 'soon' }, { due: '2026-01-31' }],
			bad: [
				{
					name: 'due',
					error: 'INVALID_DATE',
					message: '1641038400000 is at 12:0:0.0 UTC, not midnight!',
				},
				{ name: 'closedate', error: 'INVALID_LONG', message: 'soon was not a valid long.' },
			],
			guilty: [0, 1],
		},
		{
			title: 'none for a code of which the text is not known',
			wishes: [{ discount: 'x' }, { discount: 'y' }],
			bad: [
				{ name: 'discount', error: 'INVALID_INTEGER', message: 'discount was not a valid number' },
			],
			guilty: [],
		},
		{
			title: 'only who has the property, even where every object has one of that name',
			wishes: [JSON.parse('{"constructor":"x"}'), { email: 'a@x.org' }],
			bad: [
				{
					name: 'constructor',
					error: 'PROPERTY_DOESNT_EXIST',
					message: 'Property "constructor" does not exist',
				},
			],
			guilty: [0],
		},
		{
			title: 'none for a code that every object has',
			wishes: [{ discount: 'x' }],
			bad: [{ name: 'discount', error: 'constructor', message: 'x' }],
			guilty: [],
		},
	])('$title', ({ wishes, bad, guilty }) => {
		const { failed, apart } = culpritsIn(refusal(...bad), 400, create(...wishes));
		expect([...failed.keys()]).toEqual(guilty);
		expect(apart).toEqual([]);
	});

	test('each with its own reason, and the wording of the batch beside it', () => {
		const { failed } = culpritsIn(
			refusal(email('one'), option('GOLD')),
			400,
			create({ email: 'one' }, { plan: 'GOLD' }),
		);
		expect(failed.get(0)).toMatchObject({
			message: 'Email address one is invalid: correct it or leave it out',
			original: expect.stringMatching(/^Property values were not valid: /),
			category: 'VALIDATION_ERROR',
			code: 'INVALID_EMAIL',
			property: 'email',
			correlationId: 'c0',
			httpStatus: 400,
		});
		expect(failed.get(1)).toMatchObject({ code: 'INVALID_OPTION', property: 'plan' });
	});

	test('by the address that an upsert is keyed by', () => {
		const upsert = sent({ operation: 'upsert', by: 'email', wishes: ['a@x.org', 'bad'] });
		expect([...culpritsIn(refusal(email('bad')), 400, upsert).failed.keys()]).toEqual([1]);
	});

	test('from the list beside the message when there is none inside', () => {
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

	test('twice over: each may pass alone', () => {
		const body = {
			message: 'Duplicate IDs found in batch input: [7]. IDs must be unique',
			context: { ids: ['7'] },
		};
		const batch = sent({ operation: 'update', wishes: ['6', '7', '8'] });
		expect(culpritsIn(body, 400, batch)).toEqual({ failed: new Map(), apart: [1] });
	});
});

test.each([
	{ title: 'a page', body: '<html>' },
	{ title: 'nothing', body: undefined },
	{
		title: 'a message that is cut off',
		body: { message: 'Property values were not valid: [{"na' },
	},
	{ title: 'a list of no objects', body: { message: 'Property values were not valid: [1, null]' } },
	{ title: 'an object for a list', body: { message: 'Property values were not valid: {"a":1}' } },
	{ title: 'errors that are a text', body: { message: 'x', errors: 'y' } },
])('names nobody: $title', ({ body }) => {
	expect(culpritsIn(body, 400, create({ email: 'bad' }))).toEqual({ failed: new Map(), apart: [] });
});
