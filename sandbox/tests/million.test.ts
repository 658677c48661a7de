import { startSandbox, type Sandbox } from '../index';
import { clientOf } from './officialClient';

const MILLION = 1_000_000;
const AT_ONCE = 100_000;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false, keepBodies: false });
	for (let from = 0; from < MILLION; from += AT_ONCE) {
		sandbox.seed(
			'contacts',
			Array.from({ length: AT_ONCE }, (_, n) => ({ email: `n${from + n}@x.example` })),
		);
	}
}, 120_000);
afterAll(async () => await sandbox.close());

const contacts = () => clientOf(sandbox).crm.contacts;

/** Generous, for a busy machine: what walks through the table takes far longer each time. */
async function quickly(times: number, one: (n: number) => Promise<unknown>): Promise<void> {
	const started = performance.now();
	for (let n = 0; n < times; n += 1) await one(n);
	expect((performance.now() - started) / times).toBeLessThan(60);
}

describe('a million records', () => {
	it('batches are as quick as ever', async () => {
		const emails = (n: number) =>
			Array.from({ length: 100 }, (_, place) => `n${n * 9_000 + place * 7}@x.example`);
		await quickly(20, async (n) => {
			const inputs = emails(n).map((id) => ({ id }));
			const properties = { idProperty: 'email', properties: ['email'], propertiesWithHistory: [] };
			const read = await contacts().batchApi.read({ inputs, ...properties });
			expect(read.results).toHaveLength(100);
		});
		await quickly(20, async (n) => {
			const inputs = emails(n).map((id) => ({
				id,
				idProperty: 'email',
				properties: { firstname: 'x' },
			}));
			expect((await contacts().batchApi.upsert({ inputs })).results).toHaveLength(100);
		});
	});

	it('lists go on from anywhere', async () => {
		const last = sandbox.record(
			'contacts',
			(await contacts().basicApi.getPage(1)).results[0]?.id ?? '',
		);
		const middle = String(Number(last?.id) + 25_000_000);
		await quickly(20, async () => {
			expect((await contacts().basicApi.getPage(100, middle)).results).toHaveLength(100);
		});
	});

	it('a search by a unique value does not walk through them', async () => {
		await quickly(20, async (n) => {
			const filter = { propertyName: 'email', operator: 'EQ', value: `N${n * 40_000}@x.example` };
			const found = await contacts().searchApi.doSearch(
				JSON.parse(JSON.stringify({ filterGroups: [{ filters: [filter] }] })),
			);
			expect(found.total).toBe(1);
		});
	});

	it('one company can have a great many contacts', async () => {
		const [acme] = sandbox.seed('companies', [{ name: 'Acme' }]);
		const { results } = await contacts().basicApi.getPage(100);
		const { batchApi } = clientOf(sandbox).crm.associations.v4;
		await quickly(20, async () => {
			await batchApi.createDefault('contacts', 'companies', {
				inputs: results.map(({ id }) => ({ _from: { id }, to: { id: acme?.id ?? '' } })),
			});
		});
	});
});
