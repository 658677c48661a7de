import type { IDataObject } from 'n8n-workflow';

import type { NodeConfig } from '../../../../nodes/CrmBatch/n8n/input/config';
import { resultNotes } from '../../../../nodes/CrmBatch/n8n/output/notes';
import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import { configOf, noFacts } from '../../support/nodeConfig';
import { failed, found } from '../../support/outcomes';
import { envelope, type OperationName } from '../../support/sentBatch';
import { resultOf } from '../../support/steps';

interface Run extends Partial<NodeConfig> {
	readonly name?: OperationName;
	/** The properties that each item asks for. */
	readonly asked?: ReadonlyArray<readonly string[]>;
	readonly input?: readonly IDataObject[];
}

const notes = (
	outcomes: readonly ItemOutcome[],
	{ name = 'get', asked = [], input = [], ...config }: Run = {},
) => {
	const envelopes = asked.map((properties) => envelope({ properties }));
	const items = outcomes.map((_, item) => ({ json: input[item] ?? {} }));
	return resultOf(
		resultNotes(
			outcomes,
			configOf(name, config),
			{ ...noFacts, envelopes },
			{ items, isBinaryInJson: false },
		),
	);
};

test('nothing special', () => {
	expect(notes([])).toEqual([]);
	expect(notes([found({ city: 'Oslo' }), failed()], { asked: [['city'], ['city']] })).toEqual([]);
	expect(notes([{ outcome: 'succeeded', value: undefined }], { name: 'delete' })).toEqual([]);
});

describe('properties that HubSpot did not write', () => {
	const kept = { ...found({}), notWritten: ['lifecyclestage'] };
	const because =
		"it does not go back to an earlier stage. To set one, clear the property first ('Empty Values' set to 'Clear')";

	test.each([
		{ outcomes: [found({}), kept], line: `1 item (1): ${because}` },
		{ outcomes: [kept, failed(), kept], line: `2 items (0, 2): ${because}` },
		{
			outcomes: new Array<ItemOutcome>(12).fill(kept),
			line: `12 items (0–11): ${because}`,
		},
	])('are named with their items: $line', ({ outcomes, line }) => {
		const expected = [`HubSpot kept its value of lifecyclestage for ${line}`];
		expect(notes(outcomes, { name: 'update' })).toEqual(expected);
		expect(notes(outcomes, { name: 'upsert', simplify: false })).toEqual(expected);
	});
});

describe('properties that no record has', () => {
	const line = (names: string) =>
		`No record has these properties, and HubSpot ignores names that it does not have: ${names}`;

	test('are named once', () => {
		const asked = ['city', 'shoe_size', '<b>'];
		const outcomes = [found({ city: null }), failed(), found({ city: 'Oslo' })];
		expect(notes(outcomes, { asked: [asked, asked, asked] })).toEqual([line('shoe_size, <b>')]);
	});

	test('are not those that one of the records has', () => {
		const outcomes = [found({}), found({ city: null })];
		expect(notes(outcomes, { asked: [['city'], ['city']] })).toEqual([]);
	});

	test('are unknown if no record was returned', () => {
		expect(notes([failed()], { asked: [['shoe_size']] })).toEqual([]);
	});

	test('are not named for a write', () => {
		expect(notes([found({})], { name: 'update', asked: [['shoe_size']] })).toEqual([]);
	});

	test('are cut to a line', () => {
		const asked = [...Array.from({ length: 22 }, (_, at) => `p${at}`), 'x'.repeat(99)];
		const [note = ''] = notes([found({})], { asked: [asked] });
		expect(note).toMatch(/p0, p1, .*p19, and 3 more$/);
		expect(notes([found({})], { asked: [['x'.repeat(99)]] })).toEqual([line(`${'x'.repeat(60)}…`)]);
	});
});

describe('names that the item has for itself', () => {
	const renamed = 'Renamed, because n8n or this node uses the name for itself: ';

	test('are named with the new ones', () => {
		const outcomes = [found({ error: 'a' }), found({ id: '1', error: 'b' })];
		expect(notes(outcomes)).toEqual([
			`${renamed}property error to propertyError, property id to propertyId`,
		]);
		expect(notes(outcomes, { simplify: false })).toEqual([]);
	});

	test('are those of the input items too, if they are included', () => {
		const input = [{}, { error: 'before' }];
		const outcomes = [found({}), failed()];
		expect(notes(outcomes, { input })).toEqual([]);
		expect(notes(outcomes, { input, includeInput: true })).toEqual([]);
		expect(notes([found({}), found({})], { input, includeInput: true })).toEqual([
			`${renamed}input field error to inputError`,
		]);
	});

	test.each([
		{ notFound: 'empty', isNamed: true },
		{ notFound: 'skip', isNamed: false },
		{ notFound: 'error', isNamed: false },
	] as const)('are those of an item without a record: $notFound', ({ notFound, isNamed }) => {
		const absent = failed({ category: 'OBJECT_NOT_FOUND' });
		const input = [{ error: 'before' }];
		expect(notes([absent], { input, includeInput: true, notFound })).toHaveLength(isNamed ? 1 : 0);
	});

	test('are none in a dry run', () => {
		const input: ItemOutcome = {
			outcome: 'succeeded',
			value: { id: '1', properties: { error: 'a' } },
		};
		expect(notes([input], { name: 'update', dryRun: true })).toEqual([]);
	});
});
