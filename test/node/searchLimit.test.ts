import { outcomeLine, problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** HubSpot's own limit for searches: five a second, which no reply tells. */
const sandbox = useSandbox({ rateLimit: { max: 190, intervalMs: 10_000 } });

const search = { resource: 'contact', operation: 'search', modifiedSince: '={{ $json.since }}' };
const days = (from: number, count: number) =>
	Array.from({ length: count }, (_, index) => ({ since: `2026-01-${from + index}` }));
const searches = () => sandbox.current.requests.filter(({ operation }) => operation === 'search');

test('executions in one process with the same credential keep to five searches a second', async () => {
	const runs = await Promise.all(
		[10, 20].map(async (from) => await runNode({ ...search, items: days(from, 7) })),
	);
	runs.forEach(({ status, errors }) => expect([status, errors]).toEqual(['success', []]));
	expect(searches().map(({ status }) => status)).toEqual(new Array(14).fill(200));
});

test('a search that HubSpot has no room for is sent again', async () => {
	const body = {
		status: 'error',
		message: 'You have reached your secondly limit.',
		errorType: 'RATE_LIMIT',
		policyName: 'SECONDLY',
	};
	sandbox.current.faults.add({
		when: { operation: 'search', nth: 1 },
		then: { status: 429, body },
	});
	const { items, errors, hints } = await runNode({ ...search, items: days(10, 1) });
	expect([items, errors]).toEqual([[], []]);
	expect(hints[0]).toMatch(/^0 records found, 2 requests \(1 retry, \d+\.\d s waited\)$/);
});

describe('a search that HubSpot has no room for within Max Wait', () => {
	const limited = { status: 'error', message: 'You have reached your secondly limit.' };

	test.each([
		{ body: { ...limited, errorType: 'RATE_LIMIT', policyName: 'SECONDLY' } },
		{ body: limited },
		{ body: '' },
	])('is not sent, and the line names the limit of searches: %j', async ({ body }) => {
		sandbox.current.faults.add({ when: { operation: 'search' }, then: { status: 429, body } });
		const { errors } = await runNode({
			...search,
			items: days(10, 2),
			options: { maxWait: 0 },
		});
		const error = outcomeLine('notSent', problemLine('SEARCH_LIMIT_REACHED'));
		expect(errors.map((item) => [item.error, item.details?.outcome])).toEqual([
			[error, 'notSent'],
			[error, 'notSent'],
		]);
	});

	test('and asks for more than a minute, is told so with the limit', async () => {
		const then = { status: 429, body: limited, headers: { 'retry-after': '600' } };
		sandbox.current.faults.add({ when: { operation: 'search' }, then });
		const { errors } = await runNode({ ...search, items: days(10, 1), options: { maxWait: 1 } });
		expect(errors[0]?.error).toContain(problemLine('SEARCH_LIMIT_REACHED'));
		expect(errors[0]?.error).toContain('10 minutes');
	});
});
