import { eachOnce, itemIndexes } from '../../support/items';
import { useSandbox } from '../../support/useSandbox';
import { onEachEngine } from '../engines';

/** A 429 of HubSpot, whose headers say how long to wait. */
const sandbox = useSandbox();

const createTickets = {
	resource: 'ticket',
	operation: 'create',
	items: eachOnce(3).map((item) => ({ subject: `T${item}`, hs_pipeline_stage: '1' })),
};
const limitOnce = (retryAfter: string) =>
	sandbox.current.faults.add({
		when: { operation: 'create', nth: 1 },
		then: {
			status: 429,
			body: { category: 'RATE_LIMITS', policyName: 'TEN_SECONDLY_ROLLING', message: 'limit' },
			headers: { 'Retry-After': retryAfter },
		},
	});

onEachEngine((n8n) => {
	test('a short Retry-After is waited for, and the batch is sent again', async () => {
		limitOnce('1');
		const { items, errors, batches } = await n8n.run(createTickets);
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		expect(batches).toEqual(['create 3 → 429', 'create 3 → 201']);
	});

	// Without the header, the second request comes after a second and succeeds.
	test('a Retry-After that is longer than Max Wait ends the run at once', async () => {
		limitOnce('3600');
		const { items, errors, batches } = await n8n.run({
			...createTickets,
			options: { maxWait: 60 },
		});
		expect(items).toEqual([]);
		expect(errors).toMatchObject(
			eachOnce(3).map((item) => ({ item, details: { outcome: 'notSent', httpStatus: 429 } })),
		);
		expect(batches).toEqual(['create 3 → 429']);
	});
});
