import { ManualClock, startSandbox, type Sandbox, type SandboxOptions } from '../../index';
import { clientOf, refusalOf } from '../officialClient';
import { send } from '../post';

let clock: ManualClock;
let sandbox: Sandbox;

const start = async (options: SandboxOptions = {}, time = '2026-11-22T10:00:00Z') => {
	clock = new ManualClock(Date.parse(time));
	sandbox = await startSandbox({ clock, ...options });
};
afterEach(async () => await sandbox.close());

const get = async (path: string, token = sandbox.accessToken) =>
	await send(sandbox, 'GET', path, undefined, { authorization: `Bearer ${token}` });
const details = async (token?: string) => await get('/account-info/v3/details', token);
const usage = async () => (await get('/account-info/v3/api-usage/daily/private-apps')).body;
const search = async () => await send(sandbox, 'POST', '/crm/v3/objects/contacts/search', '{}');
const statuses = async (count: number, one: () => Promise<{ status: number }>) => {
	const all: number[] = [];
	for (let n = 0; n < count; n += 1) all.push((await one()).status);
	return all;
};

it('an OAuth app may send 110 requests in ten seconds, a static token 190', async () => {
	await start();
	const token = sandbox.issueTokens().access_token;
	const oauth = await statuses(111, async () => await details(token));
	expect([oauth.indexOf(429), oauth.length]).toEqual([110, 111]);
	const fixed = await statuses(191, async () => await details());
	expect([fixed.indexOf(429), fixed.length]).toEqual([190, 191]);
	clock.advance(9_999);
	expect((await details(token)).status).toBe(429);
	clock.advance(1);
	expect((await details(token)).status).toBe(200);
});

it('each private app has its own ten-second window, and all share the daily limit', async () => {
	await start({ rateLimit: { max: 2, intervalMs: 10_000, daily: 3 } });
	const other = sandbox.issueStaticToken();
	expect(await statuses(3, async () => await details())).toEqual([200, 200, 429]);
	expect(await statuses(2, async () => await details(other))).toEqual([200, 429]);
	expect((await details(other)).body.policyName).toBe('DAILY');
	const oauth = sandbox.issueTokens().access_token;
	expect((await details(oauth)).status).toBe(200);
	clock.advance(10_000);
	expect((await details()).body).toMatchObject({
		message: 'You have reached your daily limit.',
		policyName: 'DAILY',
		errorType: 'RATE_LIMIT',
	});
});

it.each([
	['winter', '2026-01-15T04:59:59Z', '2026-01-15T05:00:00.000Z'],
	['summer', '2026-07-15T03:59:59Z', '2026-07-15T04:00:00.000Z'],
	['the day clocks go back', '2026-11-01T12:00:00Z', '2026-11-02T05:00:00.000Z'],
	['the day clocks go forward', '2026-03-08T06:00:00Z', '2026-03-09T04:00:00.000Z'],
])('the daily limit resets at midnight in the account: %s', async (_, time, resetsAt) => {
	await start({ rateLimit: { max: 9, intervalMs: 1, daily: 2 } }, time);
	await details();
	expect(await usage()).toMatchObject({
		results: [
			{
				name: 'private-apps-api-calls-daily',
				usageLimit: 2,
				currentUsage: 2,
				fetchStatus: 'SUCCESS',
				resetsAt,
			},
		],
	});
	clock.advance(Date.parse(resetsAt) - clock.now() - 1);
	expect((await details()).status).toBe(429);
	clock.advance(1);
	expect((await details()).status).toBe(200);
});

it.each([
	['2026-01-15T12:00:00Z', '-05:00', -18_000_000],
	['2026-07-15T12:00:00Z', '-04:00', -14_400_000],
])(
	'account details have the offset from UTC at %s',
	async (time, utcOffset, utcOffsetMilliseconds) => {
		await start({}, time);
		for (const version of ['v3', '2026-03', '2026-09']) {
			expect((await get(`/account-info/${version}/details`)).body).toMatchObject({
				portalId: 147893286,
				timeZone: 'US/Eastern',
				utcOffset,
				utcOffsetMilliseconds,
			});
		}
	},
);

it('searches have a limit of five per second and account, without headers, outside the limit of the app', async () => {
	await start({ rateLimit: { max: 2, intervalMs: 10_000 } });
	expect(await statuses(6, search)).toEqual([200, 200, 200, 200, 200, 429]);
	const refused = await search();
	expect(refused.body).toMatchObject({
		message: 'You have reached your secondly limit.',
		policyName: 'SECONDLY',
	});
	const named: string[] = [];
	refused.headers.forEach((_, name) => {
		if (name.startsWith('x-hubspot')) named.push(name);
	});
	expect(named).toEqual(['x-hubspot-correlation-id']);
	expect(await statuses(2, async () => await details())).toEqual([200, 200]);
	clock.advance(1_000);
	expect((await search()).status).toBe(200);
});

it('associations have their own limit', async () => {
	const associations = { max: 1, intervalMs: 10_000 };
	await start({ rateLimit: { max: 1, intervalMs: 10_000, associations } });
	const labels = async () => await get('/crm/v4/associations/contacts/tickets/labels');
	expect((await details()).status).toBe(200);
	const first = await labels();
	expect([first.status, first.headers.get('x-hubspot-ratelimit-max')]).toEqual([200, '1']);
	expect(first.headers.get('x-hubspot-ratelimit-daily')).toBe('500000');
	expect((await labels()).status).toBe(429);
});

it('the deprecated headers report the last second', async () => {
	await start({ rateLimit: { max: 50, intervalMs: 10_000 } });
	await details();
	const second = (await details()).headers;
	expect(second.get('x-hubspot-ratelimit-secondly')).toBe('5');
	expect(second.get('x-hubspot-ratelimit-secondly-remaining')).toBe('3');
	clock.advance(1_000);
	const third = (await details()).headers;
	expect(third.get('x-hubspot-ratelimit-secondly-remaining')).toBe('4');
	expect(third.get('x-hubspot-ratelimit-remaining')).toBe('47');
});

it('the client throws a 429', async () => {
	await start({ rateLimit: { max: 0, intervalMs: 10_000 } });
	const refusal = await refusalOf(clientOf(sandbox).crm.owners.ownersApi.getPage());
	expect(refusal).toMatchObject({
		code: 429,
		body: { message: 'You have reached your ten_secondly_rolling limit.' },
	});
});

it('nothing is counted without rate limits', async () => {
	await start({ rateLimit: false });
	expect((await details()).headers.has('x-hubspot-ratelimit-max')).toBe(false);
	expect(await usage()).toMatchObject({ results: [{ currentUsage: 0 }] });
});
