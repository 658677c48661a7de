import { DEFAULT_SWITCHES, type Sandbox } from '../../sandbox';
import { HubspotCrmBatchApi } from '../../credentials/HubspotCrmBatchApi.credentials';
import { HubspotCrmBatchOAuth2Api } from '../../credentials/HubspotCrmBatchOAuth2Api.credentials';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { Account } from '../api/account';
import { Budget } from '../api/budget';
import { PREFIX } from '../api/ownRecords';
import type { Transport } from '../api/request';
import { runNodeSteps } from '../node/runNode';
import { testAccount, type TestAccount } from './testAccount';

/** The node from its sources, so that the test needs no build. */
const fromSources = {
	node: new CrmBatch(),
	credentialTypes: [new HubspotCrmBatchApi(), new HubspotCrmBatchOAuth2Api()],
};

let account: TestAccount;
afterEach(async () => await account.sandbox.close());

async function run(transport: Transport = account.transport) {
	const budget = new Budget(200, 150);
	const own = new Account({ transport, clock: account.clock, budget });
	return await runNodeSteps(own, fromSources, `${PREFIX}node0001`, () => {});
}

const problems = ({ steps }: Awaited<ReturnType<typeof run>>): string[] =>
	steps.flatMap(({ operation, objectType, problems: all }) =>
		all.map((one) => `${operation} ${objectType}: ${one}`),
	);

describe('--node', () => {
	it('each outcome of the five operations is what the account has stored, and nothing is left', async () => {
		account = await testAccount();
		const report = await run();
		expect(problems(report)).toEqual([]);
		const counts = report.steps.map(
			({ operation, objectType, items, succeeded, failed }) =>
				`${operation} ${objectType}: ${items} items, ${succeeded} + ${failed}`,
		);
		const expected = (type: string): string[] => [
			`create ${type}: 3 items, 2 + 1`,
			`get ${type}: 3 items, 2 + 1`,
			`update ${type}: 3 items, 2 + 1`,
			`upsert ${type}: 2 items, 2 + 0`,
			`delete ${type}: 2 items, 2 + 0`,
		];
		expect(counts).toEqual([...expected('contacts'), ...expected('tickets')]);
		expect(report.cleaned.left).toEqual([]);
		expect(await account.left()).toEqual([]);
	});

	it('a value that was stored in another way is found', async () => {
		account = await testAccount();
		const changing: Transport = async (request) => {
			const reply = await account.transport(request);
			if (request.path.endsWith('/tickets/batch/update')) spoil(account.sandbox);
			return reply;
		};
		expect(problems(await run(changing))).toEqual([
			expect.stringMatching(/^update tickets: item \d: the stored value of subject differs/),
		]);
		expect(await account.left()).toEqual([]);
	});

	it('an account that reports success without writing is found', async () => {
		account = await testAccount({ switches: { ...DEFAULT_SWITCHES } });
		const forgetting: Transport = async (request) =>
			request.path.endsWith('/contacts/batch/archive') && !account.sent.some(isCleaning)
				? { status: 204, headers: {}, body: undefined }
				: await account.transport(request);
		expect(problems(await run(forgetting))).toEqual([
			expect.stringContaining(
				'delete contacts: item 0 was deleted, but its record is not archived',
			),
			expect.stringContaining('delete contacts: item 1 was deleted'),
		]);
	});
});

/** The removal starts with a list of contacts. */
const isCleaning = ({ path }: { path: string }): boolean =>
	path.startsWith('/crm/v3/objects/contacts?limit=');

/** Changes the subject of one ticket behind the node's back. */
function spoil(sandbox: Sandbox): void {
	const [ticket] = sandbox.records('tickets');
	if (ticket !== undefined) ticket.properties.subject = `${PREFIX}spoilt`;
}
