import { DEFAULT_SWITCHES } from '../../sandbox';
import { Account, NoReply } from '../api/account';
import { Budget } from '../api/budget';
import type { Transport } from '../api/request';
import { clean } from '../safety/clean';
import { RESERVE, runConformance, type Plan, type RunResult } from '../run/run';
import { runOptions, SMALL_CASES, testAccount, type TestAccount } from './testAccount';

const defaults = { switches: { ...DEFAULT_SWITCHES } };

let account: TestAccount;
afterEach(async () => await account.sandbox.close());

function reportOf(result: RunResult) {
	if (result.kind !== 'done') throw new Error(`The run was ${result.kind}`);
	return result.report;
}

/** All records of an account, as they are stored. */
const contents = ({ sandbox }: TestAccount): unknown[] =>
	['contacts', 'tickets', 'companies'].flatMap((type) =>
		sandbox.records(type).map(({ id, properties, updatedAt }) => ({
			id,
			properties: { ...properties },
			updatedAt,
		})),
	);

/** Cases that write, for tests that need not ask all. */
const few = SMALL_CASES.filter(({ id }) => /^(trace-ids|link-)/.test(id));

describe('a run', () => {
	it('on an account that is like the sandbox: all agree, the forecast is true, and only what others have made is left', async () => {
		account = await testAccount(defaults);
		account.sandbox.seed('contacts', [{ email: 'grace@customer.example', lastname: 'Hopper' }]);
		account.sandbox.seed('tickets', [{ subject: 'Printer', hs_pipeline_stage: '1' }]);
		const before = contents(account);
		let shown: Plan | undefined;
		const confirm = async (plan: Plan): Promise<boolean> => {
			shown = plan;
			return true;
		};
		const options = runOptions(account, { anyAccount: true, confirm });
		const report = reportOf(await runConformance(options));
		expect(report.cases.filter(({ verdict }) => verdict !== 'agrees')).toEqual([]);
		const unlike = report.switches.filter(({ verdict }) => verdict !== 'agrees');
		expect(unlike.map(({ name, verdict }) => [name, verdict])).toEqual([
			['maxBodyBytes', 'notAsked'],
		]);
		const { cleaned, requests } = report;
		expect(cleaned).toEqual({
			records: shown?.records,
			properties: shown?.properties,
			left: [],
		});
		// The check of the account comes on top.
		expect(requests.used - (shown?.requests ?? 0)).toBe(4);
		expect(account.sent).toHaveLength(requests.used);
		expect(await account.left()).toEqual([]);
		expect(contents(account)).toEqual(before);
	});

	it('on an account with other switches: they explain all differences', async () => {
		const switches = {
			takenEmail: 'conflict',
			echoTraceIdOnCreate: false,
			derivedProperties: false,
			allMissing: 404,
		} as const;
		account = await testAccount({ switches: { ...DEFAULT_SWITCHES, ...switches } });
		const report = reportOf(await runConformance(runOptions(account)));
		const differing = report.switches.filter(({ verdict }) => verdict === 'differs');
		expect(Object.fromEntries(differing.map(({ name, hubspot }) => [name, hubspot]))).toEqual(
			switches,
		);
		const verdicts = new Set(report.cases.map(({ verdict }) => verdict));
		expect([...verdicts].sort()).toEqual(['agrees', 'explained']);
	});

	it('on an account that differs in another way: the question differs, with both replies', async () => {
		account = await testAccount(defaults);
		account.sandbox.faults.add({
			when: { operation: 'properties', path: '/email' },
			then: 'emptyBody',
		});
		account.sandbox.faults.add({
			when: { operation: 'read', path: '/crm/v3/objects/contacts/batch/read' },
			then: 'noProperties',
		});
		const report = reportOf(
			await runConformance(
				runOptions(account, { cases: SMALL_CASES.filter(({ id }) => id === 'email-case') }),
			),
		);
		expect(report.cases).toEqual([
			expect.objectContaining({ id: 'email-case', verdict: 'differs' }),
		]);
		expect(report.cases[0]?.differences?.map(({ part }) => part)).toContain('values');
	});
});

describe('before it writes', () => {
	const isWrite = ({ method, path }: { method: string; path: string }): boolean =>
		method !== 'GET' && !path.endsWith('/search');

	it('it shows what it will do, and "no" writes nothing', async () => {
		account = await testAccount(defaults);
		let shown: Plan | undefined;
		const result = await runConformance(
			runOptions(account, {
				cases: few,
				confirm: async (plan) => {
					shown = plan;
					return false;
				},
			}),
		);
		expect(result).toEqual({ kind: 'declined' });
		expect(account.sent.filter(isWrite)).toEqual([]);
		expect(shown?.records).toBeGreaterThan(20);
		expect(shown?.requests).toBeLessThan(shown?.budget ?? 0);
	});

	it.each([
		['its type is STANDARD', 'STANDARD', {}],
		['it has at least 1 contacts', 'DEVELOPER_TEST', { email: 'grace@customer.example' }],
	])('it refuses an account: %s', async (objection, type, contact) => {
		account = await testAccount(defaults, type);
		if ('email' in contact) account.sandbox.seed('contacts', [contact]);
		const result = await runConformance(runOptions(account, { cases: few }));
		expect(result).toEqual({
			kind: 'refused',
			objections: [expect.stringContaining(objection)],
		});
		expect(account.sent.filter(isWrite)).toEqual([]);
	});

	it('it accepts the samples of HubSpot and what an earlier run has left', async () => {
		account = await testAccount(defaults);
		account.sandbox.seed('contacts', [
			{ email: 'emailmaria@hubspot.com', lastname: 'Johnson (Sample Contact)' },
			{ email: 'n8n_crm_batch_conformance_old_ada@example.com' },
		]);
		const result = await runConformance(runOptions(account, { cases: few }));
		expect(result.kind).toBe('done');
		expect(await account.left()).toEqual([]);
	});

	it('an account without access ends the run', async () => {
		account = await testAccount(defaults);
		account.sandbox.faults.add({
			when: {},
			then: { status: 401, body: { status: 'error', message: 'x' } },
		});
		await expect(runConformance(runOptions(account))).rejects.toThrow('status 401');
	});
});

describe('the budget', () => {
	it.each([1, 10, 25, 40])('of %s requests is kept, and nothing is left', async (budget) => {
		account = await testAccount(defaults);
		const run = runConformance(runOptions(account, { budget, cases: few }));
		const used = await run.then(
			(result) => reportOf(result).requests.used,
			(error: unknown) => {
				expect(String(error)).toContain('The budget of');
				return account.sent.length;
			},
		);
		expect(used).toBe(account.sent.length);
		expect(used).toBeLessThanOrEqual(budget + RESERVE);
		expect(await account.left()).toEqual([]);
	});
});

/** A transport that breaks for good after some requests, as if the process were killed. */
function breakingAfter(requests: number, transport: Transport): Transport {
	let left = requests;
	return async (request) => {
		left -= 1;
		if (left < 0) throw new Error('killed');
		return await transport(request);
	};
}

describe('a run that ends early', () => {
	it.each([5, 6, 12, 16, 20, 24, 40, 70])(
		'after %s requests: --clean leaves nothing',
		async (requests) => {
			account = await testAccount(defaults);
			const transport = breakingAfter(requests, account.transport);
			await expect(runConformance(runOptions(account, { transport, cases: few }))).rejects.toThrow(
				NoReply,
			);
			const budget = new Budget(300, 0);
			const cleaned = await clean(new Account({ ...account, budget }));
			expect(cleaned.left).toEqual([]);
			expect(await account.left()).toEqual([]);
		},
	);

	it('after Ctrl-C: asks no more, and leaves nothing', async () => {
		account = await testAccount(defaults);
		let asked = 0;
		const report = reportOf(
			await runConformance(
				runOptions(account, {
					cases: few,
					onCase: () => (asked += 1),
					isStopped: () => asked === 5,
				}),
			),
		);
		expect(asked).toBe(5);
		const stopped = report.cases.filter(({ reason }) => reason === 'the run was stopped');
		expect(stopped).toHaveLength(few.length - 5);
		expect(await account.left()).toEqual([]);
	});

	it('a request without a reply is not sent again, and its question could not be asked', async () => {
		account = await testAccount(defaults);
		let failed = false;
		const transport: Transport = async (request) => {
			if (!failed && request.path.endsWith('/contacts/batch/upsert')) {
				failed = true;
				throw new Error('reset');
			}
			return await account.transport(request);
		};
		const report = reportOf(await runConformance(runOptions(account, { transport, cases: few })));
		const notAsked = report.cases.filter(({ verdict }) => verdict === 'notAsked');
		expect(notAsked).toEqual([
			expect.objectContaining({ id: 'trace-ids-upsert', reason: 'no reply came' }),
		]);
	});

	it('a create is not sent again after a status that leaves open whether it was done', async () => {
		account = await testAccount(defaults);
		account.sandbox.faults.add({
			when: { operation: 'create', nth: 4 },
			then: { status: 504, body: '<html>', afterWork: true },
		});
		const report = reportOf(await runConformance(runOptions(account, { cases: few })));
		const notAsked = report.cases.filter(({ verdict }) => verdict !== 'agrees');
		expect(notAsked).toEqual([
			expect.objectContaining({ reason: 'the account replied with status 504' }),
		]);
		expect(await account.left()).toEqual([]);
	});

	it('a busy account is asked again later', async () => {
		account = await testAccount(defaults);
		account.sandbox.faults.add({
			when: { operation: 'update', nth: [1, 2] },
			then: { status: 503, body: '<html>' },
		});
		account.sandbox.faults.add({
			when: { operation: 'upsert', nth: 1 },
			then: { status: 429, body: { status: 'error', message: 'x', errorType: 'RATE_LIMIT' } },
		});
		const report = reportOf(await runConformance(runOptions(account, { cases: few })));
		expect(report.cases.filter(({ verdict }) => verdict !== 'agrees')).toEqual([]);
	});
});
