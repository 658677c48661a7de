import { ManualClock } from '../../../sandbox';
import { outcomeLine, problemLine } from '../../support/lines';
import { untilBatches, useSandbox } from '../../support/useSandbox';
import { onEachEngine } from '../engines';

/** The Stop button. The clock of the sandbox stands still, so that a delayed reply never comes. */
const sandbox = useSandbox({ clock: new ManualClock() });

const createTickets = {
	resource: 'ticket',
	operation: 'create',
	options: { batchSize: 1, concurrency: 2 },
	items: Array.from({ length: 50 }, (_, item) => ({
		subject: `T${item}`,
		hs_pipeline_stage: '1',
	})),
};

onEachEngine((n8n) => {
	test('what was sent keeps its outcome, and no further batch is sent', async () => {
		sandbox.current.faults.add({
			when: { operation: 'create', nth: [5, 6] },
			then: { delayMs: 1 },
		});
		const run = n8n.run(createTickets);
		await untilBatches(6);
		run.cancel();
		const { status, items, errors, batches } = await run;
		expect(status).toBe('canceled');
		expect(batches).toHaveLength(6);
		const written = sandbox.current.records('tickets').map(({ id }) => id);
		expect(items.map(({ json }) => json.id).sort()).toEqual(written.sort());
		expect(items).toHaveLength(4);
		// The two batches that were in flight may have been written.
		expect(errors.map(({ details }) => details?.outcome).sort()).toEqual([
			...new Array<string>(44).fill('notSent'),
			...new Array<string>(2).fill('unknown'),
		]);
	});

	test('a wait for a rate limit ends', async () => {
		sandbox.current.faults.add({
			when: { operation: 'create', nth: [3, 4] },
			then: {
				status: 429,
				body: { policyName: 'TEN_SECONDLY_ROLLING', message: 'limit' },
				headers: { 'Retry-After': '120' },
			},
		});
		const run = n8n.run(createTickets);
		await untilBatches(4);
		run.cancel();
		const { items, errors, batches } = await run;
		expect(batches).toHaveLength(4);
		expect(items).toHaveLength(2);
		expect(errors).toHaveLength(48);
		expect(errors.at(-1)).toMatchObject({
			error: outcomeLine('notSent', problemLine('CANCELLED')),
			details: { outcome: 'notSent', code: 'CANCELLED' },
		});
	});
});
