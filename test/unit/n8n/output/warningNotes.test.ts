import { QUICK_ROWS } from '../../../../nodes/CrmBatch/n8n/eventLoop';
import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import { warningNotes } from '../../../../nodes/CrmBatch/n8n/output/warningNotes';
import { found } from '../../support/outcomes';
import { resultOf } from '../../support/steps';

const normalized = (propertyName: unknown, rawValue?: unknown, normalizedValue?: unknown) => ({
	category: 'PROPERTY_VALUE_NORMALIZED',
	message: 'The value was normalized',
	context: { propertyName, rawValue, normalizedValue },
});

const warned = (...warnings: readonly unknown[]): ItemOutcome => found({}, { warnings });

const notes = (...outcomes: readonly ItemOutcome[]) => resultOf(warningNotes(outcomes));

test.each<{ title: string; warnings: unknown }>([
	{ title: 'no warnings', warnings: undefined },
	{ title: 'an empty list', warnings: [] },
	{ title: 'text', warnings: 'PROPERTY_VALUE_NORMALIZED' },
	{ title: 'an object', warnings: { 0: normalized('due', 'a', 'b') } },
	{ title: 'a list of other things', warnings: [null, 1, 'x', [normalized('due')], {}] },
	{ title: 'a warning without a text', warnings: [{ context: { propertyName: 'due' } }] },
])('a record with $title has no note', ({ warnings }) => {
	expect(notes(found({}, { warnings }), { outcome: 'succeeded', value: undefined })).toEqual([]);
});

test('a note names the property, and the sent and the stored values with their items', () => {
	expect(
		notes(
			warned(normalized('due', '1', '2'), normalized('city', ' Oslo', 'Oslo')),
			warned(),
			warned(normalized('due', '3', '4')),
		),
	).toEqual([
		'HubSpot stored 2 values of due in another form: "1" as "2" (item 0), "3" as "4" (item 2)',
		'HubSpot stored 1 value of city in another form: " Oslo" as "Oslo" (item 0)',
	]);
});

test('a note shows the first values and counts the others', () => {
	const outcomes = Array.from({ length: 12 }, (_, item) => warned(normalized('due', item, 'x')));
	expect(notes(...outcomes)).toEqual([
		'HubSpot stored 12 values of due in another form: ' +
			'"0" as "x" (item 0), "1" as "x" (item 1), "2" as "x" (item 2) and 9 more',
	]);
});

test('each record with warnings is a step of its own, because it can have a hundred', () => {
	const outcomes = Array.from({ length: 200 }, () => warned(normalized('due', '1', '2')));
	expect([...warningNotes(outcomes)]).toHaveLength(200);
	const plain = Array.from({ length: 200 }, () => warned());
	expect([...warningNotes(plain)]).toHaveLength(Math.ceil(200 / QUICK_ROWS));
});

test('a record that several items share is counted once', () => {
	const shared = warned(normalized('due', '1', '2'));
	expect(notes(shared, shared)).toEqual([
		'HubSpot stored 1 value of due in another form: "1" as "2" (item 0)',
	]);
});

test.each<{ title: string; warning: object; note: string }>([
	{
		title: 'without values names the item',
		warning: normalized('due'),
		note: 'HubSpot stored 1 value of due in another form: item 0',
	},
	{
		title: 'with lists in its context has their first members',
		warning: normalized(['due'], ['1'], ['2']),
		note: 'HubSpot stored 1 value of due in another form: "1" as "2" (item 0)',
	},
	{
		title: 'with long values is cut',
		warning: normalized('due', 'a'.repeat(99), 'b'.repeat(99)),
		note: `HubSpot stored 1 value of due in another form: "${'a'.repeat(60)}…" as "${'b'.repeat(60)}…" (item 0)`,
	},
	{
		title: 'without a property has the text of HubSpot',
		warning: { ...normalized(undefined), message: 'A value was normalized' },
		note: 'HubSpot warns about 1 record (0): A value was normalized',
	},
	{
		title: 'of another category has the text of HubSpot',
		warning: { category: 'OTHER', message: 'Soon\nrefused', context: { propertyName: 'due' } },
		note: 'HubSpot warns about 1 record (0): Soon refused',
	},
	{
		title: 'with nothing but a category has that',
		warning: { category: 'OTHER' },
		note: 'HubSpot warns about 1 record (0): OTHER',
	},
])('a warning $title', ({ warning, note }) => {
	expect(notes(warned(warning))).toEqual([note]);
});

test('warnings with the same text share a note', () => {
	const other = { category: 'OTHER', message: 'Soon refused' };
	const outcomes = new Array<undefined>(7).fill(undefined).map(() => warned(other));
	expect(notes(...outcomes)).toEqual(['HubSpot warns about 7 records (0–6): Soon refused']);
});

test('there are at most ten notes, and a number for the others', () => {
	const properties = Array.from({ length: 13 }, (_, at) => normalized(`p${at}`, '1', '2'));
	const lines = notes(warned(...properties));
	expect(lines).toHaveLength(11);
	expect(lines.at(-1)).toBe('HubSpot gave 3 more warnings');
});

test('at most 100 warnings of a record are read', () => {
	const many = new Array<object>(1_000).fill(normalized('due', '1', '2'));
	expect(notes(warned(...many))[0]).toMatch(/^HubSpot stored 100 values/);
});
