import { startSandbox, type Sandbox } from '../../index';
import { clientOf } from '../officialClient';
import { countSteps } from '../steps';

const MILLION = 1_000_000;
const SEEDED_AT_ONCE = 100_000;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false, keepBodies: false });
	for (let from = 0; from < MILLION; from += SEEDED_AT_ONCE) {
		sandbox.seed(
			'contacts',
			Array.from({ length: SEEDED_AT_ONCE }, (_, n) => ({ email: `n${from + n}@x.example` })),
		);
	}
}, 120_000);
afterAll(async () => await sandbox.close());

const contacts = () => clientOf(sandbox).crm.contacts;

/** Fails if a request visits a tenth of the table or more. A scan visits all of it. */
async function withoutScan(request: () => Promise<unknown>): Promise<void> {
	expect(await countSteps(request)).toBeLessThan(MILLION / 10);
}

const searchBy = async (propertyName: string, value: string) =>
	await contacts().searchApi.doSearch(
		JSON.parse(
			JSON.stringify({ filterGroups: [{ filters: [{ propertyName, operator: 'EQ', value }] }] }),
		),
	);

describe('with a million records', () => {
	it('a batch does not scan the table', async () => {
		const emails = (n: number) =>
			Array.from({ length: 100 }, (_, place) => `n${n * 9_000 + place * 7}@x.example`);
		for (const n of [0, 10, 20]) {
			const inputs = emails(n).map((id) => ({ id }));
			const properties = { idProperty: 'email', properties: ['email'], propertiesWithHistory: [] };
			await withoutScan(async () => {
				const read = await contacts().batchApi.read({ inputs, ...properties });
				expect(read.results).toHaveLength(100);
			});
		}
		for (const n of [0, 10, 20]) {
			const inputs = emails(n).map((id) => ({
				id,
				idProperty: 'email',
				properties: { firstname: 'x' },
			}));
			await withoutScan(async () => {
				expect((await contacts().batchApi.upsert({ inputs })).results).toHaveLength(100);
			});
		}
	});

	it('a page from the middle of a list does not scan the table', async () => {
		const first = (await contacts().basicApi.getPage(1)).results[0];
		const middle = String(Number(first?.id) + 25_000_000);
		await withoutScan(async () => {
			expect((await contacts().basicApi.getPage(100, middle)).results).toHaveLength(100);
		});
	});

	it('a search by a unique value does not scan the table', async () => {
		for (const n of [1, 500_000, 999_999]) {
			await withoutScan(async () => {
				expect((await searchBy('email', `N${n}@x.example`)).total).toBe(1);
			});
		}
	});

	it('a search by any other value scans the table, which the count shows', async () => {
		const steps = await countSteps(async () => {
			expect((await searchBy('lastname', 'Okafor')).total).toBe(0);
		});
		expect(steps).toBeGreaterThanOrEqual(MILLION);
	});

	it('the cost of an association does not grow with the contacts of its company', async () => {
		const [acme] = sandbox.seed('companies', [{ name: 'Acme' }]);
		const { batchApi } = clientOf(sandbox).crm.associations.v4;
		const associate = async (page: number) => {
			const after = String(110_338_000_000 + page * 100_000);
			const { results } = await contacts().basicApi.getPage(100, after);
			const contactIds = results.map(({ id }) => ({ id }));
			const company = { id: acme?.id ?? '' };
			return await countSteps(async () => {
				await batchApi.createDefault('contacts', 'companies', {
					inputs: contactIds.map((contact) => ({ _from: contact, to: company })),
				});
				await batchApi.createDefault('companies', 'contacts', {
					inputs: contactIds.map((contact) => ({ _from: company, to: contact })),
				});
			});
		};
		const first = await associate(0);
		for (let page = 1; page < 19; page += 1) await associate(page);
		expect(await associate(19)).toBeLessThan(first * 1.5);
	});
});
