import { problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { toId } from '../../../../nodes/CrmBatch/hubspot/request/recordId';
import { RECORD_ID } from '../../../../nodes/CrmBatch/hubspot/tables/objects';

test.each([
	{ title: 'digits', value: '713492963559', id: '713492963559' },
	{ title: 'digits beyond 53 bits', value: '9007199254740993', id: '9007199254740993' },
	{ title: 'text with spaces around it', value: ' 12\n', id: '12' },
	{ title: 'a number', value: 713492963559, id: '713492963559' },
	{ title: 'zero', value: 0, id: '0' },
	{ title: 'a big integer', value: 9007199254740993n, id: '9007199254740993' },
	{ title: 'text that is not a number', value: 'unknownIdentifier888', id: 'unknownIdentifier888' },
])('$title is an ID', ({ value, id }) => {
	expect(toId(value, RECORD_ID)).toEqual({ ok: true, value: id });
});

test.each([
	{ title: 'undefined', value: undefined, failure: problem('ID_MISSING') },
	{ title: 'null', value: null, failure: problem('ID_MISSING') },
	{ title: 'empty text', value: '', failure: problem('ID_EMPTY') },
	{ title: 'white space', value: ' \t\n', failure: problem('ID_EMPTY') },
	{
		title: 'text that is longer than any value of HubSpot',
		value: '1'.repeat(65_537),
		failure: problem('VALUE_TOO_LONG', { count: '65537' }),
	},
	{
		title: 'NaN',
		value: Number.NaN,
		failure: problem('ID_NOT_A_NUMBER', { value: 'NaN' }),
	},
	{
		title: 'infinity',
		value: Infinity,
		failure: problem('ID_NOT_A_NUMBER', { value: 'Infinity' }),
	},
	{
		title: 'a number beyond 53 bits',
		value: 2 ** 53,
		failure: problem('VALUE_LOST_DIGITS', { value: '9007199254740992' }),
	},
	{
		title: 'a very large number',
		value: 1e21,
		failure: problem('VALUE_LOST_DIGITS', { value: '1e+21' }),
	},
	{ title: 'a list', value: ['12'], failure: problem('ID_NOT_TEXT', { type: 'a list' }) },
	{
		title: 'an object',
		value: { id: '12' },
		failure: problem('ID_NOT_TEXT', { type: 'of type object' }),
	},
	{
		title: 'a boolean',
		value: true,
		failure: problem('ID_NOT_TEXT', { type: 'of type boolean' }),
	},
	{
		title: 'a function',
		value: () => '12',
		failure: problem('ID_NOT_TEXT', { type: 'of type function' }),
	},
])('$title is refused, as a record ID and as any other key', ({ value, failure }) => {
	expect(toId(value, RECORD_ID)).toEqual({ ok: false, failure });
	expect(toId(value, 'email')).toEqual({ ok: false, failure });
});

test.each([
	{ title: 'a fraction', value: 1.5, text: '1.5' },
	{ title: 'text with a decimal point', value: '12.0', text: '12.0' },
	{ title: 'text with an exponent, from a spreadsheet', value: '7.13E+11', text: '7.13E+11' },
])('$title is refused as a record ID, and accepted as another key', ({ value, text }) => {
	const failure = problem('ID_NOT_A_RECORD_ID', { value: text });
	expect(toId(value, RECORD_ID)).toEqual({ ok: false, failure });
	expect(toId(value, 'version')).toEqual({ ok: true, value: text });
});

test.each(['ada@example.com', ' ada@example.com\u200b'])(
	'the email address %j is named as such under Record ID',
	(value) => {
		const failure = problem('EMAIL_AS_RECORD_ID', { value: 'ada@example.com' });
		expect(toId(value, RECORD_ID)).toEqual({ ok: false, failure });
		expect(toId(value, 'code')).toMatchObject({ ok: true });
	},
);

test.each(['713492963559', 713492963559, ' 713492963559 '])(
	'the ID %j is named as such under Email, and accepted as any other key',
	(value) => {
		const failure = problem('RECORD_ID_AS_EMAIL', { value: '713492963559' });
		expect(toId(value, 'email')).toEqual({ ok: false, failure });
		expect(toId(value, 'code')).toEqual({ ok: true, value: '713492963559' });
	},
);

describe('invisible characters', () => {
	test.each([
		{ idProperty: 'hs_object_id', value: '12' },
		{ idProperty: 'email', value: 'a@b' },
	])('are dropped from a key in $idProperty', ({ idProperty, value }) => {
		const [first = '', ...rest] = value;
		const inside = `${first}\u00ad${rest.join('')}`;
		for (const text of [`\ufeff${value}`, `${value}\u200b`, ` ${inside}\u00a0`, `\u202a${value}`]) {
			expect(toId(text, idProperty)).toEqual({ ok: true, value });
		}
	});

	test('are part of any other key', () => {
		expect(toId(' A\u200d1\u00a0', 'version')).toEqual({ ok: true, value: 'A\u200d1' });
	});

	test.each(['hs_object_id', 'email', 'version'])('alone are an empty key in %s', (idProperty) => {
		for (const text of ['\u200b', '\ufeff ', '\u00a0\u2060']) {
			expect(toId(text, idProperty)).toEqual({ ok: false, failure: problem('ID_EMPTY') });
		}
	});
});
