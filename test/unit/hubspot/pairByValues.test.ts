import fc from 'fast-check';

import { pairByValues, type SentValues } from '../../../nodes/CrmBatch/hubspot/pairByValues';

type Values = Readonly<Record<string, string>>;

/** Pairs inputs that were sent with nothing but their values. */
const paired = (
	sent: ReadonlyArray<Values | undefined>,
	returned: ReadonlyArray<Readonly<Record<string, unknown>>>,
) =>
	pairByValues(
		sent.map((values): SentValues | undefined => values && { values, besides: [] }),
		returned,
	);

interface Row {
	readonly title: string;
	readonly sent: ReadonlyArray<Values | undefined>;
	readonly returned: ReadonlyArray<Readonly<Record<string, unknown>>>;
	/** For each record the place of its input. */
	readonly places: ReadonlyArray<number | undefined>;
}

describe('finding which input became which record by its values', () => {
	test.each<Row>([
		{
			title: 'one input and its record',
			sent: [{ subject: 'printer' }],
			returned: [{ subject: 'printer', hs_object_id: '11' }],
			places: [0],
		},
		{
			title: 'records in another order than their inputs',
			sent: [{ subject: 'a' }, { subject: 'b' }, { subject: 'c' }],
			returned: [{ subject: 'c' }, { subject: 'a' }, { subject: 'b' }],
			places: [2, 0, 1],
		},
		{
			title: 'inputs that are alike are as good as each other',
			sent: [{ subject: 'a' }, { subject: 'a' }],
			returned: [{ subject: 'a' }, { subject: 'a' }],
			places: [0, 1],
		},
		{
			title: 'inputs that are alike may name their properties in any order',
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
			title: 'inputs that differ only in what does not come back stay unpaired',
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
			title: 'elimination goes on for as long as it finds something',
			sent: [{ a: '1' }, { a: '1', b: '1' }, { a: '1', b: '1', c: '1' }],
			returned: [
				{ a: '1', b: '1', c: '1' },
				{ a: '1', b: '1' },
				{ a: '1', b: null, c: null },
			],
			places: [2, 1, 0],
		},
		{
			title: 'a property that no record has tells nothing',
			sent: [{ subject: 'a', secret: '1' }, { subject: 'b' }],
			returned: [{ subject: 'a' }, { subject: 'b' }],
			places: [0, 1],
		},
		{
			title: 'a property that some records have was not sent for the others',
			sent: [{ subject: 'a', colour: 'red' }],
			returned: [{ subject: 'a' }, { subject: 'b', colour: 'red' }],
			places: [undefined, undefined],
		},
		{
			title: 'an input that is settled already gets no record',
			sent: [undefined, { subject: 'a' }],
			returned: [{ subject: 'a' }, { subject: 'b' }],
			places: [1, undefined],
		},
		{
			title: 'a second record for one input stays unpaired',
			sent: [{ subject: 'a' }],
			returned: [{ subject: 'a' }, { subject: 'a' }],
			places: [0, undefined],
		},
		{
			title: 'a record of which no property was sent tells nothing',
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
			title: 'a property called __proto__ is a property like others',
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

	test('inputs of the same values that were linked to different records are not alike', () => {
		const values = { subject: 'a' };
		const sent = [
			{ values, besides: [{ toId: '1' }] },
			{ values, besides: [{ toId: '2' }] },
		];
		expect(pairByValues(sent, [values, values])).toEqual([undefined, undefined]);
	});

	test('inputs of the same values that were linked to the same record are alike', () => {
		const values = { subject: 'a' };
		const sent = [
			{ values, besides: [{ toId: '1' }] },
			{ values, besides: [{ toId: '1' }] },
		];
		expect(pairByValues(sent, [values, values])).toEqual([0, 1]);
	});

	test.each([
		{ title: 'an e-mail in lower case', sent: 'Anna@Example.COM', stored: 'anna@example.com' },
		{ title: 'a text without the blanks around it', sent: ' printer ', stored: 'printer' },
		{ title: 'a number as a number', sent: '24.00', stored: 24 },
		{ title: 'a number without its zeros', sent: '007.50', stored: '7.5' },
		{ title: 'a number without its plus', sent: '+5', stored: '5' },
		{ title: 'a negative number', sent: '-1.0', stored: '-1' },
		{ title: 'a boolean as a boolean', sent: 'TRUE', stored: true },
		{ title: 'a date in milliseconds as a date', sent: '1767225600000', stored: '2026-01-01' },
		{ title: 'a date as milliseconds', sent: '2026-01-01', stored: '1767225600000' },
		{
			title: 'a time of another zone in UTC',
			sent: '2026-01-01T01:00:00.000+01:00',
			stored: '2026-01-01T00:00:00Z',
		},
		{ title: 'choices in another order', sent: 'b;a;c', stored: 'a;c;b' },
		{ title: 'choices that end in a separator', sent: 'b;a;', stored: 'a;b' },
	])('HubSpot may store $title', ({ sent, stored }) => {
		expect(paired([{ value: sent }, { value: 'another' }], [{ value: stored }])).toEqual([0]);
	});

	test.each([
		{ title: 'another text', sent: 'printer', stored: 'printers' },
		{ title: 'nothing', sent: 'printer', stored: null },
		{ title: 'an object', sent: 'printer', stored: { value: 'printer' } },
		{ title: 'a list', sent: 'printer', stored: ['printer'] },
		{ title: 'another number', sent: '24', stored: '24.5' },
		{ title: 'zero instead of a blank', sent: ' ', stored: '0' },
		{ title: 'another day', sent: '2026-01-01', stored: '2026-01-02' },
		{ title: 'another time of the day', sent: '2026-01-01', stored: '2026-01-01T00:00:01Z' },
		{ title: 'other choices', sent: 'a;b', stored: 'a;c' },
		{ title: 'one choice of two', sent: 'a;b', stored: 'a' },
		{ title: 'a text with the same start', sent: '12 apples', stored: '12' },
		{ title: 'a hexadecimal number', sent: '0x10', stored: '16' },
	])('a record with $title is not the record', ({ sent, stored }) => {
		expect(paired([{ value: sent }], [{ value: stored }])).toEqual([undefined]);
	});
});

describe('whatever was created, in whatever order it comes back', () => {
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
		}),
	);

	/** The record that HubSpot made of an input. */
	const recordOf = (input: Values, returnsHidden: boolean): Values => {
		const shown = Object.entries(input).filter(([name]) => returnsHidden || name !== 'hidden');
		return { ...Object.fromEntries(shown), hs_pipeline: '0', createdate: '2026-01-01' };
	};

	test('no input gets a record whose values are not its own, and none gets two', () => {
		fc.assert(
			fc.property(worlds, ({ sent, created, returnsHidden }) => {
				const records = created.map((place) => recordOf(sent[place] ?? {}, returnsHidden));
				const places = paired(sent, records);

				expect(places).toHaveLength(records.length);
				const taken = places.filter((place) => place !== undefined);
				expect(new Set(taken).size).toBe(taken.length);
				places.forEach((place, index) => {
					if (place === undefined) return;
					expect(records[index]).toEqual(recordOf(sent[place] ?? {}, returnsHidden));
				});
			}),
			{ numRuns: 2_000 },
		);
	});

	test('every input gets its record when no two differ only in what some leave out', () => {
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
				const places = paired(sent, records);
				expect(places.map((place) => place !== undefined && sent[place])).toEqual(
					created.map((place) => sent[place]),
				);
			}),
		);
	});
});
