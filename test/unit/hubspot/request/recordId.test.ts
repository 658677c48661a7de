import { complain } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { toId } from '../../../../nodes/CrmBatch/hubspot/request/recordId';
import { RECORD_ID } from '../../../../nodes/CrmBatch/hubspot/tables/objects';

describe('the value that names a record', () => {
	test.each([
		{ title: 'a text of digits', value: '713492963559', id: '713492963559' },
		{ title: 'a text beyond 53 bits', value: '9007199254740993', id: '9007199254740993' },
		{ title: 'a text with blanks around it', value: ' 12\n', id: '12' },
		{ title: 'a number', value: 713492963559, id: '713492963559' },
		{ title: 'zero', value: 0, id: '0' },
		{ title: 'a big integer', value: 9007199254740993n, id: '9007199254740993' },
		{
			title: 'a text that is no number',
			value: 'unknownIdentifier888',
			id: 'unknownIdentifier888',
		},
	])('$title is an id', ({ value, id }) => {
		expect(toId(value, RECORD_ID)).toEqual({ id });
	});

	test.each([
		{ title: 'undefined', value: undefined, complaint: complain('ID_MISSING') },
		{ title: 'null', value: null, complaint: complain('ID_MISSING') },
		{ title: 'an empty text', value: '', complaint: complain('ID_EMPTY') },
		{ title: 'a blank text', value: ' \t\n', complaint: complain('ID_EMPTY') },
		{
			title: 'not a number',
			value: Number.NaN,
			complaint: complain('ID_NOT_A_NUMBER', { value: 'NaN' }),
		},
		{
			title: 'infinity',
			value: Infinity,
			complaint: complain('ID_NOT_A_NUMBER', { value: 'Infinity' }),
		},
		{
			title: 'a number beyond 53 bits',
			value: 2 ** 53,
			complaint: complain('VALUE_LOST_DIGITS', { value: '9007199254740992' }),
		},
		{
			title: 'a very large number',
			value: 1e21,
			complaint: complain('VALUE_LOST_DIGITS', { value: '1e+21' }),
		},
		{ title: 'a list', value: ['12'], complaint: complain('ID_NOT_TEXT', { type: 'a list' }) },
		{
			title: 'an object',
			value: { id: '12' },
			complaint: complain('ID_NOT_TEXT', { type: 'of type object' }),
		},
		{
			title: 'a boolean',
			value: true,
			complaint: complain('ID_NOT_TEXT', { type: 'of type boolean' }),
		},
		{
			title: 'a function',
			value: () => '12',
			complaint: complain('ID_NOT_TEXT', { type: 'of type function' }),
		},
	])('$title is refused, for a record id as for any other key', ({ value, complaint }) => {
		expect(toId(value, RECORD_ID)).toEqual({ complaint });
		expect(toId(value, 'email')).toEqual({ complaint });
	});

	test.each([
		{ title: 'a fraction', value: 1.5, text: '1.5' },
		{ title: 'a text with a decimal point', value: '12.0', text: '12.0' },
		{ title: 'a text that a spreadsheet shortened', value: '7.13E+11', text: '7.13E+11' },
	])('$title is refused as a record id, but may be the value of a property', (row) => {
		expect(toId(row.value, RECORD_ID)).toEqual({
			complaint: complain('ID_NOT_A_RECORD_ID', { value: row.text }),
		});
		expect(toId(row.value, 'version')).toEqual({ id: row.text });
	});
});
