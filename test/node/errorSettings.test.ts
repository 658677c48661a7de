import type { IDataObject } from 'n8n-workflow';

import { executeNode, type ExecuteNodeOptions } from '../support/engine/executeNode';
import { bySource, eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const good = (name: string): IDataObject => ({ subject: name, hs_pipeline_stage: '1' });
/** A stage that looks like one: only HubSpot knows that there is none of this id. */
const bad = (name: string): IDataObject => ({ ...good(name), hs_pipeline_stage: '999' });

const create = async (rows: IDataObject[], options: ExecuteNodeOptions = {}) =>
	await executeNode({ resource: 'ticket', operation: 'create', inputMode: 'json' }, itemsOf(rows), {
		hubspot: sandbox.current,
		waitBetweenTries: 1,
		...options,
	});

/** Which of three items fail: all, some and none; first, middle and last. */
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
	const goodItems = fails.flatMap((fail, item) => (fail ? [] : [item]));
	const badItems = fails.flatMap((fail, item) => (fail ? [item] : []));

	const expectWrittenOnce = () =>
		expect(
			sandbox.current
				.records('tickets')
				.map(({ properties }) => properties.subject)
				.sort(),
		).toEqual(goodItems.map((item) => `T${item}`));

	test('Continue (using error output) parts the items, and keeps the source fields', async () => {
		const { items, failed, status } = await create(rows, {
			onError: 'continueErrorOutput',
			retryOnFail,
		});
		expect(status).toBe('success');
		expect(sourceOf(items)).toEqual(goodItems.map((item) => ({ item })));
		expect(sourceOf(failed)).toEqual(badItems.map((item) => ({ item })));
		failed.forEach(({ json }) => {
			expect(json.error).toMatch(/999 was not one of the allowed options/);
			expect(json.subject).toMatch(/^T\d$/);
			expect(json.details).toMatchObject({
				outcome: 'failed',
				category: 'VALIDATION_ERROR',
				code: 'INVALID_OPTION',
				property: 'hs_pipeline_stage',
			});
		});
		expectWrittenOnce();
	});

	test('Continue keeps all items on the one output, in order', async () => {
		const { items, status } = await create(rows, { onError: 'continueRegularOutput', retryOnFail });
		expect(status).toBe('success');
		expect(sourceOf(items)).toEqual(eachOnce(3));
		const json = bySource(items);
		badItems.forEach((item) =>
			expect(Object.keys(json.get(item) ?? {}).sort()).toEqual(['details', 'error', 'message']),
		);
		goodItems.forEach((item) => expect(json.get(item)?.subject).toBe(`T${item}`));
		expectWrittenOnce();
	});

	test('Stop Workflow throws one error that has every outcome', async () => {
		const { items, status, error } = await create(rows, { retryOnFail });
		if (badItems.length === 0) {
			expect(status).toBe('success');
			expect(sourceOf(items)).toEqual(eachOnce(3));
		} else {
			expect(status).toBe('error');
			expect(items).toEqual([]);
			expect(error?.message).toBe(
				`${goodItems.length} of 3 items created, ${badItems.length} failed, 0 not sent`,
			);
			const outcomes = outcomesOf(error);
			expect(outcomes.map(({ item }) => item)).toEqual([0, 1, 2]);
			expect(outcomes.map(({ outcome }) => outcome)).toEqual(
				fails.map((fail) => (fail ? 'failed' : 'succeeded')),
			);
			goodItems.forEach((item) =>
				expect(
					sandbox.current.record('tickets', String(outcomes[item]?.id))?.properties.subject,
				).toBe(`T${item}`),
			);
			expect(error).toMatchObject({
				description: expect.stringContaining(
					`[item ${badItems[0]}] hs_pipeline_stage: 999 was not one of`,
				),
			});
			expect(error).toMatchObject({ description: expect.stringContaining("'On Error'") });
		}
		expectWrittenOnce();
		// One request: no try sends again what an earlier one has settled.
		expect(batchCalls(sandbox.current.requests)).toHaveLength(1);
	});
});

test('Stop Workflow sends no further batch after one that failed', async () => {
	const rows = Array.from({ length: 10 }, (_, item) =>
		item === 3 ? bad('bad') : good(`T${item}`),
	);
	const { error } = await executeNode(
		{
			resource: 'ticket',
			operation: 'create',
			inputMode: 'json',
			options: { batchSize: 2, concurrency: 1 },
		},
		itemsOf(rows),
		{ hubspot: sandbox.current },
	);
	expect(batchCalls(sandbox.current.requests)).toEqual(['create 2 → 201', 'create 2 → 207']);
	expect(error?.message).toBe('3 of 10 items created, 1 failed, 6 not sent');
	expect(outcomesOf(error).map(({ outcome }) => outcome)).toEqual([
		...['succeeded', 'succeeded', 'succeeded', 'failed'],
		...new Array<string>(6).fill('notSent'),
	]);
});

test.each([
	{ item: 'without a value', row: {}, says: 'Has no property' },
	{
		item: 'of which a value does not suit its property',
		row: { ...good('T1'), hs_ticket_priority: 'ASAP' },
		says: "Property 'Priority' (hs_ticket_priority) is 'ASAP', not one of its choices: LOW",
	},
])('Stop Workflow sends nothing when the check before sending finds an item $item', async (bad) => {
	const { error } = await create([good('T0'), bad.row, good('T2')]);
	expect(batchRequests(sandbox.current.requests)).toEqual([]);
	expect(error?.message).toBe('0 of 3 items created, 1 failed, 2 not sent');
	expect(error).toMatchObject({ description: expect.stringContaining(`[item 1] ${bad.says}`) });
	expect(outcomesOf(error).map(({ outcome }) => outcome)).toEqual(['notSent', 'failed', 'notSent']);
});

function outcomesOf(error: unknown): Array<{ item: number; outcome: string; id?: string }> {
	const context = (error as { context?: { outcomes?: unknown } } | undefined)?.context;
	expect(Array.isArray(context?.outcomes)).toBe(true);
	return context?.outcomes as Array<{ item: number; outcome: string; id?: string }>;
}
