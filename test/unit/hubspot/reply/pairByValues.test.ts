import fc from 'fast-check';

import { pairByValues } from '../../../../nodes/CrmBatch/hubspot/reply/pairing/pairByValues';
import type { SentValues } from '../../../../nodes/CrmBatch/hubspot/reply/pairing/sameValue';

type Values = Readonly<Record<string, string>>;

/** Pairs records with entries that have nothing but values. */
const paired = (
	sent: ReadonlyArray<Values | undefined>,
	returned: ReadonlyArray<Readonly<Record<string, unknown>>>,
	allBlamed = false,
) =>
	pairByValues(
		sent.map((values): SentValues | undefined => values && { values, notReturned: [] }),
		returned,
		allBlamed,
		() => false,
	);

interface Row {
	readonly title: string;
	readonly sent: ReadonlyArray<Values | undefined>;
	readonly returned: ReadonlyArray<Readonly<Record<string, unknown>>>;
	/** For each record, the place of its entry. */
	readonly places: ReadonlyArray<number | undefined>;
}

describe('pairing by values', () => {
	test.each<Row>([
		{
			title: 'one entry and its record',
			sent: [{ subject: 'printer' }],
			returned: [{ subject: 'printer', hs_object_id: '11' }],
			places: [0],
		},
		{
			title: 'long values, whatever the spaces around them',
			sent: [{ content: `${'a '.repeat(600)}one\n` }, { content: `${'a '.repeat(600)}two\n` }],
			returned: [{ content: `${'a '.repeat(600)}two` }, { content: `${'a '.repeat(600)}one` }],
			places: [1, 0],
		},
		{
			title: 'records in another order than their entries',
			sent: [{ subject: 'a' }, { subject: 'b' }, { subject: 'c' }],
			returned: [{ subject: 'c' }, { subject: 'a' }, { subject: 'b' }],
			places: [2, 0, 1],
		},
		{
			title: 'equal entries are interchangeable',
			sent: [{ subject: 'a' }, { subject: 'a' }],
			returned: [{ subject: 'a' }, { subject: 'a' }],
			places: [0, 1],
		},
		{
			title: 'equal entries can have their properties in any order',
			sent: [
				{ subject: 'a', content: 'b' },
				{ content: 'b', subject: 'a' },
			],
			returned: [
				{ subject: 'a', content: 'b' },
				{ subject: 'a', content: 'b' },
			],
			places: [0, 1],
		},
		{
			title: 'entries that differ only in values that are not returned stay unpaired',
			sent: [
				{ subject: 'a', secret: '1' },
				{ subject: 'a', secret: '2' },
			],
			returned: [{ subject: 'a' }, { subject: 'a' }],
			places: [undefined, undefined],
		},
		{
			title: 'a pair that is certain makes the next one certain',
			sent: [{ subject: 'a', content: 'x' }, { subject: 'a' }],
			returned: [{ subject: 'a' }, { subject: 'a', content: 'x' }],
			places: [1, 0],
		},
		{
			title: 'elimination goes on as long as it finds a pair',
			sent: [{ a: '1' }, { a: '1', b: '1' }, { a: '1', b: '1', c: '1' }],
			returned: [
				{ a: '1', b: '1', c: '1' },
				{ a: '1', b: '1' },
				{ a: '1', b: null, c: null },
			],
			places: [2, 1, 0],
		},
		{
			title: 'a property that no record has is ignored',
			sent: [{ subject: 'a', secret: '1' }, { subject: 'b' }],
			returned: [{ subject: 'a' }, { subject: 'b' }],
			places: [0, 1],
		},
		{
			title: 'a property that no record has is ignored, even if a record is missing',
			sent: [{ subject: 'a', secret: '1' }, { subject: 'b' }],
			returned: [{ subject: 'a' }],
			places: [0],
		},
		{
			title: 'one record of two equal entries belongs to the first',
			sent: [{ subject: 'a' }, { subject: 'a' }],
			returned: [{ subject: 'a' }],
			places: [0],
		},
		{
			title: 'a cleared property comes back not at all, even if a record is missing',
			sent: [{ subject: 'a', content: '' }, { subject: 'c', content: 'c' }, { subject: 'd' }],
			returned: [{ subject: 'a' }, { subject: 'c', content: 'c' }],
			places: [0, 1],
		},
		{
			title: 'a property that some records have was not sent for the others',
			sent: [{ subject: 'a', colour: 'red' }],
			returned: [{ subject: 'a' }, { subject: 'b', colour: 'red' }],
			places: [undefined, undefined],
		},
		{
			title: 'an entry that is settled already gets no record',
			sent: [undefined, { subject: 'a' }],
			returned: [{ subject: 'a' }, { subject: 'b' }],
			places: [1, undefined],
		},
		{
			title: 'a second record for one entry leaves both unpaired',
			sent: [{ subject: 'a' }],
			returned: [{ subject: 'a' }, { subject: 'a' }],
			places: [undefined, undefined],
		},
		{
			title: 'a record without any sent property stays unpaired',
			sent: [{ subject: 'a' }],
			returned: [{ hs_object_id: '11' }],
			places: [undefined],
		},
		{
			title: 'a cleared property comes back empty, or not at all',
			sent: [
				{ subject: 'a', content: '' },
				{ subject: 'b', content: '' },
				{ subject: 'c', content: 'c' },
			],
			returned: [{ subject: 'c', content: 'c' }, { subject: 'b', content: null }, { subject: 'a' }],
			places: [2, 1, 0],
		},
		{
			title: 'a property can have the name __proto__',
			sent: [JSON.parse('{"__proto__":"x"}') as Values, JSON.parse('{"__proto__":"y"}') as Values],
			returned: [
				JSON.parse('{"__proto__":"y"}') as Values,
				JSON.parse('{"__proto__":"x"}') as Values,
			],
			places: [1, 0],
		},
		{
			title: 'a property that every JavaScript object inherits was not returned',
			sent: [{ subject: 'a', constructor: '' }],
			returned: [{ subject: 'a' }],
			places: [0],
		},
		{ title: 'nothing sent', sent: [], returned: [{ subject: 'a' }], places: [undefined] },
		{ title: 'nothing returned', sent: [{ subject: 'a' }], returned: [], places: [] },
	])('$title', ({ sent, returned, places }) => {
		expect(paired(sent, returned)).toEqual(places);
	});

	test('a record is not paired with an entry if HubSpot can have normalised a value of another', () => {
		const sent = [
			{ subject: 'Same', stage: '1' },
			{ subject: 'Same', stage: '1', resolution: ';FIXED' },
			{ subject: 'Same', stage: '1', resolution: '' },
		];
		const returned = [
			{ subject: 'Same', stage: '1', resolution: 'FIXED' },
			{ subject: 'Same', stage: '1' },
			{ subject: 'Same', stage: '1' },
		];
		const [first] = paired(sent, returned);
		expect([undefined, 1]).toContain(first);
	});

	test('a record is not paired with an entry if the normalisation of another is unknown', () => {
		const sent = [{ email: 'a@x.org' }, { email: 'a@x.org', phone: '030 123' }];
		const returned = [{ email: 'a@x.org', phone: '+49 30 123' }];
		expect(paired(sent, returned)).toEqual([undefined]);
	});

	test('entries with the same values and different associations are not equal', () => {
		const values = { subject: 'a' };
		const sent = [
			{ values, notReturned: [{ toId: '1' }] },
			{ values, notReturned: [{ toId: '2' }] },
		];
		expect(pairByValues(sent, [values, values], false, () => false)).toEqual([
			undefined,
			undefined,
		]);
		expect(pairByValues(sent, [values, values], true, () => false)).toEqual([undefined, undefined]);
	});

	test('entries with the same values and the same associations are equal', () => {
		const values = { subject: 'a' };
		const sent = [
			{ values, notReturned: [{ toId: '1' }] },
			{ values, notReturned: [{ toId: '1' }] },
		];
		expect(pairByValues(sent, [values, values], false, () => false)).toEqual([0, 1]);
		expect(pairByValues(sent, [values, values], true, () => false)).toEqual([0, 1]);
	});

	test.each([
		{ title: 'an email in lower case', sent: 'Anna@Example.COM', stored: 'anna@example.com' },
		{ title: 'text without the spaces around it', sent: ' printer ', stored: 'printer' },
		{ title: 'a number as a number', sent: '24.00', stored: 24 },
		{ title: 'a number without its zeros', sent: '007.50', stored: '7.5' },
		{ title: 'a number without its plus', sent: '+5', stored: '5' },
		{ title: 'a negative number', sent: '-1.0', stored: '-1' },
		{ title: 'a boolean as a boolean', sent: 'TRUE', stored: true },
		{ title: 'a date in milliseconds as a date', sent: '1767225600000', stored: '2026-01-01' },
		{ title: 'a date as milliseconds', sent: '2026-01-01', stored: '1767225600000' },
		{
			title: 'a time with an offset in UTC',
			sent: '2026-01-01T01:00:00.000+01:00',
			stored: '2026-01-01T00:00:00Z',
		},
		{
			title: 'a time without an offset in UTC',
			sent: '2026-01-01T12:00:00',
			stored: '2026-01-01T12:00:00Z',
		},
		{
			title: 'a time without seconds in full',
			sent: '2026-01-01T12:00',
			stored: '2026-01-01T12:00:00.000Z',
		},
		{
			title: 'a time with an offset without a colon in milliseconds',
			sent: '2026-01-01T12:00:00-0130',
			stored: '1767274200000',
		},
		{ title: 'a number of 15 digits', sent: '0123456789012.50', stored: '123456789012.5' },
		{
			title: 'a number of many digits unchanged',
			sent: '12345678901234567',
			stored: '12345678901234567',
		},
		{ title: 'choices in another order', sent: 'b;a;c', stored: 'a;c;b' },
		{ title: 'choices that end in a separator', sent: 'b;a;', stored: 'a;b' },
		{ title: 'line ends of Windows as those of Unix', sent: 'a\r\nb', stored: 'a\nb' },
		{ title: 'line ends as spaces', sent: 'a\nb', stored: 'a b' },
		{ title: 'several spaces as one', sent: 'Ada  Lovelace', stored: 'Ada Lovelace' },
		{ title: 'a no-break space as a space', sent: 'Ada\u00a0Lovelace', stored: 'Ada Lovelace' },
		{ title: 'text without control characters', sent: 'prin\u0007ter', stored: 'printer' },
		{ title: 'text without zero-width characters', sent: '\ufeffprin\u200bter', stored: 'printer' },
		{ title: 'composed letters', sent: 'Zoe\u0308', stored: 'Zo\u00eb' },
		{ title: 'a phone number without its spaces', sent: '+47 22 33 44 55', stored: '+4722334455' },
		{
			title: 'a phone number without its brackets and dashes',
			sent: '(555) 123-4567',
			stored: '5551234567',
		},
		{
			title: 'text without a control character between spaces',
			sent: 'Ada \u0007 Lovelace',
			stored: 'Ada Lovelace',
		},
		{ title: 'a phone number of seven digits', sent: '123-4567', stored: '1234567' },
		{
			title: 'a text of 1,000 characters in another case',
			sent: 'A'.repeat(1_000),
			stored: 'a'.repeat(1_000),
		},
	])('HubSpot may store $title', ({ sent, stored }) => {
		expect(paired([{ value: sent }, { value: 'another' }], [{ value: stored }])).toEqual([0]);
	});

	test('a time without an offset is in UTC, in any time zone of the machine', () => {
		const parse = Date.parse.bind(Date);
		const inOslo = (text: string) =>
			parse(/t\d/i.test(text) && !/(z|[+-]\d\d:?\d\d)$/i.test(text) ? `${text}+01:00` : text);
		const spy = jest.spyOn(Date, 'parse').mockImplementation(inOslo);
		const places = ['2026-01-01T12:00', '2026-01-01T13:00:00.000'].map((sent) =>
			paired([{ value: sent }], [{ value: '2026-01-01T12:00:00Z' }]),
		);
		spy.mockRestore();
		expect(places).toEqual([[0], [undefined]]);
	});

	test.each([
		{ title: 'other text', sent: 'printer', stored: 'printers' },
		{ title: 'nothing', sent: 'printer', stored: null },
		{ title: 'an object', sent: 'printer', stored: { value: 'printer' } },
		{ title: 'a list', sent: 'printer', stored: ['printer'] },
		{ title: 'another number', sent: '24', stored: '24.5' },
		{ title: 'zero in place of a space', sent: ' ', stored: '0' },
		{ title: 'another day', sent: '2026-01-01', stored: '2026-01-02' },
		{ title: 'another time of the day', sent: '2026-01-01', stored: '2026-01-01T00:00:01Z' },
		{
			title: 'another second of a time without an offset',
			sent: '2026-01-01T12:00:00',
			stored: '2026-01-01T12:00:01Z',
		},
		{ title: 'text that begins like a date', sent: '2026-01-01 (new)', stored: '2026-01-01' },
		{ title: 'text that begins with a time', sent: '2026-01-01T00:00Z x', stored: '2026-01-01' },
		{ title: 'text that ends like a date', sent: 'on 2026-01-01', stored: '2026-01-01' },
		{ title: 'a day that does not exist', sent: '2026-13-01', stored: '2026-13-02' },
		{
			title: 'another number of 17 digits',
			sent: '90071992547409931',
			stored: '90071992547409932',
		},
		{ title: 'a number of 16 digits without its zeros', sent: '1.000000000000000', stored: '1' },
		{ title: 'other choices', sent: 'a;b', stored: 'a;c' },
		{ title: 'choices that are other parts of the same text', sent: 'ab;c', stored: 'a;bc' },
		{
			title: 'a longer text in another case',
			sent: 'A'.repeat(1_001),
			stored: 'a'.repeat(1_001),
		},
		{
			title: 'a number and a word without the space between them',
			sent: '1234567 apples',
			stored: '1234567apples',
		},
		{ title: 'one choice of two', sent: 'a;b', stored: 'a' },
		{ title: 'text with the same start', sent: '12 apples', stored: '12' },
		{ title: 'a hexadecimal number', sent: '0x10', stored: '16' },
		{ title: 'words without their space', sent: 'ice cream', stored: 'icecream' },
		{ title: 'another phone number', sent: '+47 22 33 44 55', stored: '+4722334456' },
		{ title: 'a phone number without its plus', sent: '+47 22 33 44 55', stored: '4722334455' },
		{ title: 'a short number without its dash', sent: '12-34', stored: '1234' },
		{ title: 'a date without its dashes', sent: '2026-01-01', stored: '20260101' },
		{ title: 'a negative number without its sign', sent: '-1234567', stored: '1234567' },
	])('a record with $title is not paired', ({ sent, stored }) => {
		expect(paired([{ value: sent }], [{ value: stored }])).toEqual([undefined]);
	});
});

describe('pairing by values in a complete reply', () => {
	test.each<Row>([
		{
			title: 'a single entry has become the single record if most of its values fit',
			sent: [{ subject: 'a', content: 'x', stage: '1' }],
			returned: [{ subject: 'b', content: 'x', stage: '1' }],
			places: [0],
		},
		{
			title: 'a single entry has not become a record that shares only a common value with it',
			sent: [{ subject: 'a', stage: '1' }],
			returned: [{ subject: 'b', stage: '1' }],
			places: [undefined],
		},
		{
			title:
				'a single entry has become the single record if HubSpot dropped characters from a value',
			sent: [{ code: 'A-1/b' }],
			returned: [{ code: 'a1b' }],
			places: [0],
		},
		{
			title: 'a single entry has become the single record if that has none of its properties',
			sent: [{ subject: 'a' }],
			returned: [{ hs_object_id: '11' }],
			places: [0],
		},
		{
			title: 'a single entry has not become the single record if all its values are others',
			sent: [{ subject: 'a', content: 'x' }],
			returned: [{ subject: 'b', content: 'y' }],
			places: [undefined],
		},
		{
			title: 'a single record without values belongs to no open entry of several',
			sent: [undefined, { subject: 'a' }, undefined],
			returned: [{ hs_object_id: '11' }],
			places: [undefined],
		},
		{
			title: 'the last record belongs to the last entry if its values fit',
			sent: [{ phone: '+47 22', n: '7' }, { phone: '33' }, { phone: '44' }],
			returned: [{ phone: '44' }, { phone: '4722', n: '7' }, { phone: '33' }],
			places: [2, 0, 1],
		},
		{
			title: 'the last record stays unpaired if none of its values fits',
			sent: [{ phone: '+47 22', n: '' }, { phone: '33' }, { phone: '44' }],
			returned: [{ phone: '44' }, { phone: '4723', n: '' }, { phone: '33' }],
			places: [2, undefined, 1],
		},
		{
			title: 'the last record stays unpaired if it shares only a common value with the last entry',
			sent: [
				{ subject: 'a', stage: '1' },
				{ subject: 'b', stage: '1' },
			],
			returned: [
				{ subject: 'a', stage: '1' },
				{ subject: 'c', stage: '1' },
			],
			places: [0, undefined],
		},
		{
			title: 'two remaining records are not guessed',
			sent: [{ phone: '+47 22' }, { phone: '+47 33' }, { phone: '44' }],
			returned: [{ phone: '44' }, { phone: '4722' }, { phone: '4733' }],
			places: [2, undefined, undefined],
		},
		{
			title: 'two remaining records are not guessed, even if a value of their equal entries fits',
			sent: [
				{ phone: 'x 1', n: '1' },
				{ phone: 'x 1', n: '1' },
			],
			returned: [
				{ phone: 'x1', n: '1' },
				{ phone: 'x1', n: '1' },
			],
			places: [undefined, undefined],
		},
		{
			title: 'records with one property whose values are all different belong to their entries',
			sent: [
				{ subject: 'a', code: '1', owner: '<b>x</b>' },
				{ subject: 'b', code: '2', owner: '<i>y</i>' },
			],
			returned: [
				{ subject: 'b', code: '2', owner: 'y' },
				{ subject: 'a', code: '1', owner: 'x' },
			],
			places: [1, 0],
		},
		{
			title: 'a property that an entry did not send pairs no records',
			sent: [{ subject: 'a', code: '1' }, { subject: 'a' }],
			returned: [{ subject: 'x', code: '1' }, { subject: 'y' }],
			places: [undefined, undefined],
		},
		{
			title: 'a property that an entry cleared pairs no records',
			sent: [
				{ subject: 'a', code: '1' },
				{ subject: 'a', code: '' },
			],
			returned: [{ subject: 'x', code: '1' }, { subject: 'y' }],
			places: [undefined, undefined],
		},
		{
			title: 'a property pairs no records if a value can be that of two entries',
			sent: [{ due: '2026-01-01' }, { due: '1767225600000' }],
			returned: [{ due: '1767225600000' }, { due: '+1767225600000' }],
			places: [1, undefined],
		},
		{
			title: 'two remaining records are not guessed, even if their entries are equal',
			sent: [{ phone: 'x 1' }, { phone: 'x 1' }],
			returned: [{ phone: 'x1' }, { phone: 'x1' }],
			places: [undefined, undefined],
		},
		{
			title: 'a record with the exact values of an entry belongs to it, not to a similar one',
			sent: [{ subject: 'Printer' }, { subject: 'printer' }],
			returned: [{ subject: 'printer' }, { subject: 'Printer' }],
			places: [1, 0],
		},
		{
			title:
				'a record with the exact values of an entry leaves the other record to the similar one',
			sent: [{ subject: ' printer', n: '1.0' }, { subject: 'printer', n: '1' }, { subject: 'x' }],
			returned: [{ subject: 'x' }, { subject: 'Printer', n: '1' }, { subject: 'printer', n: '1' }],
			places: [2, 0, 1],
		},
	])('$title', ({ sent, returned, places }) => {
		expect(paired(sent, returned, true)).toEqual(places);
	});

	test.each<Row>([
		{
			title: 'a record is missing',
			sent: [{ subject: 'Printer' }, { subject: 'printer' }, { subject: 'x' }],
			returned: [{ subject: 'printer' }, { subject: 'x' }],
			places: [undefined, 2],
		},
		{
			title: 'there is one record too many',
			sent: [{ subject: 'a' }],
			returned: [{ subject: 'b' }, { subject: 'c' }],
			places: [undefined, undefined],
		},
		{
			title: 'an entry is settled, and its record is in the reply',
			sent: [undefined, { subject: 'a' }],
			returned: [{ subject: 'b' }, { subject: 'c' }],
			places: [undefined, undefined],
		},
	])('none of this holds if $title', ({ sent, returned, places }) => {
		expect(paired(sent, returned, true)).toEqual(places);
	});

	test.each<Row>([
		{
			title: 'the last record stays unpaired',
			sent: [{ subject: 'a' }],
			returned: [{ subject: 'b' }],
			places: [undefined],
		},
		{
			title: 'one equal property does not pair a single record',
			sent: [{ subject: 'a', stage: '1' }],
			returned: [{ subject: 'b', stage: '1' }],
			places: [undefined],
		},
		{
			title: 'similar entries stay unpaired',
			sent: [{ subject: 'Printer' }, { subject: 'printer' }],
			returned: [{ subject: 'printer' }, { subject: 'Printer' }],
			places: [undefined, undefined],
		},
	])('none of this holds if an error is unattributed: $title', (row) => {
		expect(paired(row.sent, row.returned, false)).toEqual(row.places);
	});
});

describe('pairing by values, for any entries and any order of the records', () => {
	const names = ['subject', 'content', 'priority', 'hidden'] as const;
	const inputs = fc.array(
		fc.dictionary(fc.constantFrom(...names), fc.constantFrom('a', 'b', 'c', '7'), {
			minKeys: 1,
			noNullPrototype: true,
		}),
		{ maxLength: 12 },
	);
	const worlds = inputs.chain((sent) =>
		fc.record({
			sent: fc.constant(sent),
			created: fc.shuffledSubarray([...sent.keys()]),
			returnsHidden: fc.boolean(),
			allBlamed: fc.boolean(),
		}),
	);

	/** The record that HubSpot made from an entry. */
	const recordOf = (input: Values, returnsHidden: boolean): Values => {
		const shown = Object.entries(input).filter(([name]) => returnsHidden || name !== 'hidden');
		return { ...Object.fromEntries(shown), hs_pipeline: '0', createdate: '2026-01-01' };
	};

	test('no entry gets a record with other values, and none gets two', () => {
		fc.assert(
			fc.property(worlds, ({ sent, created, returnsHidden, allBlamed }) => {
				const records = created.map((place) => recordOf(sent[place] ?? {}, returnsHidden));
				const places = paired(sent, records, allBlamed);

				expect(places).toHaveLength(records.length);
				const taken = places.filter((place) => place !== undefined);
				expect(new Set(taken).size).toBe(taken.length);
				places.forEach((place, index) => {
					if (place === undefined) return;
					// An entry with the same values, including those that are not returned, will do.
					expect(sent[place]).toEqual(sent[created[index] ?? -1]);
				});
			}),
			{ numRuns: 2_000 },
		);
	});

	test('every entry gets its record if all have the same properties', () => {
		const same = fc.array(
			fc.record({ subject: fc.constantFrom('a', 'b', 'c'), content: fc.constantFrom('x', 'y') }),
			{ maxLength: 12 },
		);
		const full = same.chain((sent) =>
			fc.record({ sent: fc.constant(sent), created: fc.shuffledSubarray([...sent.keys()]) }),
		);
		fc.assert(
			fc.property(full, ({ sent, created }) => {
				const records = created.map((place) => recordOf(sent[place] ?? {}, true));
				for (const allBlamed of [false, true]) {
					const places = paired(sent, records, allBlamed);
					expect(places.map((place) => place !== undefined && sent[place])).toEqual(
						created.map((place) => sent[place]),
					);
				}
			}),
		);
	});

	test('entries that no error names get their records if all but one are returned unchanged', () => {
		const different = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1 });
		const full = different.chain((numbers) =>
			fc.record({
				numbers: fc.constant(numbers),
				created: fc.shuffledSubarray(numbers, { minLength: 1 }),
				changed: fc.nat(),
			}),
		);
		fc.assert(
			fc.property(full, ({ numbers, created, changed }) => {
				const sent = numbers.map((n) =>
					created.includes(n) ? { n: `${n}`, stage: '1', priority: 'LOW' } : undefined,
				);
				const records = created.map((n, at) => ({
					n: at === changed % created.length ? 'changed' : `${n}`,
					stage: '1',
					priority: 'LOW',
				}));
				expect(paired(sent, records, true)).toEqual(created.map((n) => numbers.indexOf(n)));
			}),
		);
	});
});
