import { startSandbox, type Sandbox, type SandboxOptions } from '../../index';
import type { PageAction } from '../../page/actions';
import type { View } from '../../page/view';
import { post, send, type Answer } from '../post';

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;

let sandbox: Sandbox;
const start = async (options: SandboxOptions = {}) => {
	sandbox = await startSandbox(options);
};
afterEach(async () => await sandbox.close());

const get = async (path: string): Promise<Answer> =>
	await send(sandbox, 'GET', path, undefined, {});
const view = async (): Promise<View> => JSON.parse((await get('/__sandbox/view')).text);
const typeOf = async (name: string) =>
	(await view()).objectTypes.find((objectType) => objectType.name === name);

/** All files of the page, including the scripts that its scripts import. */
async function files(): Promise<Map<string, Answer>> {
	const found = new Map([['/', await get('/')]]);
	for (const [url, { text }] of found) {
		for (const [, name] of text.matchAll(/(?:href="|src="|from ')([^"':]+)["']/g)) {
			const path = new URL(name ?? '', `http://sandbox${url}`).pathname;
			if (!found.has(path)) found.set(path, await get(path));
		}
	}
	return found;
}

describe('the page', () => {
	it('is served with all its files and loads nothing from other hosts', async () => {
		await start();
		const served = await files();
		expect(served.size).toBeGreaterThan(6);
		for (const [path, { status, text }] of served) {
			expect([path, status]).toEqual([path, 200]);
			expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\/|@import|import\(|url\(/);
		}
		const { text } = await get('/');
		expect(text).toMatch(/<html lang="en">/);
		expect(text.match(/<caption/g)).toHaveLength(text.match(/<table/g)?.length ?? 0);
	});

	it('runs only its own scripts and never converts values to markup', async () => {
		await start();
		for (const { headers, text } of (await files()).values()) {
			expect(headers.get('content-security-policy')).toContain(
				"default-src 'none'; script-src 'self'",
			);
			expect(headers.get('x-content-type-options')).toBe('nosniff');
			expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc/);
			expect(text).not.toMatch(/\beval\b|new Function|javascript:|\son\w+=/);
		}
	});

	it('does not depend on stored values, which are sent as JSON', async () => {
		await start();
		const before = await get('/');
		sandbox.seed('contacts', [{ firstname: HOSTILE, [HOSTILE]: HOSTILE }]);
		await send(sandbox, 'GET', `/${encodeURIComponent(HOSTILE)}`);
		expect((await get('/')).text).toBe(before.text);
		const shown = await get('/__sandbox/view');
		expect(shown.headers.get('content-type')).toBe('application/json;charset=utf-8');
		expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
		const [record] = (await typeOf('contacts'))?.records ?? [];
		expect(record?.properties).toContainEqual(['firstname', HOSTILE]);
	});

	it('is not logged, not rate-limited and not hit by faults', async () => {
		await start({ rateLimit: { max: 1, intervalMs: 10_000 } });
		const fault = sandbox.faults.add({ when: {}, then: { status: 503 } });
		const statuses = [await get('/'), await get('/__sandbox/view')].map(({ status }) => status);
		expect(statuses).toEqual([200, 200]);
		expect([fault.fired, sandbox.requests.length]).toEqual([0, 0]);
	});
});

describe('the data of the page', () => {
	it('requests, newest first, and the body and reply of one request', async () => {
		await start();
		const inputs = [{ properties: { firstname: 'Ada' } }];
		await post(sandbox, 'contacts', 'create', { inputs });
		sandbox.faults.add({ when: {}, then: { status: 502, body: '<html>' } });
		await send(sandbox, 'GET', '/crm/v3/owners');
		const { total, rows } = (await view()).requests;
		expect(total).toBe(2);
		expect(rows).toEqual([
			expect.objectContaining({ n: 2, operation: 'owners', status: 502, fault: 'answer 502' }),
			expect.objectContaining({ n: 1, method: 'POST', inputs: 1, status: 201 }),
		]);
		expect(rows[1]?.ms).toEqual(expect.any(Number));
		expect(rows[1]).not.toHaveProperty('token');
		expect(JSON.parse((await get('/__sandbox/view/requests/1')).text)).toMatchObject({
			body: { inputs },
			reply: { status: 'COMPLETE' },
		});
		expect((await get('/__sandbox/view/requests/3')).status).toBe(404);
	});

	it('records, most recently changed first, with archived ones marked and long values shortened', async () => {
		await start();
		const [ada, bo, cy] = sandbox.seed('contacts', [
			{ firstname: 'Ada' },
			{ firstname: 'Bo' },
			{ firstname: 'x'.repeat(5000) },
		]);
		await post(sandbox, 'contacts', 'update', {
			inputs: [{ id: bo?.id, properties: { plan: 'free' } }],
		});
		await post(sandbox, 'contacts', 'archive', { inputs: [{ id: ada?.id }] });
		const contacts = await typeOf('contacts');
		expect(contacts?.live).toBe(2);
		expect(contacts?.records.map(({ id, archived }) => [id, archived])).toEqual([
			[ada?.id, true],
			[bo?.id, false],
			[cy?.id, false],
		]);
		expect(contacts?.records[1]?.properties).toEqual([
			['firstname', 'Bo'],
			['lifecyclestage', 'lead'],
			['plan', 'free'],
		]);
		expect(contacts?.records[2]?.properties[0]?.[1]).toMatch(/^x{300}… \(5000 characters\)$/);
	});

	it('the first few associations of a record', async () => {
		await start({ rateLimit: false });
		const [acme] = sandbox.seed('companies', [{ name: 'Acme' }]);
		const people = sandbox.seed('contacts', Array(6).fill({ firstname: 'Ada' }));
		const inputs = people.map(({ id }) => ({ from: { id: acme?.id }, to: { id } }));
		const path = '/crm/v4/associations/companies/contacts/batch/associate/default';
		await send(sandbox, 'POST', path, JSON.stringify({ inputs }));
		const [kind, text] = (await typeOf('companies'))?.records[0]?.associations[0] ?? [];
		expect(kind).toBe('contact');
		expect(text).toMatch(/^(\d+ \(type [\d, ]+\)(, | and )){4}2 more$/);
	});

	it('at most 300 records of each type', async () => {
		await start();
		const rows = Array.from({ length: 1000 }, (_, n) => ({ subject: String(n) }));
		const last = sandbox.seed('tickets', rows).at(-1);
		const tickets = await typeOf('tickets');
		expect([tickets?.live, tickets?.records.length]).toEqual([1000, 300]);
		expect(tickets?.records[0]?.id).toBe(last?.id);
	});

	it('the rate limit usage of each app', async () => {
		const clock = { now: Date.parse('2026-11-22T10:00:00Z') };
		await start({ now: () => clock.now, rateLimit: { max: 5, intervalMs: 10_000, daily: 9 } });
		expect((await view()).meters).toEqual([]);
		const oauth = sandbox.issueTokens().access_token;
		for (const token of [sandbox.accessToken, sandbox.accessToken, oauth]) {
			await send(sandbox, 'GET', '/crm/v3/owners', undefined, { authorization: `Bearer ${token}` });
		}
		expect((await view()).meters).toMatchObject([
			{ app: 'Access token', used: 2, max: 5, usedToday: 2, daily: 9 },
			{ app: 'OAuth app', used: 1, max: 5 },
		]);
		clock.now += 10_000;
		expect((await view()).meters?.map(({ used }) => used)).toEqual([0, 0]);
	});

	it('no usage without rate limits', async () => {
		await start({ rateLimit: false });
		expect(await view()).not.toHaveProperty('meters');
	});
});

describe('the buttons of the page', () => {
	const shownActions = async (): Promise<readonly PageAction[]> =>
		JSON.parse((await get('/__sandbox/view/actions')).text);
	const press = async (name: string): Promise<Answer> => {
		const action = (await shownActions()).find(({ label }) => label === name);
		if (!action) throw new Error(`The page has no button ${name}`);
		const { method, path, body } = action;
		const headers = { 'content-type': 'application/json' };
		const text = body && JSON.stringify(body);
		return await send(sandbox, method, path, text, headers);
	};
	const request = async (token: string): Promise<Answer> =>
		await send(sandbox, 'GET', '/crm/v3/owners', undefined, { authorization: `Bearer ${token}` });

	it('are these, each with its request to the control API', async () => {
		await start();
		expect((await shownActions()).map(({ label }) => label)).toEqual([
			'Expire tokens',
			'Outage',
			'Rate limit',
			'Slow',
			'End faults',
		]);
		for (const { path } of await shownActions()) expect(path).toMatch(/^\/__sandbox\//);
	});

	it('expire the OAuth tokens that were issued', async () => {
		await start();
		const { access_token: token } = sandbox.issueTokens();
		expect((await request(token)).status).toBe(200);
		await press('Expire tokens');
		expect((await request(token)).status).toBe(401);
	});

	it.each([
		{ name: 'Outage', status: 503 },
		{ name: 'Rate limit', status: 429 },
	])('$name: requests are answered $status until the faults end', async ({ name, status }) => {
		await start();
		await press(name);
		expect((await view()).faults).toBe(1);
		expect((await request(sandbox.accessToken)).status).toBe(status);
		await press('End faults');
		expect((await view()).faults).toBe(0);
		expect((await request(sandbox.accessToken)).status).toBe(200);
	});

	it('slow down every request', async () => {
		await start();
		await press('Slow');
		expect(sandbox.faults.list().map(({ fault }) => fault.then)).toEqual([{ delayMs: 3_000 }]);
	});
});
