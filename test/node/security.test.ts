import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';
import { inVersion } from '../support/versions/apiVersion';

const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create' };
const tickets: IDataObject[] = ['A', 'B'].map((subject) => ({ subject, hs_pipeline_stage: '1' }));

/** All text that can be reached from a value, hidden properties and causes of errors included. */
function everythingIn(value: unknown, seen = new Set<unknown>()): string {
	if (typeof value !== 'object' || value === null) return String(value);
	if (seen.has(value)) return '';
	seen.add(value);
	const names = Object.getOwnPropertyNames(value);
	const parts = names.map((name) => `${name}:${everythingIn(Reflect.get(value, name), seen)}`);
	if (value instanceof Map || value instanceof Set) {
		parts.push(...[...value].map((member) => everythingIn(member, seen)));
	}
	return parts.join('\n');
}

const faults: Array<{ name: string; then: FaultAction }> = [
	{ name: '400', then: { status: 400, body: { message: 'bad', category: 'VALIDATION_ERROR' } } },
	{
		name: '401',
		then: { status: 401, body: { message: 'no', category: 'INVALID_AUTHENTICATION' } },
	},
	{ name: '403', then: { status: 403, body: { message: 'no', category: 'MISSING_SCOPES' } } },
	{ name: 'a 404 page', then: { status: 404, body: '<html>no</html>' } },
	{
		name: 'the daily limit',
		then: { status: 429, body: { policyName: 'DAILY', message: 'daily' } },
	},
	{ name: '500', then: { status: 500, body: '<html>no</html>' } },
	{ name: '301', then: { status: 301, body: '', headers: { Location: 'http://127.0.0.1:9' } } },
	{ name: 'a connection reset', then: 'resetBefore' },
	{ name: 'a truncated reply', then: 'truncate' },
	{ name: 'an HTML page', then: { status: 200, body: '<html>hello</html>' } },
];
const settings = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

/** Each fault for one request only: after a fault in the schema most runs send no batch. */
const cases = ['properties', 'create'].flatMap((operation) =>
	faults.map((fault) => ({ ...fault, operation })),
);

describe.each(cases)('after $name to $operation', ({ operation, then }) => {
	test.each(settings)('a run emits no access token (On Error: %s)', async (onError) => {
		const fault = sandbox.current.faults.add({ when: { operation }, then });
		const { workflow, thrown, items, errors, hints } = await runNode({
			...createTickets,
			items: tickets,
			options: { maxWait: 0 },
			onError,
		});
		const emitted = everythingIn([workflow.runData, thrown, items, errors, hints]);
		expect(fault.fired).toBeGreaterThan(0);
		expect(emitted).toContain('HubSpot CRM Batch');
		expect(emitted).not.toContain(sandbox.current.accessToken);
		expect(emitted).not.toContain('Bearer');
	});
});

test('a run that is stopped by an invalid item emits no access token', async () => {
	const { workflow, thrown, errors } = await runNode({
		...createTickets,
		items: [...tickets, {}],
		onError: 'stopWorkflow',
	});
	expect(thrown).toBeDefined();
	expect(everythingIn([workflow.runData, thrown, errors])).not.toContain(
		sandbox.current.accessToken,
	);
});

test('a run emits no OAuth2 token and no client secret', async () => {
	const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
	sandbox.current.revoke(tokens.refresh_token);
	const { workflow, thrown } = await runNode({
		...createTickets,
		items: tickets,
		tokens,
		onError: 'stopWorkflow',
	});
	const emitted = everythingIn([workflow.runData, thrown]);
	expect(thrown).toBeDefined();
	expect(emitted).not.toContain(tokens.access_token);
	expect(emitted).not.toContain(tokens.refresh_token);
	expect(emitted).not.toContain(sandbox.current.oauth.clientSecret);
});

test('the access token is sent to the base URL only, as redirects are not followed', async () => {
	sandbox.current.faults.add({
		when: {},
		then: { status: 307, body: '', headers: { Location: `${sandbox.current.url}/elsewhere` } },
	});
	const { requests } = await runNode({
		...createTickets,
		items: tickets,
		onError: 'stopWorkflow',
	});
	expect(requests.map(({ path }) => path)).toEqual([
		inVersion('/crm/v3/properties/tickets'),
		inVersion('/crm/v3/objects/tickets/batch/create'),
	]);
});

describe('a hostile reply', () => {
	/** Reads two tickets and replies with the given body. */
	const readWithReply = async (body: unknown) => {
		sandbox.current.faults.add({ when: {}, then: { status: 200, body } });
		const stored = sandbox.current.seed('tickets', [{ subject: '1' }, { subject: '2' }]);
		return await runNode({
			resource: 'ticket',
			operation: 'get',
			options: { maxWait: 0 },
			items: stored.map(({ id }) => ({ id })),
		});
	};

	test('with IDs that were not requested puts no record on an item', async () => {
		const { items, errors } = await readWithReply({
			status: 'COMPLETE',
			results: [
				{ id: '666', properties: { subject: 'evil' } },
				{ id: '667', properties: {} },
			],
		});
		expect(items).toEqual([]);
		expect(errors).toHaveLength(2);
		expect(everythingIn(errors)).not.toContain('evil');
	});

	test('with a property called __proto__ changes no other object', async () => {
		const { errors } = await readWithReply(
			JSON.parse(
				'{"results":[{"id":"x","properties":{"__proto__":{"polluted":true}}}],"errors":[]}',
			),
		);
		expect(errors).toHaveLength(2);
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
	});

	test.each([
		{
			name: 'huge',
			body: { results: Array.from({ length: 50_000 }, (_, id) => ({ id: `${id}` })) },
		},
		{ name: 'deep', body: { results: [deep(2_000)], errors: [{ message: deep(2_000) }] } },
		{
			name: 'of wrong types',
			body: { results: [1, null, 'x', [[]]], errors: [true, { context: 7 }] },
		},
		{
			name: 'with errors of wrong types',
			body: { results: [], errors: [{ context: { ids: {} } }] },
		},
	])('that is $name fails the items and nothing else', async ({ body }) => {
		const { status, errors } = await readWithReply(body);
		expect(status).toBe('success');
		expect(errors).toHaveLength(2);
	});
});

function deep(levels: number): object {
	let value = {};
	for (let level = 0; level < levels; level++) value = { value };
	return value;
}
