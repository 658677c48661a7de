import type { IDataObject } from 'n8n-workflow';

import { outcomeLine, problemLine } from '../support/lines';
import { runAsTool } from '../support/runAsTool';
import { batchCalls, useSandbox } from '../support/useSandbox';

/**
 * The node as a tool of an AI agent. n8n runs a tool in one of two ways: the agent calls it through a
 * wrapper of n8n-core, or n8n's engine runs the node on the agent's request and hands back the result.
 */
const sandbox = useSandbox();

const createTicket = {
	resource: 'ticket',
	operation: 'create',
	inputMode: 'json',
	propertiesJson: `={{ {
		subject: $fromAI('subject', 'What the ticket is about, in a few words', 'string'),
		hs_ticket_priority: $fromAI('priority', 'LOW, MEDIUM, HIGH or URGENT', 'string'),
		hs_pipeline_stage: '1',
	} }}`,
};
const readContact = {
	resource: 'contact',
	operation: 'get',
	idProperty: 'email',
	idValue: "={{ $fromAI('email', 'E-mail address of the customer', 'string') }}",
	propertyNames: ['firstname', 'company'],
};
const retry = { retryOnFail: true, waitBetweenTries: 1 };
const fire = { subject: 'Fire in the lab', priority: 'URGENT' };
const invalid = { ...fire, priority: 'ASAP' };
const notAPriority = {
	field: "Property 'Priority' (hs_ticket_priority)",
	value: 'ASAP',
	choices: 'LOW, MEDIUM, HIGH, URGENT',
};
const mayBeWritten = outcomeLine('unknown', problemLine('NO_ANSWER', { why: 'ECONNRESET' }));
const tickets = () => sandbox.current.records('tickets').map(({ properties }) => properties);
const parsed = (answer: string | undefined) => JSON.parse(answer ?? '') as IDataObject[];

test.each([
	['delete', 'contact', 'Delete contacts in HubSpot CRM Batch'],
	['create', 'ticket', 'Create tickets in HubSpot CRM Batch'],
	['get', 'contact', 'Get contacts in HubSpot CRM Batch'],
	['update', 'ticket', 'Update tickets in HubSpot CRM Batch'],
	['search', 'contact', 'Search contacts in HubSpot CRM Batch'],
	['upsert', 'contact', 'Create or update contacts in HubSpot CRM Batch'],
])('describes the operation %s of a %s to the model', async (operation, resource, text) => {
	const { card } = await runAsTool({ operation, resource }, []);
	expect(card.description).toBe(text);
});

test('gives the model a name and a description of each argument', async () => {
	const { card } = await runAsTool(createTicket, [], { name: 'Open a ticket' });
	expect(card).toEqual({
		name: 'Open_a_ticket',
		description: 'Create tickets in HubSpot CRM Batch',
		arguments: {
			subject: 'What the ticket is about, in a few words',
			priority: 'LOW, MEDIUM, HIGH or URGENT',
		},
	});
});

test('sends nothing for arguments that do not match the schema', async () => {
	const { answers } = await runAsTool(createTicket, [{ subject: 'Fire' }]);
	expect(answers).toEqual([expect.stringMatching(/priority|schema/)]);
	expect(sandbox.current.requests).toEqual([]);
});

describe.each(['agent', 'engine'] as const)('run by the %s', (by) => {
	test('creates a record from the arguments and answers with it', async () => {
		const { answers } = await runAsTool(createTicket, [fire], { by });
		const [stored] = sandbox.current.records('tickets');
		expect(parsed(answers[0])).toMatchObject([{ id: stored?.id, subject: 'Fire in the lab' }]);
		expect(tickets()).toMatchObject([{ hs_ticket_priority: 'URGENT' }]);
	});

	test('takes all properties as one object', async () => {
		const propertiesJson = "={{ $fromAI('properties', 'HubSpot names and values', 'json') }}";
		const properties = { subject: 'Flood', hs_pipeline_stage: '2' };
		await runAsTool({ ...createTicket, propertiesJson }, [{ properties }], { by });
		expect(tickets()).toMatchObject([properties]);
	});

	test('answers each call with its own record', async () => {
		sandbox.current.seed('contacts', [
			{ email: 'ada@example.com', firstname: 'Ada', company: 'Engines' },
			{ email: 'grace@example.com', firstname: 'Grace' },
		]);
		const calls = [{ email: 'grace@example.com' }, { email: 'ADA@example.com' }];
		const { answers } = await runAsTool(readContact, calls, { by });
		expect(answers.map((answer) => parsed(answer)[0])).toMatchObject([
			{ firstname: 'Grace' },
			{ firstname: 'Ada', company: 'Engines' },
		]);
	});

	test('answers a search with the records that it finds', async () => {
		sandbox.current.seed('contacts', [
			{ email: 'ada@example.com', firstname: 'Ada', city: 'London' },
			{ email: 'grace@example.com', firstname: 'Grace', city: 'London' },
			{ email: 'bo@example.com', firstname: 'Bo', city: 'Oslo' },
		]);
		const value = "={{ $fromAI('city', 'The city of the customers', 'string') }}";
		const parameters = {
			...{ resource: 'contact', operation: 'search', propertyNames: ['firstname'] },
			filters: { filter: [{ property: 'city', operator: 'EQ', value }] },
		};
		const { answers } = await runAsTool(parameters, [{ city: 'london' }, { city: 'Oslo' }], { by });
		expect(answers.map((answer) => parsed(answer).map(({ firstname }) => firstname))).toEqual([
			['Ada', 'Grace'],
			['Bo'],
		]);
	});

	test('creates two records for two equal calls', async () => {
		await runAsTool(createTicket, [fire, fire], { by });
		expect(tickets()).toHaveLength(2);
	});

	test('with On Error = Continue, answers with the error, and the model can call again', async () => {
		const onError = 'continueRegularOutput';
		const { answers } = await runAsTool(createTicket, [invalid, fire], { by, onError });
		expect(parsed(answers[0])).toEqual([
			{
				error: problemLine('VALUE_NOT_A_CHOICE', notAPriority, 0),
				message: expect.any(String),
				details: expect.objectContaining({ outcome: 'failed', property: 'hs_ticket_priority' }),
			},
		]);
		expect(parsed(answers[1])).toMatchObject([{ subject: 'Fire in the lab' }]);
		expect(tickets()).toHaveLength(1);
	});

	test('with Return Empty Item, answers that a record is not found', async () => {
		const parameters = { ...readContact, options: { notFound: 'empty' } };
		const { answers } = await runAsTool(parameters, [{ email: 'nobody@example.com' }], { by });
		expect(parsed(answers[0])).toEqual([{ id: null, found: false }]);
	});

	test.each([undefined, 'continueRegularOutput' as const])(
		'does not repeat a create whose reply was lost, in spite of Retry On Fail (On Error: %s)',
		async (onError) => {
			sandbox.current.faults.add({ when: { operation: 'create' }, then: 'resetAfter' });
			const settings = { by, ...retry, ...(onError && { onError }) };
			const { answers } = await runAsTool(createTicket, [fire], settings);
			expect(tickets()).toHaveLength(1);
			expect(batchCalls(sandbox.current.requests)).toHaveLength(1);
			expect(answers[0]).toContain(mayBeWritten);
		},
	);

	test('with Retry On Fail, repeats a create that HubSpot refused to take', async () => {
		sandbox.current.faults.add({
			when: { operation: 'create', nth: 1 },
			then: { status: 429, body: { status: 'error', policyName: 'DAILY', message: 'daily limit' } },
		});
		const { answers } = await runAsTool(createTicket, [fire], { by, ...retry });
		expect(batchCalls(sandbox.current.requests)).toEqual(['create 1 → 429', 'create 1 → 201']);
		expect(parsed(answers[0])).toMatchObject([{ subject: 'Fire in the lab' }]);
		expect(tickets()).toHaveLength(1);
	});

	test('with On Error = Stop, answers with the error and the allowed values', async () => {
		const { answers } = await runAsTool(createTicket, [invalid], { by });
		expect(answers[0]).toContain(problemLine('VALUE_NOT_A_CHOICE', notAPriority));
		expect(tickets()).toEqual([]);
	});

	test('with On Error = Stop, answers that a lost create may have been written', async () => {
		sandbox.current.faults.add({ when: { operation: 'create' }, then: 'resetAfter' });
		const { answers } = await runAsTool(createTicket, [fire], { by });
		expect(answers[0]).toContain(mayBeWritten);
	});
});
