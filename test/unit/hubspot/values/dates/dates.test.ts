import fc from 'fast-check';
import { DateTime } from 'luxon';

import { failureOf, problem } from '../../../../../nodes/CrmBatch/hubspot/errors/problem';
import { converted, textOrCode } from '../../../support/valueRules';

const SECONDS = 1_798_675_200;
const invalid = [
	['text that is not a date', 'tomorrow'],
	['a day that does not exist', '2026-02-30'],
	['February 29 in a common year', '2027-02-29'],
	['a month that does not exist', '2026-13-01'],
	['an hour that does not exist', '2026-12-31T24:00:00Z'],
	['a minute that does not exist', '2026-12-31T10:60'],
	['an offset that does not exist', '2026-12-31T10:00:00+19:00'],
	['a year alone', '2026-'],
	['the first day of the year 1', '0001-01-01'],
	['a year before 1000', '0999-12-31'],
	['the first day of the year 10000', 253_402_300_800_000],
	['an invalid Luxon date', DateTime.fromISO('never')],
	['an invalid JavaScript date', new Date('never')],
	['an object', { day: 31 }],
	['a boolean', true],
	['a number beyond the last year', 1e15],
	['NaN', Number.NaN],
] as const;

describe('a date', () => {
	const property = { type: 'date' };

	test.each([
		['in HubSpot’s form', '2026-12-31', '2026-12-31'],
		['with spaces around it', ' 2026-12-31 ', '2026-12-31'],
		['in the basic format of ISO 8601', '20261231', '2026-12-31'],
		['with a time', '2026-12-31T23:30:00Z', '2026-12-31'],
		['with a time and no offset', '2026-12-31T23:30', '2026-12-31'],
		['as a database writes it', '2026-12-31 23:30:00.123456', '2026-12-31'],
		['with an offset ahead of UTC: the written day', '2027-01-01T00:30:00+02:00', '2027-01-01'],
		['with an offset behind UTC: the written day', '2026-12-31T22:00:00.000-05:00', '2026-12-31'],
		['in seconds', SECONDS, '2026-12-31'],
		['in milliseconds', SECONDS * 1000, '2026-12-31'],
		['in milliseconds as text', String(SECONDS * 1000 + 1), '2026-12-31'],
		['in seconds as text', String(SECONDS), '2026-12-31'],
		['in milliseconds before 1970', -86_400_000_000, '1967-04-07'],
		['in milliseconds that resemble a time', '202613311430', '1976-06-03'],
		['in milliseconds at a midnight that resembles a time', 191_203_200_000, '1976-01-23'],
		['on the last day of the year 9999', 253_402_300_799_999, '9999-12-31'],
		['in the year 1000', '1000-01-01', '1000-01-01'],
		['as a JavaScript date', new Date('2026-12-31T23:30:00Z'), '2026-12-31'],
		[
			'as a Luxon date: the day in its own time zone',
			DateTime.fromISO('2026-12-31T00:10:00', { zone: 'Asia/Tokyo' }),
			'2026-12-31',
		],
		['in a list of one', ['2026-12-31'], '2026-12-31'],
		['in a leap year', '2028-02-29', '2028-02-29'],
	])('%s becomes a day', (_, value, day) => {
		expect(textOrCode(value, property)).toBe(day);
	});

	test.each(invalid)('given as %s is refused', (_, value) => {
		expect(textOrCode(value, property)).toMatch(/^VALUE_(NOT_A_DATE|UNCLEAR_TIME)$/);
	});

	test.each([
		['the day number of a spreadsheet', 46_022],
		['a year', 2026],
		['zero', 0],
		['the day number of a spreadsheet, as text', '46022'],
		['a day without dashes, as a number', 20261231],
		['a time without separators', '20261231143000'],
		['a time without separators, as a number', 20261231143000],
		['a time without separators, up to the minute', '202612311430'],
		['a midnight of 1970 in milliseconds, or a time of 2221 in seconds', 7_948_800_000],
	])('that may be %s is refused as unclear', (_, value) => {
		expect(textOrCode(value, property)).toBe('VALUE_UNCLEAR_TIME');
	});

	test('given as two days is refused', () => {
		expect(textOrCode(['2026-12-30', '2026-12-31'], property)).toBe('VALUE_IS_LIST');
	});

	test('is the written day, in any time zone of the workflow', () => {
		const days = ['Pacific/Kiritimati', 'UTC', 'Pacific/Pago_Pago'].map((zone) =>
			converted('2026-12-31T12:00:00', property, zone),
		);
		expect(days).toEqual(['2026-12-31', '2026-12-31', '2026-12-31']);
	});
});

describe('a date and time', () => {
	const property = { type: 'datetime' };

	test.each([
		['in UTC', '2026-12-31T14:30:00Z', '2026-12-31T14:30:00.000Z'],
		['with a fraction of a second', '2026-12-31T14:30:00.1234567Z', '2026-12-31T14:30:00.123Z'],
		['with an offset', '2026-12-31T14:30:00+02:00', '2026-12-31T12:30:00.000Z'],
		['with an offset without a colon', '2026-12-31T14:30:00-0530', '2026-12-31T20:00:00.000Z'],
		['with an offset of hours', '2026-12-31T14:30:00+02', '2026-12-31T12:30:00.000Z'],
		['with the largest offset in use', '2026-12-31T14:30:00+14:00', '2026-12-31T00:30:00.000Z'],
		[
			'with the largest offset of ISO 8601',
			'2026-12-31T18:30:00+18:00',
			'2026-12-31T00:30:00.000Z',
		],
		['in the basic format', '20261231T143000Z', '2026-12-31T14:30:00.000Z'],
		['as a database writes it', '2026-12-31 14:30:00+00', '2026-12-31T14:30:00.000Z'],
		['in seconds', SECONDS, '2026-12-31T00:00:00.000Z'],
		['in seconds with a fraction', SECONDS + 0.5, '2026-12-31T00:00:00.500Z'],
		['in milliseconds', SECONDS * 1000 + 7, '2026-12-31T00:00:00.007Z'],
		['in milliseconds as text', String(SECONDS * 1000), '2026-12-31T00:00:00.000Z'],
		['as a JavaScript date', new Date('2026-12-31T14:30:00Z'), '2026-12-31T14:30:00.000Z'],
		[
			'as a Luxon date',
			DateTime.fromISO('2026-12-31T14:30:00', { zone: 'Asia/Tokyo' }),
			'2026-12-31T05:30:00.000Z',
		],
	])('%s becomes a time in UTC', (_, value, moment) => {
		expect(textOrCode(value, property)).toBe(moment);
	});

	test.each(invalid)('given as %s is refused', (_, value) => {
		expect(textOrCode(value, property)).toMatch(/^VALUE_(NOT_A_TIME|UNCLEAR_TIME)$/);
	});

	test.each([
		['winter', '2026-12-31T14:30', '2026-12-31T13:30:00.000Z'],
		['summer', '2026-07-01T14:30', '2026-07-01T12:30:00.000Z'],
		['a day alone', '2026-07-01', '2026-06-30T22:00:00.000Z'],
		['a local time that is skipped', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
		['the first of a local time that occurs twice', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
	])('without an offset is in the time zone of the workflow: %s', (_, value, moment) => {
		expect(converted(value, property, 'Europe/Berlin')).toBe(moment);
	});

	test.each([
		['a local time that is skipped', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
		['the first of a local time that occurs twice', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
	])('without an offset is in a time zone west of UTC: %s', (_, value, moment) => {
		expect(converted(value, property, 'America/New_York')).toBe(moment);
	});

	test('without an offset is in UTC if the time zone of the workflow is unknown', () => {
		expect(converted('2026-07-01T14:30', property, 'Mars/Olympus')).toBe(
			'2026-07-01T14:30:00.000Z',
		);
	});

	test('is the time that Luxon reads, in every time zone', () => {
		const zones = ['America/New_York', 'Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe'];
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2037, 0, 1) }),
				(zone, at) => {
					const local = new Date(at).toISOString().slice(0, -1);
					const read = DateTime.fromISO(local, { zone });
					// A local time that occurs twice can be either.
					fc.pre(read.getPossibleOffsets().length === 1);
					expect(converted(local, property, zone)).toBe(read.toUTC().toISO());
				},
			),
		);
	});
});

test('a Luxon date becomes the day that it shows, and its time in UTC', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'utc'),
			fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
			(zone, at) => {
				const date = DateTime.fromMillis(at, { zone });
				expect(textOrCode(date, { type: 'date' })).toBe(date.toISODate());
				// An offset with seconds, from before time zones existed, has no form in ISO 8601.
				fc.pre(Number.isInteger(date.offset));
				expect(textOrCode(date, { type: 'datetime' })).toBe(new Date(at).toISOString());
			},
		),
	);
});

test('the failure has the value, the label and the name of the property', () => {
	const property = { type: 'date', name: 'birthday', label: 'Birthday' };
	const why = problem('VALUE_NOT_A_DATE', { value: '31/04/2026' });
	const failure = failureOf(why, "Property 'Birthday' (birthday)", 'birthday');
	expect(converted('31/04/2026', property)).toEqual({ failure });
});
