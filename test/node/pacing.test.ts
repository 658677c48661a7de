import { eachOnce, itemIndexes } from '../support/items';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** A small rate limit in place of HubSpot's; the sandbox announces it in its reply headers. */
const sandbox = useSandbox({ rateLimit: { max: 20, intervalMs: 400 } });

const upsertContacts = { resource: 'contact', operation: 'upsert', matchBy: 'email' };
const fourAtATime = { batchSize: 1, concurrency: 4 };
const contacts = (name: string, length: number) =>
	eachOnce(length).map((item) => ({ email: `${name}${item}@example.com` }));

const shareRefused = () => {
	const { requests } = sandbox.current;
	return requests.filter(({ status }) => status === 429).length / requests.length;
};

test('a run slows down to the rate limit: at most 2 % of its requests are refused', async () => {
	const { items, hints } = await runNode({
		...upsertContacts,
		items: contacts('a', 120),
		options: fourAtATime,
	});
	expect(itemIndexes(items)).toEqual(eachOnce(120));
	expect(shareRefused()).toBeLessThanOrEqual(0.02);
	expect(sandbox.current.records('contacts')).toHaveLength(120);
	expect(hints[0]).toMatch(/^120 records, 12\d requests: 120 created/);
});

test('executions in one process with the same credential share the limit', async () => {
	const runs = await Promise.all(
		['a', 'b', 'c'].map(
			async (name) =>
				await runNode({ ...upsertContacts, items: contacts(name, 40), options: fourAtATime }),
		),
	);
	runs.forEach(({ items }) => expect(itemIndexes(items)).toEqual(eachOnce(40)));
	expect(shareRefused()).toBeLessThanOrEqual(0.02);
	expect(sandbox.current.records('contacts')).toHaveLength(120);
});

test('time spent on pacing does not count towards Max Wait', async () => {
	const { items, errors } = await runNode({
		...upsertContacts,
		items: contacts('a', 60),
		options: { batchSize: 1, concurrency: 2, maxWait: 0.1 },
	});
	expect(errors).toEqual([]);
	expect(itemIndexes(items)).toEqual(eachOnce(60));
});
