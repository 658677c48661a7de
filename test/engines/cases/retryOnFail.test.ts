import { eachOnce, itemIndexes } from '../../support/items';
import { useSandbox } from '../../support/useSandbox';
import { onEachEngine } from '../engines';

/** Retry On Fail: a further try of a run repeats nothing that has an outcome. */
const sandbox = useSandbox();

const ticket = (item: number, stage = '1') => ({ subject: `T${item}`, hs_pipeline_stage: stage });
const retried = {
	resource: 'ticket',
	operation: 'create',
	retryOnFail: true,
	maxTries: 3,
	options: { batchSize: 1, concurrency: 1 },
};
const created = () =>
	sandbox.current
		.records('tickets')
		.map(({ properties }) => properties.subject)
		.sort();

onEachEngine((n8n) => {
	test('Stop Workflow: no create is sent twice, and what was not sent is', async () => {
		const { status, error, batches } = await n8n.run({
			...retried,
			items: [ticket(0), ticket(1), ticket(2, '999'), ticket(3)],
			onError: 'stopWorkflow',
		});
		expect(status).toBe('error');
		expect(error?.message).toMatch(/^1 of 4 items failed: /);
		expect(batches).toHaveLength(4);
		expect(created()).toEqual(['T0', 'T1', 'T3']);
	});

	// n8n also tries again if the first item of the first output has an error.
	test.each(['continueErrorOutput', 'continueRegularOutput'] as const)(
		'%s: no create is sent twice if the first item fails',
		async (onError) => {
			const { status, items, errors, batches } = await n8n.run({
				...retried,
				items: [ticket(0, '999'), ticket(1), ticket(2)],
				onError,
			});
			expect(status).toBe('success');
			expect(itemIndexes([...errors, ...items])).toEqual(eachOnce(3));
			expect(batches).toHaveLength(3);
			expect(created()).toEqual(['T1', 'T2']);
		},
	);

	test('Stop Workflow: no create is sent twice after HubSpot has turned one away', async () => {
		sandbox.current.faults.add({
			when: { operation: 'create', nth: 2 },
			then: { status: 401, body: { category: 'INVALID_AUTHENTICATION', message: 'once' } },
		});
		const { batches } = await n8n.run({
			...retried,
			items: eachOnce(3).map((item) => ticket(item)),
			onError: 'stopWorkflow',
		});
		expect(batches.slice(0, 2)).toEqual(['create 1 → 201', 'create 1 → 401']);
		expect(created()).toContain('T0');
		expect(created()).toEqual([...new Set(created())]);
	});
});
