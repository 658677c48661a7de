import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { itemIndexes } from '../support/items';
import { outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** Owners, pipelines and stages that HubSpot does not return now. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create', options: { maxWait: 0 } };
const ticket = (more: IDataObject = {}): IDataObject => ({
	subject: 'T',
	hs_pipeline_stage: '1',
	...more,
});
const byName = ticket({ hubspot_owner_id: 'owner1@sandbox.example' });
const byId = ticket({ hubspot_owner_id: '534941' });
const down: FaultAction = { status: 503, body: '<html>down</html>' };
const replyTo = (operation: string, then: FaultAction, nth?: number) =>
	sandbox.current.faults.add({ when: { operation, ...(nth && { nth }) }, then });
const heldBack = (list: string, said: string) =>
	outcomeLine('notSent', problemLine('LIST_UNAVAILABLE', { list, said }));

test.each<{ title: string; then: FaultAction; said: string }>([
	{ title: 'is down', then: down, said: refusalLine('outage', { status: '503' }) },
	{
		title: 'does not answer',
		then: 'resetBefore',
		said: problemLine('NO_ANSWER', { why: 'ECONNRESET' }),
	},
	{
		title: 'stays at its rate limit',
		then: { status: 429, body: { message: 'limit' } },
		said: refusalLine('rate-limit'),
	},
])('only items that need the list are held back when HubSpot $title', async ({ then, said }) => {
	replyTo('owners', then);
	const { items, errors, batches } = await runNode({
		...createTickets,
		items: [ticket(), byName, byId, ticket({ hubspot_owner_id: '' })],
	});
	expect(itemIndexes(items)).toEqual([0, 2, 3]);
	expect(errors).toMatchObject([
		{
			item: 1,
			error: heldBack('owners', said),
			details: { outcome: 'notSent', category: 'NO_ANSWER', code: 'LIST_UNAVAILABLE' },
		},
	]);
	expect(batches).toEqual(['create 3 → 201']);
});

test('one list that is down does not hold back items that need another one', async () => {
	replyTo('owners', down);
	const { items, errors } = await runNode({
		...createTickets,
		items: [byName, ticket({ hs_pipeline_stage: 'Closed' })],
	});
	expect(itemIndexes(items)).toEqual([1]);
	expect(sandbox.current.records('tickets')).toMatchObject([
		{ properties: { hs_pipeline_stage: '4' } },
	]);
	expect(itemIndexes(errors)).toEqual([0]);
});

test('a pipeline by its name holds back its item, a stage by its ID does not', async () => {
	replyTo('pipelines', down);
	const { items, errors } = await runNode({
		...createTickets,
		items: [
			ticket(),
			ticket({ hs_pipeline: 'Support Pipeline' }),
			ticket({ subject: 'U', hs_pipeline: '0' }),
		],
	});
	expect(itemIndexes(items)).toEqual([0, 2]);
	expect(errors).toMatchObject([{ item: 1, details: { outcome: 'notSent', httpStatus: 503 } }]);
});

test('nothing is sent when every item needs the list', async () => {
	replyTo('owners', down);
	const { errors, batches, hints } = await runNode({ ...createTickets, items: [byName, byName] });
	expect(itemIndexes(errors)).toEqual([0, 1]);
	expect(batches).toEqual([]);
	expect(hints).toEqual(['2 records, 2 requests: 2 not sent']);
});

test('an item that is held back is not sent in a dry run either', async () => {
	replyTo('owners', down);
	const { items, errors } = await runNode({
		...createTickets,
		options: { maxWait: 0, dryRun: true },
		items: [byName, byId],
	});
	expect(itemIndexes(items)).toEqual([1]);
	expect(errors).toMatchObject([{ item: 0, details: { outcome: 'notSent' } }]);
});

test('with On Error = Stop, nothing is sent after an item is held back', async () => {
	replyTo('owners', down);
	const { thrown, batches } = await runNode({
		...createTickets,
		items: [byId, byName],
		onError: 'stopWorkflow',
	});
	expect(thrown).toMatchObject({
		message: expect.stringMatching(/^1 of 2 items not sent: HubSpot's owners cannot be read now/),
		context: { outcomes: [{ outcome: 'notSent' }, { outcome: 'notSent' }] },
	});
	expect(batches).toEqual([]);
});

test('Retry On Fail sends what was held back, and nothing twice', async () => {
	replyTo('owners', down, 1);
	const { items, batches } = await runNode({
		...createTickets,
		items: [byName, byId],
		retryOnFail: true,
		maxTries: 2,
	});
	expect(itemIndexes(items)).toEqual([0, 1]);
	expect(batches).toEqual(['create 1 → 201', 'create 1 → 201']);
	expect(sandbox.current.records('tickets')).toHaveLength(2);
});
