import type { INode, NodeOperationError } from 'n8n-workflow';

import { stopError } from '../../../../nodes/CrmBatch/n8n/output/stopError';
import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import { configOf, nothingPrepared } from '../../support/nodeConfig';
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
	resultOf(stopError(node, configOf(name), outcomes, nothingPrepared));
const linesOf = ({ description }: NodeOperationError) => (description ?? '').split('<br>\n');
const times = (count: number, outcome: ItemOutcome) => new Array<ItemOutcome>(count).fill(outcome);

const done = found({});
const notSent: ItemOutcome = { outcome: 'notSent', failure: { message: 'stopped' } };
const lost: ItemOutcome = { outcome: 'unknown', failure: { message: 'lost' } };
const advice =
	"To keep the rest of the items, set 'On Error' in the node's settings to 'Continue (using error output)'.";

describe('the reasons', () => {
	test('are each named once, with the items', () => {
		const outcomes = [
			done,
			failed({ message: 'no such stage' }),
			...times(100, failed()),
			failed({ message: 'no such stage' }),
			notSent,
		];
		const error = stopped(outcomes, 'update');
		expect(error.message).toBe('1 of 104 items updated, 102 failed, 1 not sent');
		expect(linesOf(error)).toEqual([
			'[items 1, 102] no such stage',
			'[items 2, 3, 4, 5, 6 and 95 more] bad value',
			advice,
		]);
		expect(error.context.itemIndex).toBe(1);
		expect(error.context.outcomes).toHaveLength(104);
	});

	test('that are many are cut, and the rest is counted in items', () => {
		const outcomes = Array.from({ length: 12 }, (_, item) => failed({ message: `bad ${item}` }));
		const lines = linesOf(stopped([...outcomes, failed({ message: 'bad 11' })], 'update'));
		expect(lines.slice(0, 2)).toEqual(['[item 0] bad 0', '[item 1] bad 1']);
		expect(lines.slice(9)).toEqual(['[item 9] bad 9', 'and 3 more items', advice]);
	});

	test('include why nothing was sent if nothing failed', () => {
		expect(linesOf(stopped(times(3, notSent), 'update'))).toEqual([
			'[items 0, 1, 2] Not sent: stopped',
			advice,
		]);
	});

	test('are the message if there is one item, because an AI agent sees no more', () => {
		expect(stopped([failed()]).message).toBe('bad value');
	});

	test('are text, not HTML', () => {
		expect(linesOf(stopped([failed({ message: '<b>' }), failed({ message: '<b>' })]))[0]).toBe(
			'[items 0, 1] &lt;b&gt;',
		);
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
		expect(linesOf(stopped(outcomes)).slice(-2)).toEqual([line, advice]);
	});

	test.each([
		{ title: 'nothing was created', name: 'create', outcomes: [failed(), notSent] },
		{ title: 'an update', name: 'update', outcomes: [done, failed()] },
		{ title: 'an upsert', name: 'upsert', outcomes: [done, lost] },
	] as const)('is not mentioned: $title', ({ name, outcomes }) => {
		expect(linesOf(stopped(outcomes, name)).join()).not.toContain('again with');
	});
});
