import { toProperties } from '../../../../../nodes/CrmBatch/hubspot/values/properties';
import { converted, definition, rulesOf, textOrCode } from '../../../support/valueRules';

interface Row {
	readonly title: string;
	readonly value: unknown;
	/** The time in UTC, for a workflow in Berlin. */
	readonly moment: string;
	/** Default: that of `moment`. */
	readonly day?: string;
}

const LAST_DAY = '2026-12-31';
const MIDNIGHT = '2026-12-30T23:00:00.000Z';
const HALF_PAST_TWO = '2026-12-31T13:30:00.000Z';
const HALF_PAST_TWO_UTC = '2026-12-31T14:30:00.000Z';

const rows: readonly Row[] = [
	// With the time zone in words.
	{ title: 'UTC after the time', value: '2026-12-31 14:30:00 UTC', moment: HALF_PAST_TWO_UTC },
	{ title: 'GMT after the time', value: '2026-12-31T14:30:00GMT', moment: HALF_PAST_TWO_UTC },
	{ title: 'an offset after a space', value: '2026-12-31 14:30:00 +0100', moment: HALF_PAST_TWO },
	{ title: 'an offset from UTC', value: '2026-12-31 14:30:00 UTC+01:00', moment: HALF_PAST_TWO },
	{
		title: 'the time zone after its offset',
		value: '2026-12-31T14:30:00+01:00[Europe/Berlin]',
		moment: HALF_PAST_TWO,
	},
	{ title: 'UTC after Z', value: '2026-12-31T14:30:00Z[UTC]', moment: HALF_PAST_TWO_UTC },
	{
		title: 'a fraction, an offset and a time zone',
		value: '2026-12-31T23:30:00.5-05:00[America/Argentina/Buenos_Aires]',
		moment: '2027-01-01T04:30:00.500Z',
		day: LAST_DAY,
	},

	// RFC 2822 and its relatives.
	{ title: 'RFC 2822', value: 'Thu, 31 Dec 2026 14:30:00 +0100', moment: HALF_PAST_TWO },
	{ title: 'an HTTP date', value: 'Thu, 31 Dec 2026 14:30:00 GMT', moment: HALF_PAST_TWO_UTC },
	{ title: 'RFC 2822 without a weekday', value: '31 Dec 2026 14:30 UT', moment: HALF_PAST_TWO_UTC },
	{
		title: 'RFC 2822 with a comment',
		value: 'Thu, 31 Dec 2026 14:30:00 +0100 (CET)',
		moment: HALF_PAST_TWO,
	},
	{
		title: 'JavaScript',
		value: 'Thu Dec 31 2026 14:30:00 GMT+0100 (Central European Standard Time)',
		moment: HALF_PAST_TWO,
	},
	{ title: 'JavaScript, the day alone', value: 'Thu Dec 31 2026', moment: MIDNIGHT, day: LAST_DAY },
	{
		title: 'the month in full',
		value: 'Thursday, 31 december 2026',
		moment: MIDNIGHT,
		day: LAST_DAY,
	},
	{ title: 'the month first', value: 'December 31, 2026 2:30 pm', moment: HALF_PAST_TWO },
	{ title: 'dashes and a short month', value: '31-DEC-2026', moment: MIDNIGHT, day: LAST_DAY },
	{ title: 'a day of one digit', value: '3 May 2026 10:00 Z', moment: '2026-05-03T10:00:00.000Z' },

	// In digits.
	{ title: 'the year first', value: '2026/12/31', moment: MIDNIGHT, day: LAST_DAY },
	{ title: 'the year first, with points', value: '2026.12.31 14:30', moment: HALF_PAST_TWO },
	{
		title: 'the year first, in short',
		value: '2026-5-3 10:00 Z',
		moment: '2026-05-03T10:00:00.000Z',
	},
	{ title: 'points', value: '31.12.2026', moment: MIDNIGHT, day: LAST_DAY },
	{
		title: 'points: the day first',
		value: '3.4.2026',
		moment: '2026-04-02T22:00:00.000Z',
		day: '2026-04-03',
	},
	{ title: 'points and a time', value: '31.12.2026 14:30:00', moment: HALF_PAST_TWO },
	{ title: 'points, a comma and a time', value: '31.12.2026, 14:30', moment: HALF_PAST_TWO },
	{ title: 'the month first, by its day', value: '12/31/2026', moment: MIDNIGHT, day: LAST_DAY },
	{ title: 'the day first, by its day', value: '31/12/2026', moment: MIDNIGHT, day: LAST_DAY },
	{
		title: 'day and month equal',
		value: '03/03/2026',
		moment: '2026-03-02T23:00:00.000Z',
		day: '2026-03-03',
	},
	{ title: 'slashes and a time', value: '31/12/2026 14:30', moment: HALF_PAST_TWO },
	{ title: 'a time with PM', value: '12/31/2026 2:30 PM', moment: HALF_PAST_TWO },
	{ title: 'a time with PM and seconds', value: '12/31/2026, 2:30:00 PM', moment: HALF_PAST_TWO },
	{
		title: 'a narrow space before PM',
		value: '12/31/2026, 2:30:00\u202fPM',
		moment: HALF_PAST_TWO,
	},
	{ title: 'a time with p.m.', value: '31/12/2026 02:30 p.m.', moment: HALF_PAST_TWO },
	{ title: 'noon', value: '12/31/2026 12:30PM', moment: '2026-12-31T11:30:00.000Z' },
	{
		title: 'midnight',
		value: '12/31/2026 12:30 AM',
		moment: '2026-12-30T23:30:00.000Z',
		day: LAST_DAY,
	},
	{ title: 'a time with PM and UTC', value: '12/31/2026 2:30 PM UTC', moment: HALF_PAST_TWO_UTC },
	{
		title: 'dashes: the day first, by its day',
		value: '31-12-2026',
		moment: MIDNIGHT,
		day: LAST_DAY,
	},
	{
		title: 'dashes: the month first, by its day',
		value: '12-31-2026 14:30',
		moment: HALF_PAST_TWO,
	},
	{
		title: 'direction marks',
		value: '\u200e12\u200e/\u200e31\u200e/\u200e2026',
		moment: MIDNIGHT,
		day: LAST_DAY,
	},
	{
		title: 'a leap day',
		value: '29/02/2028',
		moment: '2028-02-28T23:00:00.000Z',
		day: '2028-02-29',
	},

	// Counts since 1970.
	{ title: 'seconds with an exponent', value: '1.7987274E9', moment: HALF_PAST_TWO_UTC },
	{ title: 'milliseconds with an exponent', value: '1.7987274E12', moment: HALF_PAST_TWO_UTC },
	{
		title: 'seconds with a fraction',
		value: '1798727400.123456',
		moment: '2026-12-31T14:30:00.123Z',
	},
	{ title: 'seconds with zeros', value: '1798727400.0', moment: HALF_PAST_TWO_UTC },
	{
		title: 'milliseconds with a fraction',
		value: '1798727400007.9',
		moment: '2026-12-31T14:30:00.007Z',
	},
];

describe.each(rows)('$title: $value', ({ value, moment, day }) => {
	test('is a date', () => {
		expect(converted(value, { type: 'date' }, 'Europe/Berlin')).toBe(day ?? moment.slice(0, 10));
	});

	test('is a date and time', () => {
		expect(converted(value, { type: 'datetime' }, 'Europe/Berlin')).toBe(moment);
	});
});

describe('refused, because it is a different day in different countries, is', () => {
	test.each([
		['a day with slashes', '03/04/2026'],
		['a day with dashes', '03-04-2026'],
		['a day with a time', '03/04/2026 2:30 PM'],
		['a day in short', '3/4/2026'],
	])('%s: %s', (_, value) => {
		expect(textOrCode(value, { type: 'date' })).toBe('VALUE_UNCLEAR_DATE');
		expect(textOrCode(value, { type: 'datetime' })).toBe('VALUE_UNCLEAR_DATE');
	});
});

describe('refused is', () => {
	test.each([
		['a year of two digits', '31.12.26'],
		['a year of two digits, with slashes', '12/31/26'],
		['a year of two digits, with a name', 'Thu, 31 Dec 26 14:30:00 +0100'],
		['a year of three digits', '31.12.026'],
		['a day that does not exist', '31.02.2026'],
		['a day that no order has', '31/31/2026'],
		['a month after the day, with points', '12.31.2026'],
		['a day that does not exist, with the year first', '2026/02/30'],
		['a day that does not exist, with a name', '31 Feb 2026'],
		['February 29 in a common year', '29/02/2027'],
		['different separators', '31.12/2026'],
		['different gaps', '31-Dec 2026'],
		['day zero', '00/12/2026'],
		['a wrong weekday', 'Fri, 31 Dec 2026 14:30:00 +0100'],
		['a word for a weekday', 'abc, 31 Dec 2026'],
		['a word for a month', '31 Foo 2026'],
		['the month of another language', '31 Dez 2026'],
		['text after it', '31.12.2026 or so'],
		['text before it', 'on 31.12.2026'],
		['an hour that does not exist', '31.12.2026 24:00'],
		['an hour that no clock with PM has', '12/31/2026 13:30 PM'],
		['hour zero with AM', '12/31/2026 0:30 AM'],
		['a minute that does not exist', '12/31/2026 2:60 PM'],
		['an offset that does not exist', '31.12.2026 14:30 +19:00'],
		['the abbreviation of a time zone', '2026-12-31 14:30:00 EST'],
		['a time zone without an offset', '2026-12-31T14:30:00[Europe/Berlin]'],
		['an invalid time zone after the offset', '2026-12-31T14:30:00+01:00[1 < 2]'],
		['a fraction without digits', '1798727400.'],
		['two fractions', '1798727400.1.2'],
		['letters in a number', '1798727400.1a'],
		['a year before 1000', '31.12.0999'],
		['a long text', `31.12.2026${' '.repeat(50_000)}x`],
		['a long text of spaces', `Thu${' '.repeat(50_000)}x`],
	])('%s: %s', (_, value) => {
		expect(textOrCode(value, { type: 'date' })).toBe('VALUE_NOT_A_DATE');
		expect(textOrCode(value, { type: 'datetime' })).toBe('VALUE_NOT_A_TIME');
	});

	test.each([
		['a number that a spreadsheet has rounded', '1.79873E+09'],
		['a small number with an exponent', '1.5E3'],
		['a small number with a fraction', '46022.5'],
		['a time without separators, with a fraction', '20261231143000.5'],
		['a time without separators, with a fraction, as a number', 20261231143000.5],
	])('%s, as unclear: %s', (_, value) => {
		expect(textOrCode(value, { type: 'date' })).toBe('VALUE_UNCLEAR_TIME');
		expect(textOrCode(value, { type: 'datetime' })).toBe('VALUE_UNCLEAR_TIME');
	});
});

describe.each(['date', 'datetime'])('no date, in a property of type %s', (type) => {
	test.each([
		...['0000-00-00', ' 0000-00-00\u200b', '0000-00-00 00:00:00', '0000-00-00T00:00:00.000Z'],
		...['0000-00-00 00:00:00.000000', '0000/00/00', '00/00/0000', '00.00.0000 00:00'],
	])('%j is empty', (value) => {
		const rules = rulesOf({ properties: [definition({ type })] });
		const sent = (policy: 'ignore' | 'clear') => toProperties({ x: value }, policy, rules);
		expect(sent('ignore')).toEqual({ ok: true, value: {}, leftOut: [] });
		expect(sent('clear')).toEqual({ ok: true, value: { x: '' }, leftOut: [] });
	});

	test.each(['0000-00-01', '0000-00-00 00:01', '0000-00', '0', '0000-00-00x'])(
		'%j is not empty',
		(value) => {
			expect(textOrCode(value, { type })).toMatch(/^VALUE_/);
		},
	);
});

test('text keeps what would be no date', () => {
	expect(textOrCode('0000-00-00', { type: 'string' })).toBe('0000-00-00');
});
