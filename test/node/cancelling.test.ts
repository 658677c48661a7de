import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { itemsOf } from '../support/items';
import { untilBatches } from '../support/untilRequests';
import { batchRequests, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const createTickets = {
	resource: 'ticket',
	operation: 'create',
	inputMode: 'json',
	options: { batchSize: 1, concurrency: 2 },
};
const rows = Array.from({ length: 50 }, (_, item) => ({
	subject: `T${item}`,
	hs_pipeline_stage: '1',
}));

const outcomeOf = ({ json }: INodeExecutionData) => (json.details as IDataObject).outcome;

test('sends nothing more, and what was written stays in view', async () => {
	sandbox.current.faults.add({ when: { operation: 'create' }, then: { delayMs: 20 } });
	const run = executeNode(createTickets, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});
	await untilBatches(sandbox.current, 6);
	run.cancel();
	const { status, items, failed } = await run;
	expect(status).toBe('canceled');
	// Two were in flight, and may have been written; no other has left.
	expect(batchRequests(sandbox.current.requests).length).toBeLessThanOrEqual(6);
	expect(items.length + failed.length).toBe(50);
	const unknown = failed.filter((item) => outcomeOf(item) === 'unknown');
	expect(unknown.length).toBeLessThanOrEqual(2);
	expect(failed.filter((item) => outcomeOf(item) === 'notSent')).toHaveLength(
		50 - items.length - unknown.length,
	);
	items.forEach(({ json }) =>
		expect(sandbox.current.record('tickets', String(json.id))).toBeDefined(),
	);
	expect(sandbox.current.records('tickets').length).toBeLessThanOrEqual(
		items.length + unknown.length,
	);
});

test('waits for no timer: a run that sits out a rate limit ends at once', async () => {
	sandbox.current.faults.add({
		when: { operation: 'create', nth: [3, 4] },
		then: { status: 429, body: { policyName: 'TEN_SECONDLY_ROLLING', message: 'limit' } },
	});
	const run = executeNode(createTickets, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});
	await untilBatches(sandbox.current, 4);
	const from = Date.now();
	run.cancel();
	const { items, failed } = await run;
	expect(Date.now() - from).toBeLessThan(2_000);
	expect(items).toHaveLength(2);
	expect(failed).toHaveLength(48);
	// A reply that was on its way when the run was cancelled is lost with it.
	expect(failed.filter((item) => outcomeOf(item) === 'unknown').length).toBeLessThanOrEqual(2);
	expect(failed.at(-1)?.json.error).toBe('Not sent: The execution was cancelled');
});
