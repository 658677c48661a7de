import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runAsTool, type ToolOptions } from '../support/runAsTool';
import { batchCalls, useSandbox } from '../support/useSandbox';

/**
 * The node as a tool of an AI agent. n8n has two ways to run a tool: the agent calls it through a
 * wrapper of n8n-core, or it asks n8n's engine to run the node and wake it up with the result.
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
	operation: 'read',
	idProperty: 'email',
	idValue: "={{ $fromAI('email', 'E-mail address of the customer', 'string') }}",
	propertyNames: ['firstname', 'company'],
};
const retry = { retryOnFail: true, waitBetweenTries: 1 };
const fire = { subject: 'Fire in the lab', priority: 'URGENT' };
const tickets = () => sandbox.current.records('tickets').map(({ properties }) => properties);
const read = (answer: string | undefined) => JSON.parse(answer ?? '') as IDataObject[];

test.each([
	['archive', 'contact', 'Archive contacts in HubSpot CRM Batch'],
	['create', 'ticket', 'Create tickets in HubSpot CRM Batch'],
	['read', 'contact', 'Read contacts in HubSpot CRM Batch'],
	['update', 'ticket', 'Update tickets in HubSpot CRM Batch'],
	['upsert', 'contact', 'Create or update contacts in HubSpot CRM Batch'],
])('%s of a %s tells the model what it does', async (operation, resource, text) => {
	const { card } = await runAsTool({ operation, resource }, [], sandbox.current);
	expect(card.description).toBe(text);
});

test('the model is told a name, and what each argument means', async () => {
	const { card } = await runAsTool(createTicket, [], sandbox.current, { name: 'Open a ticket' });
	expect(card).toEqual({
		name: 'Open_a_ticket',
		description: 'Create tickets in HubSpot CRM Batch',
		arguments: {
			subject: 'What the ticket is about, in a few words',
			priority: 'LOW, MEDIUM, HIGH or URGENT',
		},
	});
});

test('arguments that do not fit the schema never reach HubSpot', async () => {
	const { answers } = await runAsTool(createTicket, [{ subject: 'Fire' }], sandbox.current);
	expect(answers).toEqual([expect.stringMatching(/priority|schema/)]);
	expect(sandbox.current.requests).toEqual([]);
});

describe.each(['agent', 'engine'] as const)('run by the %s', (by) => {
	const call = async (parameters: INodeParameters, args: IDataObject[], more?: ToolOptions) =>
		(await runAsTool(parameters, args, sandbox.current, { by, ...more })).answers;

	test('it creates a record of what the model says, and answers with it', async () => {
		const answers = await call(createTicket, [fire]);
		const [stored] = sandbox.current.records('tickets');
		expect(read(answers[0])).toMatchObject([{ id: stored?.id, subject: 'Fire in the lab' }]);
		expect(tickets()).toMatchObject([{ hs_ticket_priority: 'URGENT' }]);
	});

	test('it takes all properties as one object', async () => {
		const propertiesJson = "={{ $fromAI('properties', 'HubSpot names and values', 'json') }}";
		const properties = { subject: 'Flood', hs_pipeline_stage: '2' };
		await call({ ...createTicket, propertiesJson }, [{ properties }]);
		expect(tickets()).toMatchObject([properties]);
	});

	test('it reads records: each call gets its own', async () => {
		sandbox.current.seed('contacts', [
			{ email: 'ada@example.com', firstname: 'Ada', company: 'Engines' },
			{ email: 'grace@example.com', firstname: 'Grace' },
		]);
		const calls = [{ email: 'grace@example.com' }, { email: 'ADA@example.com' }];
		const answers = await call(readContact, calls);
		expect(answers.map((answer) => read(answer)[0])).toMatchObject([
			{ firstname: 'Grace' },
			{ firstname: 'Ada', company: 'Engines' },
		]);
	});

	test('the same call twice is two calls', async () => {
		await call(createTicket, [fire, fire]);
		expect(tickets()).toHaveLength(2);
	});

	test('with On Error = Continue the model reads what to correct, and can call again', async () => {
		const calls = [{ ...fire, priority: 'ASAP' }, fire];
		const answers = await call(createTicket, calls, { onError: 'continueRegularOutput' });
		expect(read(answers[0])).toEqual([
			{
				error: expect.stringMatching(/priority.*ASAP.*URGENT/i),
				message: expect.any(String),
				details: expect.objectContaining({ outcome: 'failed', property: 'hs_ticket_priority' }),
			},
		]);
		expect(read(answers[1])).toMatchObject([{ subject: 'Fire in the lab' }]);
		expect(tickets()).toHaveLength(1);
	});

	test('with Return Empty Item an unknown customer is an answer, not an error', async () => {
		const options = { notFound: 'empty' };
		const answers = await call({ ...readContact, options }, [{ email: 'nobody@example.com' }]);
		expect(read(answers[0])).toEqual([{ id: null, found: false }]);
	});

	test.each([undefined, 'continueRegularOutput' as const])(
		'Retry On Fail repeats no create whose answer was lost (On Error: %s)',
		async (onError) => {
			sandbox.current.faults.add({ when: { operation: 'create' }, then: 'resetAfter' });
			const answers = await call(createTicket, [fire], { ...retry, ...(onError && { onError }) });
			expect(tickets()).toHaveLength(1);
			expect(batchCalls(sandbox.current.requests)).toHaveLength(1);
			expect(answers[0]).toMatch(/unknown|May have been written/);
		},
	);

	test('Retry On Fail sends again what never left, and it is there once', async () => {
		sandbox.current.faults.add({
			when: { operation: 'create', nth: 1 },
			then: { status: 429, body: { status: 'error', policyName: 'DAILY', message: 'daily limit' } },
		});
		const answers = await call(createTicket, [fire], retry);
		expect(batchCalls(sandbox.current.requests)).toEqual(['create 1 → 429', 'create 1 → 201']);
		expect(read(answers[0])).toMatchObject([{ subject: 'Fire in the lab' }]);
		expect(tickets()).toHaveLength(1);
	});

	test('with On Error = Stop the model reads the reason and the choices', async () => {
		const answers = await call(createTicket, [{ ...fire, priority: 'ASAP' }]);
		expect(answers[0]).toMatch(/priority.*ASAP.*URGENT/is);
		expect(tickets()).toEqual([]);
	});

	test('with On Error = Stop a lost answer is told as one, not as a failure', async () => {
		sandbox.current.faults.add({ when: { operation: 'create' }, then: 'resetAfter' });
		const answers = await call(createTicket, [fire]);
		expect(answers[0]).toMatch(/May have been written, check before sending it again/);
	});
});
