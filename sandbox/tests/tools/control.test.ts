import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { send } from '../post';

const clock = new ManualClock();
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ clock });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

/** The control API needs no token. */
const control = async (method: string, path: string, body?: unknown) => {
	const text = body === undefined ? undefined : JSON.stringify(body);
	const reply = await send(sandbox, method, `/__sandbox${path}`, text, {});
	return { status: reply.status, json: reply.text === '' ? {} : JSON.parse(reply.text) };
};
const OWNERS = '/crm/v3/owners';
const owners = async () => await send(sandbox, 'GET', OWNERS);
const create = async () =>
	await send(
		sandbox,
		'POST',
		'/crm/v3/objects/contacts/batch/create',
		JSON.stringify({ inputs: [{ properties: { firstname: 'A' } }] }),
	);

describe('faults', () => {
	it('are added, listed, counted and removed', async () => {
		const added = await control('POST', '/faults', {
			when: { nth: 2, pathPattern: 'own[e]rs$', method: 'GET' },
			then: { status: 503, body: '<html>busy</html>', headers: { 'retry-after': '1' } },
		});
		expect(added).toMatchObject({ status: 200, json: { id: expect.any(Number), fired: 0 } });
		expect([(await owners()).status, (await create()).status]).toEqual([200, 201]);
		const faulty = await owners();
		expect([faulty.status, faulty.headers.get('retry-after')]).toEqual([503, '1']);
		expect((await owners()).status).toBe(200);
		const { json } = await control('GET', '/faults');
		expect(json.faults).toEqual([
			{ ...added.json, fired: 1, when: { nth: 2, pathPattern: 'own[e]rs$', method: 'GET' } },
		]);
		expect((await control('DELETE', `/faults/${added.json.id}`)).status).toBe(200);
		expect((await control('DELETE', `/faults/${added.json.id}`)).status).toBe(404);
		await control('POST', '/faults', { then: { status: 500 } });
		await control('DELETE', '/faults');
		expect((await owners()).status).toBe(200);
	});

	it.each<[then: unknown, status: number, text: RegExp, records: number]>([
		['html', 502, /^<html>/, 0],
		['migration', 477, /Migration/, 0],
		['emptyBody', 201, /^$/, 1],
		['emptyResults', 201, /"results":\[\]/, 1],
		['dropResult', 201, /"results":\[\]/, 1],
		[{ status: 423, body: { status: 'error', message: 'locked' } }, 423, /locked/, 0],
		[{ status: 504, body: '', afterWork: true }, 504, /^$/, 1],
		[{ status: 200, body: {} }, 200, /^\{\}$/, 0],
	])('%j takes effect', async (then, status, text, records) => {
		await control('POST', '/faults', { when: { operation: 'create', times: 1 }, then });
		const reply = await create();
		expect(reply.status).toBe(status);
		expect(reply.text).toMatch(text);
		if (then === 'migration') expect(reply.headers.get('retry-after')).toBe('2');
		expect(sandbox.records('contacts')).toHaveLength(records);
		expect((await create()).status).toBe(201);
	});

	it.each([
		['resetBefore', 0],
		['resetAfter', 1],
		['truncate', 1],
	])('%s: no reply, records written: %s', async (then, records) => {
		await control('POST', '/faults', { when: { nth: [1] }, then });
		await expect(create()).rejects.toThrow();
		expect(sandbox.records('contacts')).toHaveLength(records);
	});

	it('noTraceIds removes trace ids from results', async () => {
		await control('POST', '/faults', { then: 'noTraceIds' });
		const input = { id: 'C-1', idProperty: 'customer_number', objectWriteTraceId: 't' };
		const inputs = [{ ...input, properties: { firstname: 'A' } }];
		const path = '/crm/v3/objects/contacts/batch/upsert';
		const reply = await send(sandbox, 'POST', path, JSON.stringify({ inputs }));
		expect(reply.body.results?.[0]).not.toHaveProperty('objectWriteTraceId');
	});

	it("a delayed reply waits for the sandbox's clock", async () => {
		await control('POST', '/faults', { then: { delayMs: 100_000 } });
		let hasReply = false;
		const slow = owners().then((reply) => {
			hasReply = true;
			return reply;
		});
		await clock.whenWaiting();
		await control('POST', '/clock/advance', { ms: 99_999 });
		expect(hasReply).toBe(false);
		await control('POST', '/clock/advance', { ms: 1 });
		expect((await slow).status).toBe(200);
	});

	it.each<[body: unknown, error: string]>([
		[{ then: 'explode' }, '"then" must be'],
		[{}, '"then" must be'],
		[{ then: {} }, '"then" must be'],
		[{ then: 'html', wen: {} }, 'unknown field "wen". Known fields: when, then'],
		[{ then: 'html', when: 7 }, '"when" must be an object'],
		[{ then: 'html', when: { nth: 0 } }, '"nth" must be an integer of 1 or more'],
		[{ then: 'html', when: { probability: 2 } }, '"probability" must be a number from 0 to 1'],
		[{ then: 'html', when: { pathPattern: '(' } }, '"pathPattern" is not a regular expression'],
		[{ then: { status: 99 } }, '"status" must be an HTTP status from 200 to 599'],
		[{ then: { status: 500, headers: { a: 1 } } }, '"headers" must be an object whose values'],
		[{ then: { delayMs: -1 } }, '"delayMs" must be a number of milliseconds'],
	])('%j is refused: %s', async (body, error) => {
		const reply = await control('POST', '/faults', body);
		expect(reply.status).toBe(400);
		expect(reply.json.error).toContain(error);
		expect((await control('GET', '/faults')).json.faults).toEqual([]);
	});
});

describe('other control endpoints', () => {
	it('requests are listed by operation, object type and number, without control requests', async () => {
		await owners();
		await create();
		const { json } = await control('GET', '/requests');
		expect(json.requests.map((one: { operation: string }) => one.operation)).toEqual([
			'owners',
			'create',
		]);
		const some = await control('GET', '/requests?objectType=0-1&operation=create');
		expect(some.json.requests).toHaveLength(1);
		const after = await control('GET', `/requests?after=${json.requests[0].n}`);
		expect(after.json.requests).toHaveLength(1);
		await control('DELETE', '/requests');
		expect((await control('GET', '/requests')).json.requests).toEqual([]);
	});

	it('the clock is read and moved forward', async () => {
		const { json } = await control('GET', '/clock');
		const moved = await control('POST', '/clock/advance', { ms: 1_000 });
		expect(moved.json.now).toBe(json.now + 1_000);
		for (const body of [{}, { ms: -1 }, { ms: 'x' }, { ms: null }, { seconds: 1 }]) {
			expect((await control('POST', '/clock/advance', body)).status).toBe(400);
		}
	});

	it('switches are read and changed', async () => {
		const changed = await control('POST', '/switches', { resultOrder: 'input', searchDelayMs: 0 });
		expect(changed.json).toMatchObject({ resultOrder: 'input', searchDelayMs: 0 });
		expect(sandbox.switches.resultOrder).toBe('input');
		expect((await control('GET', '/switches')).json).toEqual(changed.json);
		const bad: object[] = [
			{ resultOrder: 'random' },
			{ allMissing: 500 },
			{ updateByEmail: 'yes' },
			{ retryAfterOn429: -1 },
			{ constructor: 1 },
			{ nonsense: true },
		];
		for (const body of bad) expect((await control('POST', '/switches', body)).status).toBe(400);
	});

	it('records and tokens are created', async () => {
		const seeded = await control('POST', '/records/contacts', {
			records: [{ email: 'Ada@x.example' }],
		});
		expect(seeded.json.records).toMatchObject([{ properties: { email: 'ada@x.example' } }]);
		expect((await control('POST', '/records/butterflies', { records: [] })).status).toBe(404);
		expect((await control('POST', '/records/contacts', { records: [{ a: 1 }] })).status).toBe(400);
		expect((await control('POST', '/records/contacts', {})).status).toBe(400);

		const oauth = await control('POST', '/tokens', { scopes: ['tickets'], expiresInSeconds: 5 });
		expect(oauth.json).toMatchObject({ expires_in: 5, refresh_token: expect.any(String) });
		const fixed = await control('POST', '/tokens', { kind: 'static' });
		const authorization = `Bearer ${fixed.json.access_token}`;
		expect((await send(sandbox, 'GET', OWNERS, undefined, { authorization })).status).toBe(200);
		for (const body of [{ kind: 'magic' }, { scopes: 'x' }, { expiresInSeconds: -1 }]) {
			expect((await control('POST', '/tokens', body)).status).toBe(400);
		}
	});

	it('a property is added, and identifies records if it is unique', async () => {
		const number = { name: 'customer_number', label: 'Customer number', hasUniqueValue: true };
		expect((await control('POST', '/records/companies', { records: [{ name: 'A' }] })).status).toBe(
			200,
		);
		expect((await control('POST', '/properties/companies', number)).status).toBe(200);
		const upsert = async () => {
			const input = { id: 'C-1', idProperty: 'customer_number', properties: { name: 'B' } };
			const path = '/crm/v3/objects/companies/batch/upsert';
			return (await send(sandbox, 'POST', path, JSON.stringify({ inputs: [input] }))).status;
		};
		expect([await upsert(), await upsert()]).toEqual([200, 200]);
		expect(sandbox.records('companies').map(({ properties }) => properties.name)).toEqual([
			'A',
			'B',
		]);
		const { text } = await send(sandbox, 'GET', '/crm/v3/properties/companies');
		expect(text).toContain('"label":"Customer number"');
		await control('POST', '/reset');
		expect(await upsert()).toBe(400);
	});

	it('custom object types and labels are added', async () => {
		const boats = {
			id: '4711',
			name: 'boats',
			labels: { singular: 'Boat', plural: 'Boats' },
			requiredProperties: ['hull'],
			properties: [
				{ name: 'hull', hasUniqueValue: true },
				{ name: 'sail', type: 'enumeration', fieldType: 'select', options: ['red', 'blue'] },
			],
		};
		const made = await control('POST', '/object-types', boats);
		expect(made).toEqual({ status: 200, json: { objectTypeId: '2-4711' } });
		const schema = await send(sandbox, 'GET', '/crm/v3/schemas/2-4711');
		expect(JSON.parse(schema.text)).toMatchObject({
			name: 'boats',
			primaryDisplayProperty: 'hull',
			requiredProperties: ['hull'],
		});
		const records = { records: [{ hull: 'H-1' }] };
		expect((await control('POST', '/records/boats', records)).status).toBe(200);

		const label = await control('POST', '/labels/boats/contacts', {
			label: 'Owner of',
			inverseLabel: 'Owned by',
		});
		expect(label.json).toMatchObject({ category: 'USER_DEFINED', typeId: expect.any(Number) });
		const labels = await send(sandbox, 'GET', '/crm/v4/associations/2-4711/contacts/labels');
		expect(labels.text).toContain('"label":"Owner of"');
	});

	it.each<[path: string, body: object, status: number, error: string]>([
		['/object-types', {}, 400, '"id" or "name" is missing'],
		['/object-types', { id: '1', name: 'x' }, 400, '"properties" must be a list of objects'],
		['/object-types', { id: 1 }, 400, '"id" must be a string'],
		['/object-types', { id: '1', name: 'x', properties: [7] }, 400, '"properties" must be'],
		['/object-types', { id: '1', name: 'x', properties: [{}] }, 400, '"name" of a property'],
		[
			'/object-types',
			{ id: '1', name: 'x', properties: [{ name: 'a', type: 'text' }] },
			400,
			'"type" must be one of',
		],
		[
			'/object-types',
			{ id: '1', name: 'x', properties: [{ name: 'a', unique: true }] },
			400,
			'A property has an unknown field "unique"',
		],
		['/properties/companies', {}, 400, '"name" of a property'],
		['/properties/companies', { name: 'a', unique: true }, 400, 'unknown field "unique"'],
		['/properties/butterflies', { name: 'a' }, 404, 'no object type "butterflies"'],
		['/labels/contacts/tickets', {}, 400, '"label" is missing'],
		['/labels/contacts/tickets', { label: 7 }, 400, '"label" must be a string'],
		['/labels/contacts/butterflies', { label: 'x' }, 404, 'no object type "butterflies"'],
	])('%s with %j is refused with %s: %s', async (path, body, status, error) => {
		const reply = await control('POST', path, body);
		expect([reply.status, reply.json.error]).toEqual([status, expect.stringContaining(error)]);
	});

	it('a reset restores the initial state, with the same random choices', async () => {
		const run = async () => {
			await control('POST', '/faults', { when: { probability: 0.5 }, then: { status: 502 } });
			const statuses: number[] = [];
			for (let n = 0; n < 10; n += 1) statuses.push((await create()).status);
			const ids = sandbox.records('contacts').map(({ id }) => id);
			await control('POST', '/switches', { emptyInputs: 'accept' });
			await control('POST', '/reset');
			return { statuses, ids };
		};
		const first = await run();
		expect(new Set(first.statuses)).toEqual(new Set([201, 502]));
		expect(sandbox.records('contacts')).toEqual([]);
		expect([sandbox.requests.length, sandbox.switches.emptyInputs]).toEqual([0, 'refuse']);
		expect(await run()).toEqual(first);
	});

	it('a reset keeps the custom properties that the account began with', async () => {
		const unique = { type: 'string', fieldType: 'text', hasUniqueValue: true } as const;
		const own = await startSandbox({
			properties: { deals: [{ name: 'order_number', ...unique }] },
		});
		const upsert = async () => {
			const values = { dealname: 'D', dealstage: 'contractsent' };
			const input = { id: 'O-1', idProperty: 'order_number', properties: values };
			const path = '/crm/v3/objects/deals/batch/upsert';
			return (await send(own, 'POST', path, JSON.stringify({ inputs: [input] }))).status;
		};
		const before = await upsert();
		own.reset();
		expect([before, own.records('deals').length, await upsert()]).toEqual([200, 0, 200]);
		await own.close();
	});

	it('invalid bodies and paths are refused', async () => {
		const broken = await send(sandbox, 'POST', '/__sandbox/faults', '{{', {});
		expect([broken.status, JSON.parse(broken.text)]).toEqual([
			400,
			{ error: 'The body is not JSON' },
		]);
		const type = { 'content-type': 'application/x-www-form-urlencoded' };
		const form = await send(sandbox, 'POST', '/__sandbox/clock/advance', '{"ms":5}', type);
		expect([form.status, form.text]).toEqual([400, expect.stringContaining('must be JSON')]);
		const list = await send(sandbox, 'POST', '/__sandbox/faults', '[]', {});
		expect(JSON.parse(list.text)).toEqual({ error: 'The body must be a JSON object' });
		expect((await send(sandbox, 'GET', '/__sandbox/nothing', undefined, {})).status).toBe(404);
	});
});
