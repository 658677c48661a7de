import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { executeNode } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { batchCalls, batchRequests, useSandbox } from '../support/useSandbox';

/** Owners, pipelines and stages: choices that HubSpot keeps in APIs of their own. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create', inputMode: 'json' };
const ticket = (more: IDataObject): IDataObject => ({
	subject: 'T',
	hs_pipeline_stage: '1',
	...more,
});

const run = async (rows: IDataObject[], options: IDataObject = {}) =>
	await executeNode({ ...createTickets, options } as never, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
	});
const listReads = () =>
	sandbox.current.requests
		.filter(({ operation }) => operation === 'owners' || operation === 'pipelines')
		.map(({ path }) => path);
const written = () => {
	const [{ body } = {}] = batchRequests(sandbox.current.requests);
	return (body as { inputs: Array<{ properties: object }> }).inputs.map(
		({ properties }) => properties,
	);
};
const details = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.details);

test('are not asked for where all values are ids already, or empty, or none', async () => {
	const { items } = await run([
		ticket({ hs_pipeline: '0', hubspot_owner_id: '534941' }),
		ticket({ hs_pipeline: 0, hubspot_owner_id: '' }),
		ticket({ hubspot_owner_id: ' 534942 ' }),
	]);
	expect(sourceOf(items)).toEqual(eachOnce(3));
	expect(listReads()).toEqual([]);
});

test.each([
	{ given: 'owner2@sandbox.example', id: '534942' },
	{ given: 'Björn Lindqvist', id: '534942' },
	{ given: 'björn lindqvist', id: '534942' },
	{ given: '534942', id: '534942' },
	{ given: ['owner2@sandbox.example'], id: '534942' },
])('an owner is known as $given', async ({ given, id }) => {
	const { items } = await run([ticket({ hubspot_owner_id: given })]);
	expect(sourceOf(items)).toEqual(eachOnce(1));
	expect(written()).toMatchObject([{ hubspot_owner_id: id }]);
});

test('are asked for once, whatever the number of items', async () => {
	const names = ['owner1@sandbox.example', '534942', 'Chloé Marchand'];
	const { items } = await run(
		Array.from({ length: 150 }, (_, item) => ticket({ hubspot_owner_id: names[item % 3] })),
	);
	expect(sourceOf(items)).toEqual(eachOnce(150));
	expect(listReads()).toEqual(['/crm/v3/owners']);
});

test('that HubSpot refuses to show leave their values to HubSpot, and a hint says so', async () => {
	sandbox.current.faults.add({
		when: { operation: 'owners' },
		then: { status: 403, body: { message: 'No scope', category: 'MISSING_SCOPES' } },
	});
	sandbox.current.switches.checkOwnerIds = true;
	const { items, failed, hints } = await run([
		ticket({ hubspot_owner_id: 'owner1@sandbox.example' }),
		ticket({ hubspot_owner_id: '534941', hs_ticket_priority: 'low' }),
		ticket({ hs_ticket_priority: 'ASAP' }),
	]);
	expect(sourceOf(items)).toEqual([{ item: 1 }]);
	expect(details(failed)).toMatchObject([
		{ category: 'VALIDATION_ERROR', property: 'hubspot_owner_id' },
		{ category: 'INVALID_INPUT', property: 'hs_ticket_priority' },
	]);
	expect(hints.map(({ message }) => message)).toEqual([
		'3 records, 3 requests: 1 created, 2 failed',
		"HubSpot's owners cannot be read, so their values were not checked: The credential lacks a HubSpot scope (No scope): add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again",
	]);
});

test.each<{ title: string; then: FaultAction }>([
	{ title: 'does not answer', then: 'resetBefore' },
	{ title: 'has no more requests for today', then: { status: 429, body: { policyName: 'DAILY' } } },
])('nothing is sent while HubSpot $title', async ({ then }) => {
	sandbox.current.faults.add({ when: { operation: 'pipelines' }, then });
	const { items, failed } = await run([ticket({}), ticket({ hs_pipeline_stage: 'Closed' })], {
		maxWait: 0,
	});
	expect(items).toEqual([]);
	expect(details(failed)).toMatchObject(new Array(2).fill({ outcome: 'notSent' }));
	expect(batchCalls(sandbox.current.requests)).toEqual([]);
});

test('are read page by page', async () => {
	const owner = { id: '534941', email: 'ada@example.com' };
	sandbox.current.faults.add({
		when: { operation: 'owners', nth: 1 },
		then: { status: 200, body: { results: [owner], paging: { next: { after: '0' } } } },
	});
	const { items } = await run([
		ticket({ hubspot_owner_id: 'ada@example.com' }),
		ticket({ hubspot_owner_id: 'owner3@sandbox.example' }),
	]);
	expect(sourceOf(items)).toEqual(eachOnce(2));
	expect(written()).toMatchObject([{ hubspot_owner_id: '534941' }, { hubspot_owner_id: '534943' }]);
	expect(listReads()).toEqual(['/crm/v3/owners', '/crm/v3/owners?after=0']);
});
