import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { executeNode } from '../support/engine/executeNode';
import { itemsOf } from '../support/items';
import { oAuth2Credential } from '../support/credentials/oAuth2Credential';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const createTickets = { resource: 'ticket', operation: 'create', inputMode: 'json' };
const rows: IDataObject[] = ['A', 'B'].map((subject) => ({ subject, hs_pipeline_stage: '1' }));

/** Everything that can be reached from a value: also what does not show, and what caused an error. */
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
	{ name: '404 page', then: { status: 404, body: '<html>no</html>' } },
	{ name: '429 daily', then: { status: 429, body: { policyName: 'DAILY', message: 'daily' } } },
	{ name: '500', then: { status: 500, body: '<html>no</html>' } },
	{ name: '301', then: { status: 301, body: '', headers: { Location: 'http://127.0.0.1:9' } } },
	{ name: 'reset', then: 'resetBefore' },
	{ name: 'truncated', then: 'truncate' },
	{ name: 'page', then: { status: 200, body: '<html>hello</html>' } },
];
const settings = [undefined, 'continueRegularOutput', 'continueErrorOutput'] as const;

/** Each struck alone: what the schema was answered ends most runs before a batch is sent. */
const struck = ['properties', 'create'].flatMap((operation) =>
	faults.map((fault) => ({ ...fault, operation })),
);

describe.each(struck)('after $name to $operation', ({ operation, then }) => {
	test.each(settings)('no token is in what a run emits (On Error: %s)', async (onError) => {
		const fault = sandbox.current.faults.add({ when: { operation }, then });
		const result = await executeNode({ ...createTickets, options: { maxWait: 0 } }, itemsOf(rows), {
			hubspot: sandbox.current,
			...(onError && { onError }),
		});
		const { workflow, error, items, failed, hints } = result;
		const emitted = everythingIn([workflow.runData, error, items, failed, hints]);
		expect(fault.fired).toBeGreaterThan(0);
		expect(emitted).toContain('HubSpot CRM Batch');
		expect(emitted).not.toContain(sandbox.current.accessToken);
		expect(emitted).not.toContain('Bearer');
	});
});

test('no OAuth2 token and no client secret is in what a run emits', async () => {
	const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
	sandbox.current.revoke(tokens.refresh_token);
	const { workflow, error } = await executeNode(
		{ ...createTickets, authentication: 'oAuth2' },
		itemsOf(rows),
		{
			credentials: oAuth2Credential(sandbox.current, tokens),
		},
	);
	const emitted = everythingIn([workflow.runData, error]);
	expect(error).toBeDefined();
	expect(emitted).not.toContain(tokens.access_token);
	expect(emitted).not.toContain(tokens.refresh_token);
	expect(emitted).not.toContain(sandbox.current.oauth.clientSecret);
});

test('the token goes to the base URL and nowhere else, whatever a reply says', async () => {
	sandbox.current.faults.add({
		when: {},
		then: { status: 307, body: '', headers: { Location: `${sandbox.current.url}/elsewhere` } },
	});
	await executeNode(createTickets, itemsOf(rows), { hubspot: sandbox.current });
	expect(sandbox.current.requests.map(({ path }) => path)).toEqual([
		'/crm/v3/properties/tickets',
		'/crm/v3/objects/tickets/batch/create',
	]);
});

describe('a hostile reply', () => {
	const reply = async (body: unknown) => {
		sandbox.current.faults.add({ when: {}, then: { status: 200, body } });
		const [one, two] = sandbox.current.seed('tickets', [{ subject: '1' }, { subject: '2' }]);
		const result = await executeNode(
			{ resource: 'ticket', operation: 'read', options: { maxWait: 0 } },
			itemsOf([{ id: one?.id ?? '' }, { id: two?.id ?? '' }]),
			{ hubspot: sandbox.current, onError: 'continueErrorOutput' },
		);
		return { ...result, one, two };
	};

	test('with ids that were never asked for gives no item another record', async () => {
		const { items, failed } = await reply({
			status: 'COMPLETE',
			results: [
				{ id: '666', properties: { subject: 'evil' } },
				{ id: '667', properties: {} },
			],
		});
		expect(items).toEqual([]);
		expect(failed).toHaveLength(2);
		expect(everythingIn(failed)).not.toContain('evil');
	});

	test('with a property called __proto__ changes no other object', async () => {
		const { failed, one } = await reply(
			JSON.parse(
				'{"results":[{"id":"x","properties":{"__proto__":{"polluted":true}}}],"errors":[]}',
			),
		);
		expect(failed).toHaveLength(2);
		expect(one).toBeDefined();
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
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
		const { status, failed } = await reply(body);
		expect(status).toBe('success');
		expect(failed).toHaveLength(2);
	});
});

function deep(levels: number): object {
	let value = {};
	for (let level = 0; level < levels; level++) value = { value };
	return value;
}
