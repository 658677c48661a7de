import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { eachOnce, itemIndexes } from '../support/items';
import { problemLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';
import { inVersion } from '../support/versions/apiVersion';

/** Owners, pipelines and stages: values that HubSpot lists by APIs of their own. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const ticket = (more: IDataObject = {}): IDataObject => ({
	subject: 'T',
	hs_pipeline_stage: '1',
	...more,
});
const pathsOfGets = () =>
	sandbox.current.requests.filter(({ method }) => method === 'GET').map(({ path }) => path);

describe('the lists', () => {
	test('are not read when all values are IDs or empty', async () => {
		const { items } = await runNode({
			...createTickets,
			items: [
				ticket({ hs_pipeline: '0', hubspot_owner_id: '534941' }),
				ticket({ hs_pipeline: 0, hs_pipeline_stage: 1, hubspot_owner_id: '' }),
				ticket({ hubspot_owner_id: ' 534942 ' }),
			],
		});
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		expect(pathsOfGets()).toEqual([inVersion('/crm/v3/properties/tickets')]);
	});

	test('are read once for all items', async () => {
		const names = ['owner1@sandbox.example', '534942', 'Chloé Marchand'];
		const { items } = await runNode({
			...createTickets,
			items: eachOnce(150).map((item) => ticket({ hubspot_owner_id: names[item % 3] })),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(150));
		expect(pathsOfGets()).toEqual([
			inVersion('/crm/v3/properties/tickets'),
			inVersion('/crm/v3/owners'),
		]);
	});

	test('are read page by page', async () => {
		const owner = { id: '534941', email: 'ada@example.com' };
		sandbox.current.faults.add({
			when: { operation: 'owners', nth: 1 },
			then: { status: 200, body: { results: [owner], paging: { next: { after: '0' } } } },
		});
		const { inputs } = await runNode({
			...createTickets,
			items: [
				ticket({ hubspot_owner_id: 'ada@example.com' }),
				ticket({ hubspot_owner_id: 'owner3@sandbox.example' }),
			],
		});
		expect(inputs).toMatchObject([
			{ properties: { hubspot_owner_id: '534941' } },
			{ properties: { hubspot_owner_id: '534943' } },
		]);
		expect(pathsOfGets().slice(1)).toEqual([
			inVersion('/crm/v3/owners'),
			inVersion('/crm/v3/owners?after=0'),
		]);
	});
});

test.each([
	'owner2@sandbox.example',
	'Björn Lindqvist',
	'björn lindqvist',
	'534942',
	['owner2@sandbox.example'],
])('an owner is found by %j', async (owner) => {
	const { inputs } = await runNode({
		...createTickets,
		items: [ticket({ hubspot_owner_id: owner })],
	});
	expect(inputs).toMatchObject([{ properties: { hubspot_owner_id: '534942' } }]);
});

test('pipelines, stages and owners are found by their names', async () => {
	const { errors } = await runNode({
		...createTickets,
		items: [
			{ subject: 'A', hs_pipeline: 'Returns', hs_pipeline_stage: 'Refunded' },
			{ subject: 'B', hs_pipeline: ['Returns'], hs_pipeline_stage: ['Refunded'] },
			{ subject: 'C', hs_pipeline_stage: 'waiting on us', hubspot_owner_id: 'Björn Lindqvist' },
			{ subject: 'D', hs_pipeline_stage: '1', hubspot_owner_id: 'owner3@sandbox.example' },
		],
	});
	expect(errors).toEqual([]);
	expect(
		sandbox.current
			.records('tickets')
			.map(({ properties: { hs_pipeline, hs_pipeline_stage, hubspot_owner_id } }) => [
				hs_pipeline,
				hs_pipeline_stage,
				hubspot_owner_id,
			]),
	).toEqual([
		['75e28846', '98765002', undefined],
		['75e28846', '98765002', undefined],
		['0', '3', '534942'],
		['0', '1', '534943'],
	]);
});

test('a name that is not in its list fails the item, and the error names the choices', async () => {
	const { errors, batches } = await runNode({
		...createTickets,
		items: [
			{ subject: 'A', hs_pipeline: 'Returns', hs_pipeline_stage: 'Done' },
			ticket({ hubspot_owner_id: 'nobody@example.com' }),
		],
	});
	expect(errors.map(({ error }) => error)).toEqual([
		problemLine(
			'VALUE_NOT_A_CHOICE',
			{
				field: "Property 'Ticket status' (hs_pipeline_stage)",
				value: 'Done',
				choices: 'Requested (98765001), Refunded (98765002)',
			},
			0,
		),
		problemLine(
			'VALUE_NOT_A_CHOICE',
			{
				field: "Property 'Owner' (hubspot_owner_id)",
				value: 'nobody@example.com',
				choices: 'Ada Okafor (534941), Björn Lindqvist (534942), Chloé Marchand (534943)',
			},
			1,
		),
	]);
	expect(batches).toEqual([]);
});

test('a list that throws when it is read fails only its item', async () => {
	const hostile = Object.defineProperty([] as string[], '0', {
		enumerable: true,
		get: () => {
			throw new Error('boom');
		},
	});
	const { items } = await runNode({
		...createTickets,
		items: [ticket({ hubspot_owner_id: hostile }), ticket({ subject: 'B' })],
		// With an error output n8n itself reads the fields of the input item, and throws.
		onError: 'continueRegularOutput',
	});
	expect(items).toMatchObject([{ error: expect.stringMatching(/boom/) }, {}]);
	expect(sandbox.current.records('tickets')).toMatchObject([{ properties: { subject: 'B' } }]);
});

test('values are sent unchecked when HubSpot refuses to show their list, and a hint says so', async () => {
	sandbox.current.faults.add({
		when: { operation: 'owners' },
		then: { status: 403, body: { message: 'No scope', category: 'MISSING_SCOPES' } },
	});
	const { items, errors, hints, batches } = await runNode({
		...createTickets,
		items: [
			ticket({ hubspot_owner_id: 'owner1@sandbox.example' }),
			ticket({ hubspot_owner_id: '534941', hs_ticket_priority: 'low' }),
			ticket({ hs_ticket_priority: 'ASAP' }),
		],
	});
	expect(itemIndexes(items)).toEqual([1]);
	expect(errors).toMatchObject([
		{ item: 0, details: { category: 'VALIDATION_ERROR', property: 'hubspot_owner_id' } },
		{ item: 2, details: { category: 'INVALID_INPUT', property: 'hs_ticket_priority' } },
	]);
	expect(batches).toHaveLength(1);
	expect(hints).toEqual([
		'3 records, 3 requests: 1 created, 2 failed',
		`HubSpot's owners cannot be read, so their values were not checked: ${refusalLine('scope-missing-needed', { needed: 'crm.objects.owners.read' })}`,
	]);
});

test.each<{ title: string; then: FaultAction }>([
	{ title: 'does not know the token', then: { status: 401, body: { message: 'No' } } },
	{ title: 'has reached its daily limit', then: { status: 429, body: { policyName: 'DAILY' } } },
])('nothing is sent when HubSpot $title', async ({ then }) => {
	sandbox.current.faults.add({ when: { operation: 'pipelines' }, then });
	const { items, errors, batches } = await runNode({
		...createTickets,
		items: [ticket(), ticket({ hs_pipeline_stage: 'Closed' })],
		options: { maxWait: 0 },
	});
	expect(items).toEqual([]);
	expect(errors).toMatchObject(new Array(2).fill({ details: { outcome: 'notSent' } }));
	expect(batches).toEqual([]);
});
