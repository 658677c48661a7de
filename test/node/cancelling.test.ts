import { ManualClock } from '../../sandbox';
import { outcomeLine, problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { untilBatches, untilRequests, useSandbox } from '../support/useSandbox';

/**
 * The Stop button. In these tests no wait ends by itself: the sandbox's clock stands still, so that a
 * delayed reply never comes, and a `Retry-After` of 60 s is longer than a test may take.
 */
const sandbox = useSandbox({ clock: new ManualClock() });

const createTickets = { resource: 'ticket', operation: 'create' };
const twoAtATime = { batchSize: 1, concurrency: 2 };
const rows = Array.from({ length: 50 }, (_, item) => ({
	subject: `T${item}`,
	hs_pipeline_stage: '1',
}));
/** An item that was not sent when the run was cancelled. */
const cancelled = {
	error: outcomeLine('notSent', problemLine('CANCELLED')),
	details: { outcome: 'notSent', code: 'CANCELLED' },
};
const forever = { delayMs: 1 };
const afterAMinute = {
	status: 429,
	body: { policyName: 'TEN_SECONDLY_ROLLING', message: 'limit' },
	headers: { 'Retry-After': '60' },
};

test('sends no further batch, and returns the records that were written', async () => {
	sandbox.current.faults.add({ when: { operation: 'create', nth: [5, 6] }, then: forever });
	const run = runNode({ ...createTickets, options: twoAtATime, items: rows });
	await untilBatches(6);
	run.cancel();
	const { status, items, errors, batches } = await run;
	expect(status).toBe('canceled');
	expect(batches).toHaveLength(6);
	expect(items).toHaveLength(4);
	const ids = sandbox.current.records('tickets').map(({ id }) => id);
	expect(items.map(({ json }) => json.id).sort()).toEqual(ids.sort());
	// The two batches that were in flight may have been written.
	expect(errors.map(({ details }) => details?.outcome).sort()).toEqual([
		...new Array<string>(44).fill('notSent'),
		...new Array<string>(2).fill('unknown'),
	]);
});

test('ends the wait for a rate limit', async () => {
	sandbox.current.faults.add({ when: { operation: 'create', nth: [3, 4] }, then: afterAMinute });
	const run = runNode({ ...createTickets, options: twoAtATime, items: rows });
	await untilBatches(4);
	run.cancel();
	const { items, errors, batches } = await run;
	expect(batches).toHaveLength(4);
	expect(items).toHaveLength(2);
	expect(errors).toHaveLength(48);
	// A reply that is still on its way when the run is cancelled is lost.
	const unknown = errors.filter(({ details }) => details?.outcome === 'unknown');
	expect(unknown.length).toBeLessThanOrEqual(2);
	expect(errors.at(-1)).toMatchObject(cancelled);
});

test.each([
	{ title: 'the reply with the schema', then: forever },
	{ title: 'a rate limit before the schema is read', then: afterAMinute },
])('ends the wait for $title, and sends no batch', async ({ then }) => {
	sandbox.current.faults.add({ when: { operation: 'properties' }, then });
	const run = runNode({ ...createTickets, items: rows.slice(0, 2) });
	await untilRequests(1);
	run.cancel();
	const { status, items, errors, requests } = await run;
	expect(status).toBe('canceled');
	expect(items).toEqual([]);
	expect(errors).toMatchObject([
		{ item: 0, ...cancelled },
		{ item: 1, ...cancelled },
	]);
	expect(requests).toHaveLength(1);
});

test.each([
	{ title: 'the reply with the next page', then: forever },
	{ title: 'a rate limit', then: afterAMinute },
])('ends a search that waits for $title, and returns no part of it', async ({ then }) => {
	sandbox.current.seed(
		'contacts',
		rows.slice(0, 40).flatMap(() => Array.from({ length: 10 }, () => ({ firstname: 'Ada' }))),
	);
	sandbox.current.faults.add({ when: { operation: 'search', nth: 2 }, then });
	const run = runNode({ resource: 'contact', operation: 'search', returnAll: true, items: [{}] });
	await untilRequests(2);
	run.cancel();
	const { status, items, errors, requests } = await run;
	expect(status).toBe('canceled');
	expect(items).toEqual([]);
	expect(errors).toMatchObject([{ item: 0, ...cancelled }]);
	expect(requests).toHaveLength(2);
});
