import type { IDataObject } from 'n8n-workflow';

import { eachOnce, itemIndexes } from '../../support/items';
import { useSandbox } from '../../support/useSandbox';
import { onEachEngine } from '../engines';

/** The settings of On Error: where each item leaves the node. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const ticket = (item: number, stage = '1') => ({ subject: `T${item}`, hs_pipeline_stage: stage });
/** A stage ID of the right form that does not exist: only HubSpot refuses it. */
const UNKNOWN_STAGE = '999';
const oneBad = eachOnce(3).map((item) => ticket(item, item === 1 ? UNKNOWN_STAGE : '1'));

onEachEngine((n8n, { details: form }) => {
	const keys = form === 'object' ? ['details', 'error', 'message'] : ['error', 'message'];

	test.each([
		{ title: 'the first', bad: [0] },
		{ title: 'a middle one', bad: [1] },
		{ title: 'the last', bad: [2] },
		{ title: 'each', bad: [0, 1, 2] },
	])('Continue (using error output): $title leaves by it', async ({ bad }) => {
		const rows = eachOnce(3).map((item) => ticket(item, bad.includes(item) ? UNKNOWN_STAGE : '1'));
		const { items, errors, status } = await n8n.run({ ...createTickets, items: rows });
		expect(status).toBe('success');
		expect(itemIndexes(items)).toEqual(eachOnce(3).filter((item) => !bad.includes(item)));
		expect(errors).toMatchObject(
			bad.map((item) => ({
				item,
				error: expect.stringMatching(/999 was not one of the allowed options/),
				// The fields of the source item.
				json: { subject: `T${item}`, hs_pipeline_stage: UNKNOWN_STAGE },
				details: {
					outcome: 'failed',
					category: 'VALIDATION_ERROR',
					code: 'INVALID_OPTION',
					property: 'hs_pipeline_stage',
				},
			})),
		);
		errors.forEach(({ json }) => {
			const added = Object.keys(json).filter((key) => !(key in ticket(0)));
			expect(added.sort()).toEqual(keys);
		});
	});

	test('Continue (using error output): settings that cannot be read fail every item', async () => {
		const { items, errors, requests } = await n8n.run({
			...createTickets,
			items: oneBad,
			hubspot: { url: 'not a URL', accessToken: 'x' },
		});
		expect(items).toEqual([]);
		expect(itemIndexes(errors)).toEqual(eachOnce(3));
		expect(requests).toEqual([]);
	});

	test('Continue: all items leave by the one output, in order', async () => {
		const { items, errors, status } = await n8n.run({
			...createTickets,
			items: oneBad,
			onError: 'continueRegularOutput',
		});
		expect(status).toBe('success');
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		expect(items.map(({ json }) => json.subject)).toEqual(['T0', undefined, 'T2']);
		expect(Object.keys(items[1]?.json ?? {}).sort()).toEqual(keys);
	});

	test('Stop Workflow: one error with the outcome of each item', async () => {
		const { items, errors, status, error } = await n8n.run({
			...createTickets,
			items: oneBad,
			onError: 'stopWorkflow',
		});
		expect(status).toBe('error');
		expect([items, errors]).toEqual([[], []]);
		expect(error?.message).toMatch(/^1 of 3 items failed: /);
		const outcomes = error?.context?.outcomes as IDataObject[];
		expect(outcomes).toMatchObject([
			{ item: 0, outcome: 'succeeded' },
			{ item: 1, outcome: 'failed' },
			{ item: 2, outcome: 'succeeded' },
		]);
		expect([outcomes[0]?.id, outcomes[2]?.id]).toEqual(
			sandbox.current.records('tickets').map(({ id }) => id),
		);
	});
});
