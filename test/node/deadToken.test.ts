import type { IDataObject } from 'n8n-workflow';

import type { FaultAction } from '../../sandbox';
import { eachOnce, itemIndexes } from '../support/items';
import { firstLine, outcomeLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** A token that HubSpot does not accept, or not any more, and a scope that it lacks. */
const sandbox = useSandbox();

const createContacts = { resource: 'contact', operation: 'create' };
const inTurn = { batchSize: 2, concurrency: 1 };
const contacts = (length: number) =>
	Array.from({ length }, (_, item) => ({ email: `p${item}@example.com`, firstname: 'x' }));
const expired: FaultAction = {
	status: 401,
	body: { status: 'error', message: 'The token expired', category: 'EXPIRED_AUTHENTICATION' },
};
const noScope: FaultAction = {
	status: 403,
	body: { status: 'error', message: 'No scope', category: 'MISSING_SCOPES' },
};
const operations = () => sandbox.current.requests.map(({ operation }) => operation);
const notSent = (line: string, count: number) =>
	new Array<IDataObject>(count).fill({
		error: outcomeLine('notSent', line),
		details: { outcome: 'notSent' },
	});

describe('a token that is dead from the start', () => {
	test('of a service key costs one request', async () => {
		const { errors, hints } = await runNode({
			...createContacts,
			options: { batchSize: 1 },
			hubspot: { url: sandbox.current.url, accessToken: 'garbage' },
			items: contacts(8),
		});
		expect(operations()).toEqual(['properties']);
		expect(errors).toMatchObject(notSent(refusalLine('token-unknown'), 8));
		expect(hints).toEqual(['8 records, 1 request: 8 not sent']);
	});

	test('of OAuth2 costs a second one, and one token request', async () => {
		sandbox.current.faults.add({ when: { operation: 'properties' }, then: expired });
		const { errors } = await runNode({
			...createContacts,
			options: { batchSize: 1 },
			tokens: sandbox.current.issueTokens(),
			items: contacts(8),
		});
		expect(operations()).toEqual(['properties', 'token', 'properties']);
		expect(errors).toMatchObject(notSent(refusalLine('token-expired'), 8));
	});

	test.each([{ duplicates: 'merge' }, { unknownProperties: 'ignore' }, { dryRun: true }])(
		'sends nothing with %j',
		async (option) => {
			sandbox.current.faults.add({ when: { operation: 'properties' }, then: expired });
			const { items, errors } = await runNode({
				...createContacts,
				options: option,
				items: contacts(2),
			});
			expect(items).toEqual([]);
			expect(errors).toMatchObject(notSent(refusalLine('token-expired'), 2));
			expect(operations()).toEqual(['properties']);
		},
	);

	test('ends each try of Retry On Fail at once', async () => {
		sandbox.current.faults.add({ when: { operation: 'properties', nth: 1 }, then: expired });
		const { items } = await runNode({
			...createContacts,
			items: contacts(3),
			retryOnFail: true,
			maxTries: 2,
		});
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		expect(operations()).toEqual(['properties', 'properties', 'create']);
	});

	test('stops the workflow with On Error = Stop', async () => {
		sandbox.current.faults.add({ when: { operation: 'properties' }, then: expired });
		const { thrown } = await runNode({
			...createContacts,
			items: contacts(3),
			onError: 'stopWorkflow',
		});
		expect(firstLine(thrown?.description)).toBe('Not sent: items 0–2');
	});

	test('ends the run at a list of owners, too', async () => {
		sandbox.current.faults.add({ when: { operation: 'owners' }, then: expired });
		const { errors } = await runNode({
			...createContacts,
			items: [{ email: 'a@example.com', hubspot_owner_id: 'Ada Okafor' }, ...contacts(1)],
		});
		expect(errors).toMatchObject(notSent(refusalLine('token-expired'), 2));
		expect(operations()).toEqual(['properties', 'owners']);
	});
});

describe.each([
	{ title: 'a token that dies', then: expired, line: refusalLine('token-expired') },
	{
		title: 'a scope that is taken away',
		then: noScope,
		line: refusalLine('scope-missing-needed', { needed: 'crm.objects.contacts.write' }),
	},
])('$title in the middle of a run', ({ then, line }) => {
	test('leaves what was written, and the rest is not sent', async () => {
		for (const nth of [2, 3]) {
			sandbox.current.faults.add({ when: { operation: 'create', nth }, then });
		}
		const { items, errors, batches } = await runNode({
			...createContacts,
			options: inTurn,
			items: contacts(7),
		});
		expect(itemIndexes(items)).toEqual([0, 1]);
		expect(errors).toMatchObject(notSent(line, 5));
		expect(itemIndexes(errors)).toEqual([2, 3, 4, 5, 6]);
		expect(batches.length).toBeLessThanOrEqual(3);
		expect(sandbox.current.records('contacts')).toHaveLength(2);
	});

	test('does not hide that an earlier attempt may have been written', async () => {
		const id = sandbox.current.seed('contacts', contacts(1))[0]?.id;
		sandbox.current.faults.add({ when: { operation: 'update', nth: 1 }, then: 'resetAfter' });
		for (const nth of [2, 3]) {
			sandbox.current.faults.add({ when: { operation: 'update', nth }, then });
		}
		const { errors } = await runNode({
			...createContacts,
			operation: 'update',
			propertiesJson: '={{ ({ firstname: "y" }) }}',
			items: [{ id }],
		});
		expect(errors).toMatchObject([{ details: { outcome: 'unknown' } }]);
	});
});

describe('a token that dies while the node looks up who has a unique value', () => {
	const taken = () => sandbox.current.seed('contacts', [{ email: 'p1@example.com' }]);

	// HubSpot then refuses a batch as a whole, and names the value.
	beforeEach(() => {
		Object.assign(sandbox.current.switches, { traceIdsCount: false, takenEmail: 'coordinates' });
	});

	test('ends the run without a further request; only the item that HubSpot named has failed', async () => {
		taken();
		sandbox.current.faults.add({ when: { operation: 'read' }, then: expired });
		const { items, errors } = await runNode({
			...createContacts,
			options: inTurn,
			items: contacts(6),
		});
		expect(items).toEqual([]);
		const [first, named, ...others] = errors;
		expect(named).toMatchObject({
			item: 1,
			details: { outcome: 'failed', existingId: expect.any(String) },
		});
		expect([first, ...others]).toMatchObject(notSent(refusalLine('token-expired'), 5));
		expect(operations()).toEqual(['properties', 'create', 'read']);
	});

	test('does not look up any more when another request has ended the run', async () => {
		sandbox.current.seed('contacts', [{ email: 'p3@example.com' }]);
		sandbox.current.faults.add({ when: { operation: 'create', nth: 1 }, then: expired });
		sandbox.current.faults.add({ when: { operation: 'create', nth: 2 }, then: { delayMs: 100 } });
		const { errors } = await runNode({
			...createContacts,
			options: { batchSize: 2, concurrency: 2 },
			items: contacts(4),
		});
		expect(operations()).toEqual(['properties', 'create', 'create']);
		const outcomes = errors.map(({ details }) => details?.outcome);
		expect(outcomes).toEqual(['notSent', 'notSent', 'notSent', 'failed']);
	});

	test('keeps what was written before', async () => {
		sandbox.current.seed('contacts', [{ email: 'p3@example.com' }]);
		sandbox.current.faults.add({ when: { operation: 'read' }, then: expired });
		const { items, errors } = await runNode({
			...createContacts,
			options: inTurn,
			items: contacts(6),
		});
		expect(itemIndexes(items)).toEqual([0, 1]);
		const outcomes = errors.map(({ item, details }) => [item, details?.outcome]);
		expect(outcomes).toEqual([
			[2, 'notSent'],
			[3, 'failed'],
			[4, 'notSent'],
			[5, 'notSent'],
		]);
	});

	test('ends the run after a success that names no input, and keeps its outcomes', async () => {
		sandbox.current.switches.echoTraceIdOnUpsert = false;
		sandbox.current.switches.upsertReturnsIdProperty = false;
		sandbox.current.seed(
			'contacts',
			contacts(6).map(({ email }) => ({ email })),
		);
		sandbox.current.faults.add({ when: { operation: 'read' }, then: expired });
		const { items, errors } = await runNode({
			resource: 'contact',
			operation: 'upsert',
			matchBy: 'email',
			propertiesJson: '={{ ({ firstname: $json.firstname }) }}',
			options: inTurn,
			items: contacts(6),
		});
		expect(items).toEqual([]);
		expect(errors.map(({ item, details }) => [item, details?.outcome])).toEqual([
			[0, 'unknown'],
			[1, 'unknown'],
			...[2, 3, 4, 5].map((item) => [item, 'notSent']),
		]);
		expect(errors.slice(2)).toMatchObject(notSent(refusalLine('token-expired'), 4));
		expect(operations()).toEqual(['properties', 'upsert', 'read']);
	});

	test('is no end of the run if only the scope to read is missing', async () => {
		taken();
		sandbox.current.faults.add({ when: { operation: 'read' }, then: noScope });
		const { items, errors } = await runNode({
			...createContacts,
			options: inTurn,
			items: contacts(4),
		});
		expect(itemIndexes(items)).toEqual([0, 2, 3]);
		expect(errors).toMatchObject([{ item: 1, details: { outcome: 'failed' } }]);
	});
});
