import type { INode, NodeOperationError } from 'n8n-workflow';

import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { stopError } from '../../../../nodes/CrmBatch/n8n/output/stopError';
import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import { configOf, noFacts } from '../../support/nodeConfig';
import { failed, found } from '../../support/outcomes';
import type { OperationName } from '../../support/sentBatch';
import { resultOf } from '../../support/steps';

const node: INode = {
	id: '1',
	name: 'HubSpot',
	type: 'crmBatch',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const stopped = (outcomes: readonly ItemOutcome[], name: OperationName = 'create') =>
	resultOf(stopError(node, configOf(name), outcomes, noFacts));
const linesOf = ({ description }: NodeOperationError) => (description ?? '').split('<br>\n');
const times = (count: number, outcome: ItemOutcome) => new Array<ItemOutcome>(count).fill(outcome);

const done = found({});
const notSent: ItemOutcome = { outcome: 'notSent', failure: { message: 'stopped' } };
const stoppedBefore: ItemOutcome = {
	outcome: 'notSent',
	failure: failureOf(problem('STOPPED', { item: '0' })),
};
const lost: ItemOutcome = { outcome: 'unknown', failure: { message: 'lost' } };
const advice =
	"To keep the rest of the items, set 'On Error' in the node's settings to 'Continue (using error output)'.";

describe('the headline', () => {
	const empty = failed(failureOf(problem('ID_EMPTY'), "'Value to Match'"));

	test.each([
		{
			title: 'a field of all items',
			outcomes: times(250, empty),
			line: "'Value to Match' is empty in all 250 items: give the value that identifies the record",
		},
		{
			title: 'a field of some items',
			outcomes: [...times(3, empty), ...times(247, notSent)],
			line: "'Value to Match' is empty in 3 of 250 items: give the value that identifies the record",
		},
		{
			title: 'a field whose value has a colon',
			outcomes: times(
				2,
				failed(
					failureOf(
						problem('VALUE_NOT_A_CHOICE', { value: 'a: b', choices: 'c: d' }),
						"Property 'P' (p)",
					),
				),
			),
			line: "Property 'P' (p) is 'a: b', not one of its options in all 2 items: give one of c: d",
		},
		{ title: 'failed', outcomes: times(2, failed()), line: 'All 2 items failed: bad value' },
		{ title: 'was not sent', outcomes: times(3, notSent), line: 'All 3 items not sent: stopped' },
		{
			title: 'is unknown',
			outcomes: [done, lost],
			line: '1 of 2 items may have been written, and sending it again is safe: lost',
		},
		{
			title: 'is not linked',
			outcomes: [done, { ...done, outcome: 'notLinked', failure: { message: 'no link' } }],
			line: '1 of 2 items: no link',
		},
	])('is the reason with its count: $title', ({ outcomes, line }) => {
		expect(stopped(outcomes as ItemOutcome[], 'update').message).toBe(line);
	});

	test('is the reason of most items, and counts the other reasons', () => {
		const other = failed({ message: 'no such stage' });
		const { message } = stopped([other, ...times(99, failed()), failed({ message: 'x' })]);
		expect(message).toBe('99 of 101 items failed: bad value (and 2 other reasons)');
		expect(stopped([other, failed()]).message).toBe(
			'1 of 2 items failed: no such stage (and 1 other reason)',
		);
	});

	test('is the line alone if there is one item, because an AI agent sees no more', () => {
		expect(stopped([failed()]).message).toBe('bad value');
		expect(linesOf(stopped([failed()]))).toEqual(['']);
	});
});

describe('the reasons', () => {
	test('are each named once, with ranges of items', () => {
		const outcomes = [
			done,
			failed({ message: 'no such stage' }),
			...times(100, failed()),
			failed({ message: 'no such stage' }),
			stoppedBefore,
		];
		const error = stopped(outcomes, 'update');
		expect(linesOf(error)).toEqual([
			'1 of 104 items updated, 102 failed, 1 not sent',
			'[items 1, 102] no such stage',
			'[items 2–101] bad value',
			advice,
		]);
		expect(error.context.itemIndex).toBe(1);
		expect(error.context.outcomes).toHaveLength(104);
	});

	test('that all items have are not repeated below the headline', () => {
		expect(linesOf(stopped(times(250, failed()), 'update'))).toEqual(['Failed: items 0–249']);
		expect(linesOf(stopped([failed(), stoppedBefore, stoppedBefore], 'update'))).toEqual([
			'1 failed, 2 not sent',
			'[item 0] bad value',
			advice,
		]);
		expect(linesOf(stopped(times(3, notSent), 'update'))).toEqual(['Not sent: items 0–2']);
	});

	test('do not name what was held back, but what held it back', () => {
		const { message } = stopped([stoppedBefore, stoppedBefore, notSent], 'update');
		expect(message).toBe('1 of 3 items not sent: stopped');
		expect(stopped([stoppedBefore], 'update').message).toMatch(/^Not sent: /);
	});

	test('that are many are cut, and the rest is counted in items', () => {
		const outcomes = Array.from({ length: 12 }, (_, item) => failed({ message: `bad ${item}` }));
		const lines = linesOf(stopped([...outcomes, failed({ message: 'bad 11' })], 'update'));
		expect(lines.slice(0, 2)).toEqual(['[item 0] bad 0', '[item 1] bad 1']);
		expect(lines.slice(9)).toEqual(['[item 9] bad 9', 'and 3 more items']);
	});

	test('are text, not HTML', () => {
		const outcomes = [failed({ message: '<b>' }), failed({ message: 'x' })];
		expect(linesOf(stopped(outcomes))[0]).toBe('[item 0] &lt;b&gt;');
	});
});

describe('the counts', () => {
	test('name each outcome that items have', () => {
		expect(linesOf(stopped([done, failed(), lost, notSent], 'update'))[0]).toBe(
			'1 of 4 items updated, 1 failed, 1 of unknown outcome, 1 not sent',
		);
	});

	test('name no outcome that no item has', () => {
		const texts = [
			[failed(), stoppedBefore],
			[done, failed()],
			[lost, notSent],
			[failed(), failed({ message: 'x' })],
		].map((outcomes) => {
			const { message, description } = stopped(outcomes, 'update');
			return `${message} ${description}`;
		});
		texts.forEach((text) => expect(text).not.toMatch(/\b0 /));
	});
});

describe('the setting that keeps the rest of the items', () => {
	test.each([
		{ title: 'items were written', outcomes: [done, failed()] },
		{ title: 'items were held back by the failed one', outcomes: [failed(), stoppedBefore] },
	])('is named if $title', ({ outcomes }) => {
		expect(linesOf(stopped(outcomes, 'update'))).toContain(advice);
	});

	test.each([
		{ title: 'all items failed', outcomes: times(250, failed()) },
		{
			title: 'all items failed, for several reasons',
			outcomes: [failed(), failed({ message: 'x' })],
		},
		{ title: 'no item could be sent', outcomes: times(3, notSent) },
		{ title: 'the run gave up after a failed item', outcomes: [failed(), notSent] },
	])('is not named if $title', ({ outcomes }) => {
		expect(linesOf(stopped(outcomes, 'update'))).not.toContain(advice);
	});
});

describe('running the node again', () => {
	test.each([
		{
			title: 'records were created',
			outcomes: [...times(40, done), failed(), notSent],
			line: 'Running it again with the same items creates 40 records a second time.',
		},
		{
			title: 'one record was created',
			outcomes: [done, failed()],
			line: 'Running it again with the same items creates 1 record a second time.',
		},
		{
			title: 'records were created, and others may have been',
			outcomes: [done, done, lost],
			line: 'Running it again with the same items creates 2 records a second time, and perhaps 1 more.',
		},
		{
			title: 'a record may have been created',
			outcomes: [lost, notSent],
			line: 'Running it again with the same items may create 1 record a second time.',
		},
	])('creates what exists already: $title', ({ outcomes, line }) => {
		expect(linesOf(stopped(outcomes))).toContain(line);
	});

	test('is mentioned before the setting', () => {
		expect(linesOf(stopped([done, failed()])).slice(-2)).toEqual([
			'Running it again with the same items creates 1 record a second time.',
			advice,
		]);
	});

	test.each([
		{ title: 'nothing was created', name: 'create', outcomes: [failed(), notSent] },
		{ title: 'an update', name: 'update', outcomes: [done, failed()] },
		{ title: 'an upsert', name: 'upsert', outcomes: [done, lost] },
	] as const)('is not mentioned: $title', ({ name, outcomes }) => {
		expect(linesOf(stopped(outcomes, name)).join()).not.toContain('again with');
	});
});
