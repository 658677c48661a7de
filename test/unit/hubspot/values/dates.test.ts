import fc from 'fast-check';
import { DateTime } from 'luxon';

import { converted, outcomeOf } from '../../support/valueRules';

const SECONDS = 1_798_675_200;
const noDate = [
	['a text that is no date', 'tomorrow'],
	['a day that does not exist', '2026-02-30'],
	['February 29 in a common year', '2027-02-29'],
	['a month that does not exist', '2026-13-01'],
	['an hour that does not exist', '2026-12-31T24:00:00Z'],
	['a minute that does not exist', '2026-12-31T10:60'],
	['a zone that does not exist', '2026-12-31T10:00:00+19:00'],
	['a German date', '31.12.2026'],
	['an American date', '12/31/2026'],
	['a year alone', '2026-'],
	['the date that databases write for none', '0000-00-00'],
	['the first day that programs know', '0001-01-01'],
	['a year that no one means', '0999-12-31'],
	['the day after the last of all', 253_402_300_800_000],
	['a date of n8n that is none', DateTime.fromISO('never')],
	['a date of JavaScript that is none', new Date('never')],
	['an object', { day: 31 }],
	['a boolean', true],
	['a number beyond all years', 1e15],
	['no number', Number.NaN],
] as const;

describe('a date', () => {
	const property = { type: 'date' };

	test.each([
		['as HubSpot has it', '2026-12-31', '2026-12-31'],
		['with blanks around it', ' 2026-12-31 ', '2026-12-31'],
		['in the basic form of ISO 8601', '20261231', '2026-12-31'],
		['with a time', '2026-12-31T23:30:00Z', '2026-12-31'],
		['with a time and no zone', '2026-12-31T23:30', '2026-12-31'],
		['as a database writes it', '2026-12-31 23:30:00.123456', '2026-12-31'],
		['with a zone ahead: the day that is written', '2027-01-01T00:30:00+02:00', '2027-01-01'],
		['with a zone behind: the day that is written', '2026-12-31T22:00:00.000-05:00', '2026-12-31'],
		['in seconds', SECONDS, '2026-12-31'],
		['in milliseconds', SECONDS * 1000, '2026-12-31'],
		['in milliseconds as text', String(SECONDS * 1000 + 1), '2026-12-31'],
		['in seconds as text', String(SECONDS), '2026-12-31'],
		['in milliseconds before 1970', -86_400_000_000, '1967-04-07'],
		['in milliseconds that only look like a time', '202613311430', '1976-06-03'],
		['at a midnight that only looks like a time', 191_203_200_000, '1976-01-23'],
		['on the last day of all', 253_402_300_799_999, '9999-12-31'],
		['in the first year that counts', '1000-01-01', '1000-01-01'],
		['of JavaScript', new Date('2026-12-31T23:30:00Z'), '2026-12-31'],
		[
			'of n8n: the day in its own zone',
			DateTime.fromISO('2026-12-31T00:10:00', { zone: 'Asia/Tokyo' }),
			'2026-12-31',
		],
		['in a list of one', ['2026-12-31'], '2026-12-31'],
		['in a leap year', '2028-02-29', '2028-02-29'],
	])('%s becomes a day', (_, value, day) => {
		expect(outcomeOf(value, property)).toBe(day);
	});

	test.each(noDate)('that is %s is refused', (_, value) => {
		expect(outcomeOf(value, property)).toMatch(/^VALUE_(NOT_A_DATE|UNCLEAR_TIME)$/);
	});

	test.each([
		['the day number of a spreadsheet', 46_022],
		['a year', 2026],
		['zero', 0],
		['the day number of a spreadsheet, as text', '46022'],
		['a day without its dashes, as a number', 20261231],
		['a time without its signs', '20261231143000'],
		['a time without its signs, as a number', 20261231143000],
		['a time to the minute without its signs', '202612311430'],
		['a midnight of 1970 in milliseconds, or a moment of 2221 in seconds', 7_948_800_000],
	])('that may be %s is refused as unclear', (_, value) => {
		expect(outcomeOf(value, property)).toBe('VALUE_UNCLEAR_TIME');
	});

	test('of several days is refused', () => {
		expect(outcomeOf(['2026-12-30', '2026-12-31'], property)).toBe('VALUE_IS_LIST');
	});

	test('is the day as it is written, whatever the zone of the workflow', () => {
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
		['with parts of a second', '2026-12-31T14:30:00.1234567Z', '2026-12-31T14:30:00.123Z'],
		['in another zone', '2026-12-31T14:30:00+02:00', '2026-12-31T12:30:00.000Z'],
		['in a zone without a colon', '2026-12-31T14:30:00-0530', '2026-12-31T20:00:00.000Z'],
		['in a zone of hours', '2026-12-31T14:30:00+02', '2026-12-31T12:30:00.000Z'],
		['in the farthest zone there is', '2026-12-31T14:30:00+14:00', '2026-12-31T00:30:00.000Z'],
		[
			'in the farthest zone that ISO 8601 may have',
			'2026-12-31T18:30:00+18:00',
			'2026-12-31T00:30:00.000Z',
		],
		['in the basic form', '20261231T143000Z', '2026-12-31T14:30:00.000Z'],
		['as a database writes it', '2026-12-31 14:30:00+00', '2026-12-31T14:30:00.000Z'],
		['in seconds', SECONDS, '2026-12-31T00:00:00.000Z'],
		['in seconds and parts of one', SECONDS + 0.5, '2026-12-31T00:00:00.500Z'],
		['in milliseconds', SECONDS * 1000 + 7, '2026-12-31T00:00:00.007Z'],
		['in milliseconds as text', String(SECONDS * 1000), '2026-12-31T00:00:00.000Z'],
		['of JavaScript', new Date('2026-12-31T14:30:00Z'), '2026-12-31T14:30:00.000Z'],
		[
			'of n8n',
			DateTime.fromISO('2026-12-31T14:30:00', { zone: 'Asia/Tokyo' }),
			'2026-12-31T05:30:00.000Z',
		],
	])('%s becomes a moment', (_, value, moment) => {
		expect(outcomeOf(value, property)).toBe(moment);
	});

	test.each(noDate)('that is %s is refused', (_, value) => {
		expect(outcomeOf(value, property)).toMatch(/^VALUE_(NOT_A_TIME|UNCLEAR_TIME)$/);
	});

	test.each([
		['winter', '2026-12-31T14:30', '2026-12-31T13:30:00.000Z'],
		['summer', '2026-07-01T14:30', '2026-07-01T12:30:00.000Z'],
		['a day alone', '2026-07-01', '2026-06-30T22:00:00.000Z'],
		['an hour that the clocks leave out', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
		['the first of two', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
	])('without a zone is in the zone of the workflow: %s', (_, value, moment) => {
		expect(converted(value, property, 'Europe/Berlin')).toBe(moment);
	});

	test.each([
		['an hour that the clocks leave out', '2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
		['the first of two', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
	])('and so west of UTC: %s', (_, value, moment) => {
		expect(converted(value, property, 'America/New_York')).toBe(moment);
	});

	test('without a zone is in UTC when the zone of the workflow is none', () => {
		expect(converted('2026-07-01T14:30', property, 'Mars/Olympus')).toBe(
			'2026-07-01T14:30:00.000Z',
		);
	});

	test('is the moment that Luxon reads, in every zone', () => {
		const zones = ['America/New_York', 'Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe'];
		fc.assert(
			fc.property(
				fc.constantFrom(...zones),
				fc.integer({ min: Date.UTC(1980, 0, 1), max: Date.UTC(2037, 0, 1) }),
				(zone, at) => {
					const local = new Date(at).toISOString().slice(0, -1);
					const read = DateTime.fromISO(local, { zone });
					// An hour that the clocks show twice may be either.
					fc.pre(read.getPossibleOffsets().length === 1);
					expect(converted(local, property, zone)).toBe(read.toUTC().toISO());
				},
			),
		);
	});
});

test('every date of Luxon comes out as the day that it shows, and the moment that it is', () => {
	fc.assert(
		fc.property(
			fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'utc'),
			fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) }),
			(zone, at) => {
				const date = DateTime.fromMillis(at, { zone });
				expect(outcomeOf(date, { type: 'date' })).toBe(date.toISODate());
				// An offset of seconds, as before there were time zones, cannot be written in ISO 8601.
				fc.pre(Number.isInteger(date.offset));
				expect(outcomeOf(date, { type: 'datetime' })).toBe(new Date(at).toISOString());
			},
		),
	);
});

test('a message shows the value, the label, and how to write it', () => {
	const refused = converted('31.12.2026', { type: 'date', name: 'birthday', label: 'Birthday' });
	expect(refused).toEqual({
		refused: {
			message: "Property 'Birthday' (birthday) is '31.12.2026', not a date: write it as 2026-12-31",
			category: 'INVALID_INPUT',
			code: 'VALUE_NOT_A_DATE',
			property: 'birthday',
		},
	});
});
