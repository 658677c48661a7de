import type { IDataObject } from 'n8n-workflow';

import type { FaultAction, FaultCondition } from '../../sandbox';
import { executeNode, type ExecuteNodeOptions } from '../support/engine/executeNode';
import { eachOnce, itemsOf, sourceOf } from '../support/items';
import { untilRequests } from '../support/untilRequests';
import { batchCalls, hideSchema, schemaIsHidden, useSandbox } from '../support/useSandbox';

/** Before values are written, HubSpot is asked once which properties there are. */
const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create', inputMode: 'json' };
const impatient = { ...createTickets, options: { maxWait: 0 } };
const good: IDataObject = { subject: 'Good', hs_pipeline_stage: '1' };
const bad: IDataObject = { ...good, hs_ticket_priority: 'ASAP' };

const run = async (
	rows: IDataObject[],
	parameters: object = createTickets,
	options: ExecuteNodeOptions = {},
) =>
	await executeNode(parameters as never, itemsOf(rows), {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
		waitBetweenTries: 1,
		...options,
	});
const strike = (then: FaultAction, when: FaultCondition = {}) =>
	sandbox.current.faults.add({ when: { operation: 'properties', ...when }, then });
const batches = () => batchCalls(sandbox.current.requests);
const schemaReads = () =>
	sandbox.current.requests.filter(({ operation }) => operation === 'properties');
const details = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json.details);
const messages = (hints: Array<{ message: string }>) => hints.map(({ message }) => message);

const daily = {
	status: 429,
	body: { status: 'error', message: 'You have reached your daily limit.', policyName: 'DAILY' },
};

describe('the schema is asked for', () => {
	test('once for a run of 250 items, at the path of the object, with the token', async () => {
		const { items } = await run(new Array<IDataObject>(250).fill(good));
		expect(sourceOf(items)).toEqual(eachOnce(250));
		expect(schemaReads()).toMatchObject([
			{
				method: 'GET',
				path: '/crm/v3/properties/tickets',
				token: sandbox.current.accessToken,
				status: 200,
			},
		]);
		expect(batches().sort()).toEqual(['create 100 → 201', 'create 100 → 201', 'create 50 → 201']);
		expect(sandbox.current.requests[0]?.operation).toBe('properties');
	});

	test.each(['create', 'update', 'upsert'])('by %s', async (operation) => {
		const [stored] = sandbox.current.seed('contacts', [{ email: 'a@example.com' }]);
		const { items } = await run([{ id: stored?.id ?? '', mail: 'b@example.com' }], {
			resource: 'contact',
			operation,
			inputMode: 'json',
			...(operation === 'upsert' && { idProperty: 'email', idValue: '={{ $json.mail }}' }),
			propertiesJson: '={{ ({ firstname: "Ada" }) }}',
		});
		expect(sourceOf(items)).toEqual(eachOnce(1));
		expect(schemaReads()).toHaveLength(1);
	});

	test.each(['read', 'archive'])('not by %s, which writes no values', async (operation) => {
		const [stored] = sandbox.current.seed('tickets', [{ subject: 'T' }]);
		const { items } = await run([{ id: stored?.id ?? '' }], { resource: 'ticket', operation });
		expect(sourceOf(items)).toEqual(eachOnce(1));
		expect(sandbox.current.requests).toHaveLength(1);
		expect(batches()).toHaveLength(1);
	});

	test('not when every item is refused without it: nothing is sent at all', async () => {
		const { failed, hints } = await run([{ subject: 'A' }, { id: ' ', subject: 'B' }], {
			...createTickets,
			operation: 'update',
		});
		expect(sourceOf(failed)).toEqual(eachOnce(2));
		expect(sandbox.current.requests).toEqual([]);
		expect(messages(hints)).toEqual(['2 records, 0 requests: 0 updated, 2 failed']);
	});

	test('not for no items', async () => {
		await run([]);
		expect(sandbox.current.requests).toEqual([]);
	});

	test('by a dry run, which shows the values as they would be sent', async () => {
		const { items, failed, hints } = await run(
			[{ ...good, hs_ticket_priority: 'high', affected_users: 3 }, bad],
			{ ...createTickets, options: { dryRun: true } },
		);
		expect(items[0]?.json.properties).toEqual({
			...good,
			hs_ticket_priority: 'HIGH',
			affected_users: '3',
		});
		expect(sourceOf(failed)).toEqual([{ item: 1 }]);
		expect(sandbox.current.requests.map(({ operation }) => operation)).toEqual(['properties']);
		expect(messages(hints)).toEqual([
			'Dry run, nothing was written: 1 record would have been sent, 1 item failed the check',
		]);
	});

	test('anew by each run: a property that was made in between is known', async () => {
		const row = { ...good, colour: 'red' };
		const before = await run([row]);
		expect(details(before.failed)).toMatchObject([{ code: 'PROPERTY_UNKNOWN' }]);
		sandbox.current.addProperty('tickets', {
			name: 'colour',
			label: 'Colour',
			type: 'string',
			fieldType: 'text',
			groupName: 'ticketinformation',
		});
		const after = await run([row]);
		expect(after.items[0]?.json.colour).toBe('red');
	});
});

describe('a value that its property does not take', () => {
	const says =
		"Property 'Priority' (hs_ticket_priority) is 'ASAP', not one of its choices: LOW, MEDIUM, HIGH, URGENT";

	test('fails its item before anything is sent; the others are written', async () => {
		const { items, failed, hints } = await run([good, bad, good]);
		expect(sourceOf(items)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(sourceOf(failed)).toEqual([{ item: 1 }]);
		expect(failed[0]?.json).toMatchObject({
			...bad,
			error: `${says} [item 1]`,
			details: {
				outcome: 'failed',
				category: 'INVALID_INPUT',
				code: 'VALUE_NOT_A_CHOICE',
				property: 'hs_ticket_priority',
			},
		});
		expect(batches()).toEqual(['create 2 → 201']);
		expect(messages(hints)).toEqual(['3 records, 2 requests: 2 created, 1 failed']);
	});

	test('ends a workflow with On Error = Stop before any batch, with its item number', async () => {
		const { error } = await executeNode(createTickets, itemsOf([good, bad]), {
			hubspot: sandbox.current,
		});
		expect(error).toMatchObject({
			message: '0 of 2 items created, 1 failed, 1 not sent',
			description: expect.stringContaining(`[item 1] ${says}`),
			context: { itemIndex: 1 },
		});
		expect(batches()).toEqual([]);
	});

	test('on the first item makes n8n try again: what was written is not written twice', async () => {
		const { items } = await run([bad, good], createTickets, {
			onError: 'continueRegularOutput',
			retryOnFail: true,
			maxTries: 3,
		});
		expect(sourceOf(items)).toEqual(eachOnce(2));
		expect(batches()).toEqual(['create 1 → 201']);
	});
});

/** Nothing is checked: HubSpot's own refusal of the bad item shows, and a hint tells why. */
describe('values go to HubSpot unchecked, and a hint says so', () => {
	const expectUnchecked = async (
		why: string,
		{
			parameters = createTickets,
			reads = 1,
		}: { parameters?: object; reads?: number | undefined } = {},
	) => {
		const { items, failed, hints } = await run([good, bad], parameters);
		expect(sourceOf(items)).toEqual([{ item: 0 }]);
		expect(sourceOf(failed)).toEqual([{ item: 1 }]);
		expect(details(failed)).toMatchObject([
			{ category: 'VALIDATION_ERROR', code: 'INVALID_OPTION', property: 'hs_ticket_priority' },
		]);
		expect(batches()).toEqual(['create 2 → 207']);
		expect(messages(hints)).toEqual([
			'2 records, 2 requests: 1 created, 1 failed',
			`HubSpot's properties cannot be read, so values were not checked: ${why}`,
		]);
		expect(schemaReads()).toHaveLength(reads);
	};

	test('without the permission to read the schema', async () => {
		hideSchema(sandbox.current);
		await expectUnchecked(schemaIsHidden);
	});

	test.each([
		// n8n itself sends again what was refused with 401.
		{
			status: 401,
			body: { status: 'error', message: 'No access' },
			why: 'HubSpot does not accept the access token: paste it into the credential again, or connect the credential again',
			reads: 2,
		},
		{ status: 400, body: { status: 'error', message: 'Bad request' }, why: 'Bad request' },
		{
			status: 404,
			body: '<html>no</html>',
			why: "The credential's 'Base URL' is not HubSpot's (it answered 404): set it to https://api.hubapi.com",
		},
	])('when it is refused with $status', async ({ why, reads, ...then }) => {
		strike(then);
		await expectUnchecked(why, { reads });
	});

	test.each([
		{ title: 'a page with status 200', body: '<html>Hello</html>' },
		{ title: 'text', body: 'hello' },
		{ title: 'JSON that is no list', body: { message: 'ok' } },
		{ title: 'null', body: null },
		{ title: 'a list alone', body: [] },
	])('when it is still answered with $title at the end of Max Wait', async ({ body }) => {
		strike({ status: 200, body });
		await expectUnchecked(
			"HubSpot answered 200, but not with a list: check the credential's 'Base URL'",
			{ parameters: impatient },
		);
	});

	test.each([
		{ title: 'an empty list', results: [] },
		{ title: 'a list of no properties', results: [1, null, 'x', [[]], {}, { name: null }] },
	])('when it is $title', async ({ results }) => {
		strike({ status: 200, body: { results } });
		await expectUnchecked("HubSpot returned no properties: check the credential's 'Base URL'");
	});

	test('also in a dry run', async () => {
		hideSchema(sandbox.current);
		const { items, hints } = await run([bad], { ...createTickets, options: { dryRun: true } });
		expect(items[0]?.json.properties).toEqual(bad);
		expect(messages(hints)).toEqual([
			'Dry run, nothing was written: 1 record would have been sent',
			`HubSpot's properties cannot be read, so values were not checked: ${schemaIsHidden}`,
		]);
	});
});

describe('a schema that comes late is waited for', () => {
	test.each<{ title: string; then: FaultAction }>([
		{
			title: 'a 429',
			then: { status: 429, body: { message: 'limit' }, headers: { 'Retry-After': '0' } },
		},
		{ title: 'a connection reset', then: 'resetBefore' },
		{ title: 'an answer cut in half', then: 'truncate' },
		{ title: 'a 502', then: 'html' },
		{ title: 'a page with status 200', then: { status: 200, body: '<html>Hello</html>' } },
	])('after $title: values are checked, and the repetition is in the hint', async ({ then }) => {
		strike(then, { nth: 1 });
		const { items, failed, hints } = await run([good, bad]);
		expect(sourceOf(items)).toEqual([{ item: 0 }]);
		expect(details(failed)).toMatchObject([{ code: 'VALUE_NOT_A_CHOICE' }]);
		expect(schemaReads()).toHaveLength(2);
		expect(messages(hints)).toEqual([
			expect.stringMatching(
				/^2 records, 3 requests: 1 created, 1 failed \(1 retry, \d+\.\d s waited\)$/,
			),
		]);
	});

	test('in pages', async () => {
		strike(
			{
				status: 200,
				body: {
					results: [{ name: 'subject' }, { name: 'hs_pipeline_stage' }],
					paging: { next: { after: 'x/2' } },
				},
			},
			{ nth: 1 },
		);
		const { items, failed } = await run([good, bad]);
		expect(sourceOf(items)).toEqual([{ item: 0 }]);
		expect(details(failed)).toMatchObject([{ code: 'VALUE_NOT_A_CHOICE' }]);
		expect(schemaReads().map(({ path }) => path)).toEqual([
			'/crm/v3/properties/tickets',
			'/crm/v3/properties/tickets?after=x%2F2',
		]);
	});

	test('in pages that name themselves as the next: the run goes on with what it has', async () => {
		strike({
			status: 200,
			body: {
				results: ['subject', 'hs_pipeline_stage'].map((name) => ({ name })),
				paging: { next: { after: '1' } },
			},
		});
		const { items } = await run([good]);
		expect(sourceOf(items)).toEqual(eachOnce(1));
		expect(schemaReads()).toHaveLength(2);
	});
});

describe('while HubSpot gives no answer about the schema', () => {
	const outages: Array<{ title: string; then: FaultAction; category?: string }> = [
		{ title: 'a connection reset', then: 'resetBefore' },
		{ title: 'a connection reset after the work', then: 'resetAfter' },
		{ title: 'an answer cut in half', then: 'truncate' },
		{ title: 'a 500', then: { status: 500, body: { message: 'boom' } } },
		{ title: 'a 502', then: 'html' },
		{ title: 'a 504', then: { status: 504, body: '<html>Timeout</html>' } },
		{ title: 'a 423', then: { status: 423, body: { message: 'Locked' } } },
		{ title: 'a 477', then: 'migration' },
		{ title: 'a 429', then: { status: 429, body: { message: 'limit' } } },
		{ title: 'the daily limit', then: daily },
	];

	test.each(outages)('nothing is sent, and no item is said to have failed: $title', async (out) => {
		strike(out.then);
		const { items, failed, hints } = await run([good, bad, {}], impatient);
		expect(items).toEqual([]);
		expect(sourceOf(failed)).toEqual(eachOnce(3));
		expect(details(failed)).toMatchObject(new Array(3).fill({ outcome: 'notSent' }));
		failed.forEach(({ json }) => expect(json.error).toMatch(/^Not sent: \S/));
		expect(batches()).toEqual([]);
		expect(messages(hints)).toEqual(['3 records, 1 request: 0 created, 0 failed, 3 not sent']);
	});

	test('On Error = Stop says that nothing was sent, and why', async () => {
		strike(daily);
		const { error } = await executeNode(createTickets, itemsOf([good, good]), {
			hubspot: sandbox.current,
		});
		expect(error).toMatchObject({
			message: '0 of 2 items created, 0 failed, 2 not sent',
			description: expect.stringContaining(
				"Not sent: HubSpot's daily limit of requests is reached: send the items again tomorrow",
			),
		});
		expect(batches()).toEqual([]);
	});

	test('an item that was refused without the schema stays refused', async () => {
		strike(daily);
		const [stored] = sandbox.current.seed('tickets', [{ subject: 'T' }]);
		const { failed } = await run([{ subject: 'A' }, { subject: 'B', id: stored?.id ?? '' }], {
			...createTickets,
			operation: 'update',
			propertiesJson: '={{ ({ subject: $json.subject }) }}',
		});
		expect(details(failed)).toMatchObject([
			{ outcome: 'failed', category: 'INVALID_INPUT' },
			{ outcome: 'notSent', httpStatus: 429 },
		]);
	});

	test('a dry run does not say that it would have been sent', async () => {
		strike('resetBefore');
		const options = { dryRun: true, maxWait: 0 };
		const { items, failed, hints } = await run([good], { ...createTickets, options });
		expect(items).toEqual([]);
		expect(details(failed)).toMatchObject([{ outcome: 'notSent' }]);
		expect(messages(hints)).toEqual(['1 record, 1 request: 0 created, 0 failed, 1 not sent']);
	});

	test('the daily limit is not waited out', async () => {
		strike(daily);
		await run([good]);
		expect(sandbox.current.requests).toHaveLength(1);
	});

	test('Max Wait ends the patience', async () => {
		strike('resetBefore');
		const from = Date.now();
		const { failed } = await run([good], { ...createTickets, options: { maxWait: 1 } });
		expect(Date.now() - from).toBeLessThan(5_000);
		expect(details(failed)).toMatchObject([{ outcome: 'notSent', category: 'NO_ANSWER' }]);
	});
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 2 };

	test('asks again for a schema that an earlier try did not get, and writes each item once', async () => {
		strike(daily, { nth: 1 });
		const { items, status } = await executeNode(createTickets, itemsOf([good, good]), {
			hubspot: sandbox.current,
			waitBetweenTries: 1,
			...retry,
		});
		expect(status).toBe('success');
		expect(sourceOf(items)).toEqual(eachOnce(2));
		expect(schemaReads()).toHaveLength(2);
		expect(batches()).toEqual(['create 2 → 201']);
	});

	test('keeps what an earlier try has written when it gets no schema any more', async () => {
		strike(daily, { nth: 2 });
		sandbox.current.faults.add({ when: { operation: 'create', nth: 2 }, then: daily });
		const { error } = await executeNode(
			{ ...createTickets, options: { batchSize: 1, concurrency: 1 } },
			itemsOf([good, good]),
			{ hubspot: sandbox.current, waitBetweenTries: 1, ...retry },
		);
		expect(error?.message).toBe('1 of 2 items created, 0 failed, 1 not sent');
		expect(batches()).toEqual(['create 1 → 201', 'create 1 → 429']);
		expect(schemaReads()).toHaveLength(2);
	});

	test('asks for no schema when an earlier try has settled every item', async () => {
		const [stored] = sandbox.current.seed('tickets', [{ subject: 'T' }]);
		const ids = [stored?.id ?? '', '404'];
		const { error } = await executeNode(
			{
				...createTickets,
				operation: 'update',
				propertiesJson: '={{ ({ subject: "New" }) }}',
			},
			itemsOf(ids.map((id) => ({ id }))),
			{ hubspot: sandbox.current, waitBetweenTries: 1, ...retry },
		);
		expect(error).toMatchObject({
			message: '1 of 2 items updated, 1 failed, 0 not sent',
			context: {
				outcomes: [
					{ item: 0, outcome: 'succeeded', id: stored?.id },
					{ item: 1, outcome: 'failed', id: '404' },
				],
			},
		});
		expect(schemaReads()).toHaveLength(1);
		expect(batches()).toHaveLength(1);
	});
});

describe('when the execution is cancelled', () => {
	test.each<{ title: string; then: FaultAction }>([
		{ title: 'while the schema is on its way', then: { delayMs: 300 } },
		{
			title: 'while a rate limit is sat out',
			then: { status: 429, body: { message: 'limit' }, headers: { 'Retry-After': '60' } },
		},
	])('$title, it ends at once and nothing was sent', async ({ then }) => {
		strike(then);
		const running = executeNode(createTickets, itemsOf([good, good]), {
			hubspot: sandbox.current,
			onError: 'continueErrorOutput',
		});
		await untilRequests(sandbox.current, 1);
		const from = Date.now();
		running.cancel();
		const { status, items, failed } = await running;
		expect(Date.now() - from).toBeLessThan(2_000);
		expect(status).toBe('canceled');
		expect(items).toEqual([]);
		expect(failed.map(({ json }) => json.error)).toEqual([
			'Not sent: The execution was cancelled',
			'Not sent: The execution was cancelled',
		]);
		expect(sandbox.current.requests).toHaveLength(1);
	});
});
