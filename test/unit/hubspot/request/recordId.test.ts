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

describe('invisible characters', () => {
	test.each(['hs_object_id', 'email'])('are dropped from a key in %s', (idProperty) => {
		for (const text of ['\ufeff12', '12\u200b', ' 1\u00ad2\u00a0', '\u202a12\u202c']) {
			expect(toId(text, idProperty)).toEqual({ ok: true, value: '12' });
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
