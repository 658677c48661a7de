import { DEFAULT_SWITCHES } from '../../sandbox';
import { parseArguments, type Arguments } from '../cli/arguments';
import { program, SOURCE_FILES, type Machine } from '../cli/program';
import { testAccount, type TestAccount } from './testAccount';

let account: TestAccount;
afterEach(async () => await account.sandbox.close());

/** A machine with files in memory, whose user types `answer`. */
function machineOf(answer: string, files: Record<string, string> = {}) {
	const printed: string[] = [];
	const machine: Machine = {
		terminal: {
			print: (text) => printed.push(text),
			ask: async (question) => {
				printed.push(question);
				return answer;
			},
			startProgress: (total) => {
				printed.push(`progress of ${total > 0}`);
				return { reply: () => {}, step: () => {}, stop: () => {} };
			},
		},
		transport: account.transport,
		clock: account.clock,
		isStopped: () => false,
		readFile: (path) => files[path] ?? '',
		writeFile: (path, text) => {
			files[path] = text;
		},
		random: () => 0.25,
	};
	return { machine, files, text: () => printed.join('\n') };
}

const args = (...all: string[]): Arguments =>
	parseArguments(all, { HUBSPOT_ACCESS_TOKEN: account.accessToken });

describe('npm run conformance', () => {
	it('asks, shows a table, and writes a report without tokens, addresses and ids', async () => {
		account = await testAccount({ switches: { ...DEFAULT_SWITCHES, allMissing: 404 } });
		const { machine, files, text } = machineOf(' YES ');
		expect(await program(args('--only', 'a'), machine)).toBe(0);
		expect(text()).toMatch(/Type "yes" to start/);
		expect(text()).toMatch(/allMissing +│ 207 +│ 404 +│ differs/);
		expect(text()).toContain('Nothing is left.');
		const report = files['conformance-report.json'] ?? '';
		expect(text()).not.toContain(account.accessToken);
		expect(report).not.toMatch(/@|%40|147893286|pat-|110338/);
		expect(await account.left()).toEqual([]);
	});

	it('without "yes", writes neither to the account nor a file', async () => {
		account = await testAccount();
		const { machine, files, text } = machineOf('y');
		expect(await program(args('--only', 'empty'), machine)).toBe(0);
		expect([files, text()]).toEqual([{}, expect.stringContaining('Nothing was written.')]);
	});

	it('refuses an account with other data, and says what to do', async () => {
		account = await testAccount({}, 'STANDARD');
		const { machine, text } = machineOf('yes');
		expect(await program(args('--only', 'empty'), machine)).toBe(1);
		expect(text()).toMatch(/its type is STANDARD[^]*--any-account/);
	});

	it('--clean removes what an earlier run has left, and nothing else', async () => {
		account = await testAccount({}, 'STANDARD');
		account.sandbox.seed('contacts', [
			{ email: 'n8n_crm_batch_conformance_x_ada@example.com' },
			{ email: 'grace@customer.example' },
		]);
		expect(await program(args('--clean'), machineOf('no').machine)).toBe(0);
		expect(await account.left()).toHaveLength(1);
		expect(await program(args('--clean'), machineOf('yes').machine)).toBe(0);
		expect(await account.left()).toEqual([]);
		expect(account.sandbox.records('contacts')).toHaveLength(1);
	});

	it('--large-bodies finds the largest body', async () => {
		const maxBodyBytes = 4 * 1024 * 1024;
		account = await testAccount({ switches: { ...DEFAULT_SWITCHES, maxBodyBytes } });
		const { httpTransport } = await import('../api/connect');
		const overHttp = httpTransport(account.sandbox.url, account.accessToken);
		const { machine, files } = machineOf('yes');
		const transport: Machine['transport'] = async (request) =>
			typeof request.body === 'string' && request.body.length > 1e6
				? await overHttp(request)
				: await account.transport(request);
		await program(args('--only', 'body-size', '--large-bodies'), { ...machine, transport });
		const report = files['conformance-report.json'] ?? '';
		expect(report).toMatch(
			/"name": "maxBodyBytes",\s+"verdict": "differs",[^}]*"hubspot": 4194304/,
		);
	});

	it('--apply writes the values of a report into the sources', async () => {
		account = await testAccount();
		const report = {
			format: 1,
			madeAt: '2026-12-01T10:00:00.000Z',
			switches: [{ name: 'allMissing', hubspot: 404 }],
			cases: [{ id: 'c', asks: 'C?', verdict: 'differs', rows: [] }],
		};
		const { machine, files, text } = machineOf('', {
			'r.json': JSON.stringify(report),
			[SOURCE_FILES.switchSets]: 'export const DEFAULT_SWITCHES = {\n\tallMissing: 207,\n};\n',
			[SOURCE_FILES.page]: '| `allMissing` | `207` | Status | – | guessed | crm/identity |\n',
		});
		expect(await program(args('--apply', 'r.json'), machine)).toBe(0);
		expect(files[SOURCE_FILES.switchSets]).toContain('allMissing: 404,');
		expect(files[SOURCE_FILES.page]).toBe(
			'| `allMissing` | `404` | Status | – | observed 2026-12-01 | crm/identity |\n',
		);
		expect(text()).toMatch(/need a change of the sandbox's code[^]*c: C\?/);
	});

	it('--list shows every question without an account', async () => {
		account = await testAccount();
		const { machine, text } = machineOf('');
		expect(await program(args('--list'), machine)).toBe(0);
		expect(text()).toContain('trace-ids-create');
		expect(account.sent).toEqual([]);
	});
});

describe('the arguments', () => {
	beforeEach(async () => {
		account = await testAccount();
	});

	it('no token: the message names the variable', () => {
		expect(() => parseArguments([], {})).toThrow('HUBSPOT_ACCESS_TOKEN');
	});

	it.each([['--tokn=pat-na1-secret'], ['pat-na1-secret'], ['--budget', '0'], ['--base-url', 'x']])(
		'%s is refused, without quoting it',
		(...all) => {
			expect(() => args(...all)).toThrow(/^(?!.*secret)/);
		},
	);

	it('the token may come from an argument, with a warning', async () => {
		const { machine, text } = machineOf('no');
		const parsed = parseArguments(['--token', account.accessToken, '--clean'], {});
		await program(parsed, machine);
		expect(text()).toContain('Other users of this machine can see');
		expect(text()).not.toContain(account.accessToken);
	});
});
