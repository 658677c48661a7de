import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { post, send } from '../post';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterEach(async () => await sandbox.close());

const create = async () =>
	await post(sandbox, 'contacts', 'create', {
		inputs: [{ properties: { firstname: 'Ada' } }, { properties: { firstname: 'Bo' } }],
	});

describe('faults', () => {
	it('apply to the nth matching request only', async () => {
		const fault = sandbox.faults.add({
			when: { nth: 2, operation: 'create', objectType: '0-1' },
			then: { status: 503, body: '<html>busy</html>', headers: { 'retry-after': '1' } },
		});
		await send(sandbox, 'GET', '/account-info/v3/details');
		const replies = [await create(), await create(), await create()];
		expect(replies.map(({ status }) => status)).toEqual([201, 503, 201]);
		expect(replies[1]?.headers.get('content-type')).toContain('text/html');
		expect(replies[1]?.headers.get('retry-after')).toBe('1');
		expect(fault.fired).toBe(1);
		expect(sandbox.records('contacts')).toHaveLength(4);
	});

	it.each([
		['resetBefore', 0],
		['resetAfter', 2],
		['truncate', 2],
	] as const)('%s: no reply, records written: %s', async (then, records) => {
		sandbox.faults.add({ when: { nth: 1 }, then });
		await expect(create()).rejects.toThrow();
		expect(sandbox.records('contacts')).toHaveLength(records);
		expect(sandbox.requests[0]).toMatchObject({ fault: then });
		expect((await create()).status).toBe(201);
	});

	it('with afterWork, the request is processed before the reply of the fault', async () => {
		sandbox.faults.add({ when: { times: 1 }, then: { status: 504, body: '', afterWork: true } });
		expect((await create()).status).toBe(504);
		expect(sandbox.records('contacts')).toHaveLength(2);
	});

	it('dropResult omits one result, emptyResults all of them', async () => {
		const dropped = sandbox.faults.add({ when: {}, then: 'dropResult' });
		expect((await create()).body.results).toHaveLength(1);
		dropped.remove();
		sandbox.faults.add({ when: { path: /batch\/create$/ }, then: 'emptyResults' });
		const empty = await create();
		expect([empty.status, empty.body.results, empty.body.errors]).toEqual([201, [], undefined]);
		sandbox.faults.clear();
		expect((await create()).body.results).toHaveLength(2);
	});

	it('noProperties leaves only the id, tidyValue changes one value, badRequest the status', async () => {
		const plain = sandbox.faults.add({ when: {}, then: 'noProperties' });
		const [one, two] = (await create()).body.results ?? [];
		expect([one?.properties, two?.properties]).toEqual([
			{ hs_object_id: one?.id },
			{ hs_object_id: two?.id },
		]);
		plain.remove();
		const tidied = sandbox.faults.add({ when: {}, then: 'tidyValue' });
		const names = (await create()).body.results?.map(({ properties }) => properties.firstname);
		expect(names?.filter((name) => name?.endsWith(' (tidied)'))).toHaveLength(1);
		tidied.remove();
		sandbox.faults.add({ when: {}, then: 'badRequest' });
		const { status, body } = await create();
		expect([status, body.results?.length]).toEqual([400, 2]);
		expect(sandbox.records('contacts')).toHaveLength(6);
	});

	it('completeBody adds a body to the reply to an archive', async () => {
		const [one] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
		sandbox.faults.add({ when: {}, then: 'completeBody' });
		const path = '/crm/v3/objects/contacts/batch/archive';
		const reply = await send(sandbox, 'POST', path, JSON.stringify({ inputs: [{ id: one?.id }] }));
		expect([reply.status, reply.body]).toEqual([200, { status: 'COMPLETE' }]);
		expect(sandbox.records('contacts')).toEqual([]);
	});

	it('with a probability, apply to the same requests for the same seed', async () => {
		const pattern = async () => {
			const other = await startSandbox({ seed: 3, rateLimit: false });
			other.faults.add({ when: { probability: 0.5 }, then: { status: 502 } });
			const statuses: number[] = [];
			for (let n = 0; n < 20; n += 1) {
				statuses.push((await send(other, 'GET', '/account-info/v3/details')).status);
			}
			await other.close();
			return statuses;
		};
		const first = await pattern();
		expect(new Set(first)).toEqual(new Set([200, 502]));
		expect(await pattern()).toEqual(first);
	});

	it('delay a reply until the time has passed, while others are sent', async () => {
		await sandbox.close();
		const clock = new ManualClock();
		sandbox = await startSandbox({ rateLimit: false, clock });
		sandbox.faults.add({ when: { operation: 'create' }, then: { delayMs: 250 } });
		const order: string[] = [];
		const slow = create().then(() => order.push('slow'));
		await clock.whenWaiting();
		await send(sandbox, 'GET', '/account-info/v3/details').then(() => order.push('quick'));
		clock.advance(250);
		await slow;
		expect(order).toEqual(['quick', 'slow']);
	});
});

describe('the request log', () => {
	it('has requests and replies', async () => {
		await create();
		await send(sandbox, 'GET', '/nowhere?x=1');
		expect(sandbox.requests).toMatchObject([
			{
				n: 1,
				method: 'POST',
				path: '/crm/v3/objects/contacts/batch/create',
				operation: 'create',
				objectType: '0-1',
				inputs: 2,
				token: sandbox.accessToken,
				body: { inputs: [{}, {}] },
				status: 201,
				reply: { status: 'COMPLETE' },
			},
			{ n: 2, method: 'GET', path: '/nowhere?x=1', operation: undefined, status: 404 },
		]);
		sandbox.clearRequests();
		expect(sandbox.requests).toHaveLength(0);
	});

	it('omits bodies without keepBodies', async () => {
		const withoutBodies = await startSandbox({ keepBodies: false });
		await post(withoutBodies, 'contacts', 'create', {
			inputs: [{ properties: { firstname: 'Ada' } }],
		});
		expect(withoutBodies.requests).toMatchObject([
			{ inputs: 1, body: undefined, reply: undefined, status: 201 },
		]);
		await withoutBodies.close();
	});
});
