import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { eachOnce, itemIndexes } from '../support/items';
import { problemLine } from '../support/lines';
import { runNode, type NodeRun } from '../support/runNode';
import { hideSchema, schemaIsHidden, seedOne, useSandbox } from '../support/useSandbox';
import { inVersion, partial } from '../support/versions/apiVersion';

/** Before the node writes values, it reads the schema: the properties of the object in HubSpot. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const good: IDataObject = { subject: 'Good', hs_pipeline_stage: '1' };
const bad: IDataObject = { ...good, hs_ticket_priority: 'ASAP' };

const replyToSchemaRead = (then: FaultAction, nth?: number) =>
	sandbox.current.faults.add({ when: { operation: 'properties', ...(nth && { nth }) }, then });
const schemaReads = ({ requests }: NodeRun) =>
	requests.filter(({ operation }) => operation === 'properties').map(({ path }) => path);

describe('the schema is read', () => {
	test('once for a run of 250 items, before the batches, and counts as a request', async () => {
		const { items, requests, batches, hints } = await runNode({
			...createTickets,
			items: new Array<IDataObject>(250).fill(good),
		});
		expect(itemIndexes(items)).toEqual(eachOnce(250));
		expect(requests[0]).toMatchObject({
			method: 'GET',
			path: inVersion('/crm/v3/properties/tickets'),
			token: sandbox.current.accessToken,
			status: 200,
		});
		expect(requests).toHaveLength(4);
		expect(batches.sort()).toEqual(['create 100 → 201', 'create 100 → 201', 'create 50 → 201']);
		expect(hints).toEqual(['250 records, 4 requests: 250 created']);
	});

	test.each([
		{ operation: 'create' },
		{ operation: 'update' },
		{ operation: 'upsert', matchBy: 'email' },
	])('by $operation', async (parameters) => {
		const run = await runNode({
			resource: 'contact',
			...parameters,
			propertiesJson: '={{ ({ firstname: "Ada" }) }}',
			items: [{ id: seedOne('contacts', {}), email: 'b@example.com' }],
		});
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(schemaReads(run)).toEqual([inVersion('/crm/v3/properties/contacts')]);
	});

	test('by a dry run, which returns the values as they would be sent', async () => {
		const { items, errors, requests, hints } = await runNode({
			...createTickets,
			options: { dryRun: true },
			items: [{ ...good, hs_ticket_priority: 'high', affected_users: 3 }, bad],
		});
		expect(items[0]?.json.properties).toEqual({
			...good,
			hs_ticket_priority: 'HIGH',
			affected_users: '3',
		});
		expect(itemIndexes(errors)).toEqual([1]);
		expect(requests.map(({ operation }) => operation)).toEqual(['properties']);
		expect(hints).toEqual([
			'Dry run, nothing was written: 1 record would have been sent, 1 item failed the check',
		]);
	});

	test('again by each run, which then knows new properties', async () => {
		const run = { ...createTickets, items: [{ ...good, colour: 'red' }] };
		const before = await runNode(run);
		expect(before.errors).toMatchObject([{ details: { code: 'PROPERTY_UNKNOWN' } }]);
		sandbox.current.addProperty('tickets', {
			name: 'colour',
			label: 'Colour',
			type: 'string',
			fieldType: 'text',
			groupName: 'ticketinformation',
		});
		const after = await runNode(run);
		expect(after.items[0]?.json.colour).toBe('red');
	});

	test('page by page', async () => {
		replyToSchemaRead(
			{
				status: 200,
				body: {
					results: [{ name: 'subject' }, { name: 'hs_pipeline_stage' }],
					paging: { next: { after: 'x/2' } },
				},
			},
			1,
		);
		const run = await runNode({ ...createTickets, items: [good, bad] });
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(run.errors).toMatchObject([{ details: { code: 'VALUE_NOT_A_CHOICE' } }]);
		expect(schemaReads(run)).toEqual([
			inVersion('/crm/v3/properties/tickets'),
			inVersion('/crm/v3/properties/tickets?after=x%2F2'),
		]);
	});

	test('only until a page names itself as the next one', async () => {
		replyToSchemaRead({
			status: 200,
			body: {
				results: ['subject', 'hs_pipeline_stage'].map((name) => ({ name })),
				paging: { next: { after: '1' } },
			},
		});
		const run = await runNode({ ...createTickets, items: [good] });
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(schemaReads(run)).toHaveLength(2);
	});
});

describe('the schema is not read', () => {
	test.each(['get', 'delete'])('by %s, which writes no values', async (operation) => {
		const id = seedOne('tickets', { subject: 'T' });
		const run = await runNode({ resource: 'ticket', operation, items: [{ id }] });
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(run.requests).toHaveLength(1);
		expect(run.batches).toHaveLength(1);
	});

	test('when every item fails without it', async () => {
		const { errors, requests, hints } = await runNode({
			...createTickets,
			operation: 'update',
			items: [{ subject: 'A' }, { id: ' ', subject: 'B' }],
		});
		expect(itemIndexes(errors)).toEqual(eachOnce(2));
		expect(requests).toEqual([]);
		expect(hints).toEqual(['2 records, 0 requests: 2 failed']);
	});

	test('when there are no items', async () => {
		const { requests } = await runNode({ ...createTickets, items: [] });
		expect(requests).toEqual([]);
	});
});

describe('values are sent unchecked, and a hint says so,', () => {
	const notChecked = (why: string) =>
		`HubSpot's properties cannot be read, so values were not checked: ${why}`;

	/** Expects HubSpot itself to refuse the bad item. */
	const expectUnchecked = async (why: string, reads = 1) => {
		const run = await runNode({ ...createTickets, items: [good, bad] });
		expect(itemIndexes(run.items)).toEqual([0]);
		expect(run.errors).toMatchObject([
			{
				item: 1,
				details: {
					category: 'VALIDATION_ERROR',
					code: 'INVALID_OPTION',
					property: 'hs_ticket_priority',
				},
			},
		]);
		expect(run.batches).toEqual([`create 2 → ${partial(201)}`]);
		expect(run.hints).toEqual([
			expect.stringMatching(`^2 records, ${reads + 1} requests: 1 created, 1 failed`),
			notChecked(why),
		]);
		expect(schemaReads(run)).toHaveLength(reads);
	};

	test('without permission to read the schema', async () => {
		hideSchema();
		await expectUnchecked(schemaIsHidden('tickets'));
	});

	test.each([
		{
			status: 400,
			body: { status: 'error', message: 'Bad request' },
			why: problemLine('LIST_REFUSED', { why: 'status 400: Bad request' }),
		},
		{
			status: 404,
			body: '<html>no</html>',
			why: problemLine('LIST_NOT_FOUND', { status: '404' }),
		},
		{
			status: 404,
			body: { status: 'error', category: 'OBJECT_NOT_FOUND', message: 'No such list' },
			why: problemLine('LIST_NOT_FOUND', { status: '404' }),
		},
		{
			status: 302,
			body: '',
			why: problemLine('LIST_REDIRECTED', { status: '302' }),
		},
	])('when the schema is refused with $status', async ({ why, ...then }) => {
		replyToSchemaRead(then);
		await expectUnchecked(why);
	});

	test.each([
		{ title: 'an HTML page with status 200', body: '<html>Hello</html>' },
		{ title: 'text', body: 'hello' },
		{ title: 'JSON without a list', body: { message: 'ok' } },
		{ title: 'null', body: null },
		{ title: 'an array', body: [] },
		{ title: 'an empty object', body: {} },
		{ title: 'no body', body: '' },
	])('when the reply is $title twice', async ({ body }) => {
		replyToSchemaRead({ status: 200, body });
		await expectUnchecked(problemLine('NOT_A_LIST', { status: '200' }), 2);
	});

	test.each([
		{ title: 'empty', results: [] },
		{ title: 'a list of other things', results: [1, null, 'x', [[]], {}, { name: null }] },
	])('when the schema is $title', async ({ results }) => {
		replyToSchemaRead({ status: 200, body: { results } });
		await expectUnchecked(problemLine('PROPERTIES_NOT_RETURNED'));
	});

	test('also in a dry run', async () => {
		hideSchema();
		const { items, hints } = await runNode({
			...createTickets,
			options: { dryRun: true },
			items: [bad],
		});
		expect(items[0]?.json.properties).toEqual(bad);
		expect(hints).toEqual([
			'Dry run, nothing was written: 1 record would have been sent',
			notChecked(schemaIsHidden('tickets')),
		]);
	});
});
