import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../support/items';
import { firstLine, problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';
import { partial } from '../support/versions/apiVersion';

/** On Error and Retry On Fail: which output each item reaches. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const good = (subject: string): IDataObject => ({ subject, hs_pipeline_stage: '1' });
/** A stage ID of the right form that does not exist: only HubSpot refuses it. */
const bad = (subject: string): IDataObject => ({ subject, hs_pipeline_stage: '999' });

/** Which of three items fail: none, the first, the middle one, the last, all. */
const patterns = [
	[false, false, false],
	[true, false, false],
	[false, true, false],
	[false, false, true],
	[true, true, true],
];
const cases = patterns.flatMap((fails) =>
	[false, true].map((retryOnFail) => ({
		name: `${fails.map((fail) => (fail ? 'bad' : 'good')).join(', ')}${retryOnFail ? ', Retry On Fail' : ''}`,
		fails,
		retryOnFail,
	})),
);

describe.each(cases)('$name', ({ fails, retryOnFail }) => {
	const rows = fails.map((fail, item) => (fail ? bad(`T${item}`) : good(`T${item}`)));
	const goodItems = eachOnce(3).filter((item) => !fails[item]);
	const badItems = eachOnce(3).filter((item) => fails[item]);

	afterEach(() => {
		const subjects = sandbox.current.records('tickets').map(({ properties }) => properties.subject);
		// Each good item is written exactly once.
		expect(subjects.sort()).toEqual(goodItems.map((item) => `T${item}`));
	});

	test('Continue (using error output) separates the items and keeps the fields of bad ones', async () => {
		const { items, errors, status } = await runNode({ ...createTickets, items: rows, retryOnFail });
		expect(status).toBe('success');
		expect(itemIndexes(items)).toEqual(goodItems);
		expect(errors).toMatchObject(
			badItems.map((item) => ({
				item,
				error: expect.stringMatching(/999 was not one of the allowed options/),
				json: { subject: `T${item}` },
				details: {
					outcome: 'failed',
					category: 'VALIDATION_ERROR',
					code: 'INVALID_OPTION',
					property: 'hs_pipeline_stage',
				},
			})),
		);
	});

	test('Continue keeps all items on the one output, in order', async () => {
		const { items, status } = await runNode({
			...createTickets,
			items: rows,
			onError: 'continueRegularOutput',
			retryOnFail,
		});
		expect(status).toBe('success');
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		badItems.forEach((item) =>
			expect(Object.keys(items[item]?.json ?? {}).sort()).toEqual(['details', 'error', 'message']),
		);
		goodItems.forEach((item) => expect(items[item]?.json.subject).toBe(`T${item}`));
	});

	test('Stop Workflow throws one error with the outcome of each item', async () => {
		const { items, status, thrown, batches } = await runNode({
			...createTickets,
			items: rows,
			onError: 'stopWorkflow',
			retryOnFail,
		});
		// A second try does not repeat what the first one has settled.
		expect(batches).toHaveLength(1);
		if (badItems.length === 0) {
			expect(status).toBe('success');
			expect(itemIndexes(items)).toEqual(eachOnce(3));
			return;
		}
		expect(status).toBe('error');
		expect(items).toEqual([]);
		const isAll = goodItems.length === 0;
		const share = isAll ? 'All 3' : `${badItems.length} of 3`;
		expect(thrown?.message).toMatch(
			new RegExp(`^${share} items failed: .*999 was not one of the allowed options`),
		);
		expect(thrown).toMatchObject({
			description: expect.stringMatching(
				isAll
					? /^Failed: items 0–2$/
					: new RegExp(`\\[item ${badItems.join(', ')}\\] .*999 was not`),
			),
		});
		// The rest of the items is kept with another setting, if there is a rest.
		const isAdvised = String(thrown?.description).includes("'On Error'");
		expect(isAdvised).toBe(!isAll);
		// A create that runs again creates again what was written.
		const isAgain = /creates \d records? a second time/.test(String(thrown?.description));
		expect(isAgain).toBe(goodItems.length > 0);
		const outcomes = outcomesOf(thrown);
		expect(outcomes).toMatchObject(
			fails.map((fail, item) => ({ item, outcome: fail ? 'failed' : 'succeeded' })),
		);
		goodItems.forEach((item) =>
			expect(
				sandbox.current.record('tickets', String(outcomes[item]?.id))?.properties.subject,
			).toBe(`T${item}`),
		);
	});
});

describe('Stop Workflow', () => {
	test('sends no batch after one with a failure', async () => {
		const { thrown, batches } = await runNode({
			...createTickets,
			items: eachOnce(10).map((item) => (item === 3 ? bad('bad') : good(`T${item}`))),
			options: { batchSize: 2, concurrency: 1 },
			onError: 'stopWorkflow',
		});
		expect(batches).toEqual(['create 2 → 201', `create 2 → ${partial(201)}`]);
		expect(firstLine(thrown?.description)).toBe('3 of 10 items created, 1 failed, 6 not sent');
		expect(outcomesOf(thrown).map(({ outcome }) => outcome)).toEqual([
			...['succeeded', 'succeeded', 'succeeded', 'failed'],
			...new Array<string>(6).fill('notSent'),
		]);
	});

	test('Retry On Fail sends what was not sent, and nothing else', async () => {
		const { thrown, batches } = await runNode({
			...createTickets,
			items: eachOnce(10).map((item) => (item === 3 ? bad('bad') : good(`T${item}`))),
			options: { batchSize: 2, concurrency: 1 },
			onError: 'stopWorkflow',
			retryOnFail: true,
		});
		expect(batches).toEqual([
			'create 2 → 201',
			`create 2 → ${partial(201)}`,
			...new Array<string>(3).fill('create 2 → 201'),
		]);
		expect(firstLine(thrown?.description)).toBe('9 of 10 items created, 1 failed');
		expect(outcomesOf(thrown).map(({ outcome }) => outcome)).toEqual(
			eachOnce(10).map((item) => (item === 3 ? 'failed' : 'succeeded')),
		);
		expect(sandbox.current.records('tickets')).toHaveLength(9);
	});

	test('each further try stops again at a failure', async () => {
		const { thrown, batches } = await runNode({
			...createTickets,
			items: eachOnce(10).map((item) => (item % 4 === 1 ? bad('bad') : good(`T${item}`))),
			options: { batchSize: 2, concurrency: 1 },
			onError: 'stopWorkflow',
			retryOnFail: true,
			maxTries: 2,
		});
		expect(batches).toEqual([
			`create 2 → ${partial(201)}`,
			'create 2 → 201',
			`create 2 → ${partial(201)}`,
		]);
		expect(firstLine(thrown?.description)).toBe('4 of 10 items created, 2 failed, 4 not sent');
	});

	test.each([
		{ item: 'without a value', row: {}, line: problemLine('NOTHING_TO_WRITE') },
		{
			item: 'with an invalid value',
			row: { ...good('T1'), hs_ticket_priority: 'ASAP' },
			line: problemLine('VALUE_NOT_A_CHOICE', {
				field: "Property 'Priority' (hs_ticket_priority)",
				value: 'ASAP',
				choices: 'LOW, MEDIUM, HIGH, URGENT',
			}),
		},
	])('sends nothing when the check before sending finds an item $item', async ({ row, line }) => {
		const { thrown, batches } = await runNode({
			...createTickets,
			items: [good('T0'), row, good('T2')],
			onError: 'stopWorkflow',
		});
		expect(batches).toEqual([]);
		expect(thrown).toMatchObject({
			message: expect.stringMatching(/ 1 of 3 items\b|^1 of 3 items failed: /),
			description: expect.stringContaining(`[item 1] ${line}`),
			context: { itemIndex: 1 },
		});
		expect(outcomesOf(thrown).map(({ outcome }) => outcome)).toEqual([
			'notSent',
			'failed',
			'notSent',
		]);
	});
});

function outcomesOf(thrown: unknown): Array<{ item: number; outcome: string; id?: string }> {
	const context = (thrown as { context?: { outcomes?: unknown } } | undefined)?.context;
	expect(Array.isArray(context?.outcomes)).toBe(true);
	return context?.outcomes as Array<{ item: number; outcome: string; id?: string }>;
}
