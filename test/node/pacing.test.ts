import type { IDataObject } from 'n8n-workflow';

import { executeNode } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { useSandbox } from '../support/useSandbox';

/** A tenth of a second stands for HubSpot's ten: the sandbox says so in its headers. */
const sandbox = useSandbox({ rateLimit: { max: 20, intervalMs: 400 } });

const upsertContacts = {
	resource: 'contact',
	operation: 'upsert',
	inputMode: 'json',
	idProperty: 'email',
	idValue: '={{ $json.email }}',
	propertiesJson: '={{ ({ firstname: "x" }) }}',
	options: { batchSize: 1, concurrency: 4 },
};
const contacts = (name: string, length: number): IDataObject[] =>
	Array.from({ length }, (_, item) => ({ email: `${name}${item}@example.com` }));

const refused = () => sandbox.current.requests.filter(({ status }) => status === 429).length;

test('a run that is limited by the rate meets the limit in less than 2 % of its requests', async () => {
	const { items, hints } = await executeNode(upsertContacts, itemsOf(contacts('a', 120)), {
		hubspot: sandbox.current,
	});
	expect(sourceOf(items)).toEqual(eachOnce(120));
	expect(refused()).toBeLessThanOrEqual(0.02 * sandbox.current.requests.length);
	expect(sandbox.current.records('contacts')).toHaveLength(120);
	expect(hints[0]?.message).toMatch(/^120 records, 12\d requests: 120 created/);
});

test('executions with one credential in one process share the limit', async () => {
	const runs = await Promise.all(
		['a', 'b', 'c'].map(
			async (name) =>
				await executeNode(upsertContacts, itemsOf(contacts(name, 40)), {
					hubspot: sandbox.current,
				}),
		),
	);
	runs.forEach(({ items }) => expect(sourceOf(items)).toEqual(eachOnce(40)));
	expect(refused()).toBeLessThanOrEqual(0.02 * sandbox.current.requests.length);
	expect(sandbox.current.records('contacts')).toHaveLength(120);
});

test('pacing is progress: a run that is only kept in pace never gives up', async () => {
	const { items, failed } = await executeNode(
		{ ...upsertContacts, options: { batchSize: 1, concurrency: 2, maxWait: 0.1 } },
		itemsOf(contacts('a', 60)),
		{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
	);
	expect(failed).toEqual([]);
	expect(sourceOf(items)).toEqual(eachOnce(60));
});
