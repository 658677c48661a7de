import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts';
import { ManualClock, startSandbox, type Sandbox } from '../../index';
import { clientOf, refusalOf } from '../officialClient';
import { send } from '../post';

const clock = new ManualClock();
let sandbox: Sandbox;

const PEOPLE = [
	{
		email: 'ada@acme.example',
		firstname: 'Ada',
		lastname: 'Okafor',
		loyalty_points: '9',
		plan: 'free',
		interests: 'music;travel',
		last_visit: '2026-01-01T00:00:00.000Z',
		customer_number: 'AB-1',
	},
	{
		email: 'bo@acme.example',
		firstname: 'Bo',
		lastname: 'Lindqvist',
		loyalty_points: '10',
		plan: 'starter',
		interests: 'music',
		last_visit: '2026-06-01T00:00:00.000Z',
	},
	{ email: 'cy@other.example', firstname: 'Cy', loyalty_points: '100', plan: 'free' },
	{ firstname: 'Di', lastname: 'van der Berg' },
] as const;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false, clock });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	sandbox.seed('contacts', PEOPLE);
});

const api = () => clientOf(sandbox).crm.contacts.searchApi;
const search = async (body: object) =>
	await api().doSearch({ limit: 100, properties: ['firstname'], ...body });
const names = async (body: object) =>
	(await search(body)).results.map(({ properties }) => properties.firstname).join(' ');

describe('filters', () => {
	it.each<[filter: object, found: string]>([
		[{ propertyName: 'firstname', operator: 'EQ', value: 'ADA' }, 'Ada'],
		[{ propertyName: 'plan', operator: 'EQ', value: 'Free' }, ''],
		[{ propertyName: 'firstname', operator: 'NEQ', value: 'ada' }, 'Bo Cy Di'],
		[{ propertyName: 'lastname', operator: 'NEQ', value: 'Okafor' }, 'Bo Cy Di'],
		[{ propertyName: 'loyalty_points', operator: 'LT', value: '10' }, 'Ada'],
		[{ propertyName: 'loyalty_points', operator: 'LTE', value: '10' }, 'Ada Bo'],
		[{ propertyName: 'loyalty_points', operator: 'GT', value: '10' }, 'Cy'],
		[{ propertyName: 'loyalty_points', operator: 'GTE', value: '10.0' }, 'Bo Cy'],
		[
			{ propertyName: 'loyalty_points', operator: 'BETWEEN', value: '9', highValue: '10' },
			'Ada Bo',
		],
		[{ propertyName: 'last_visit', operator: 'GT', value: '2026-03-01' }, 'Bo'],
		[{ propertyName: 'last_visit', operator: 'LT', value: '1772323200000' }, 'Ada'],
		[{ propertyName: 'firstname', operator: 'IN', values: ['ada', 'cy'] }, 'Ada Cy'],
		[{ propertyName: 'firstname', operator: 'IN', values: ['Ada'] }, ''],
		[{ propertyName: 'plan', operator: 'IN', values: ['free', 'starter'] }, 'Ada Bo Cy'],
		[{ propertyName: 'plan', operator: 'NOT_IN', values: ['free'] }, 'Bo Di'],
		[{ propertyName: 'interests', operator: 'EQ', value: 'travel' }, 'Ada'],
		[{ propertyName: 'interests', operator: 'IN', values: ['music'] }, 'Ada Bo'],
		[{ propertyName: 'interests', operator: 'NOT_IN', values: ['travel'] }, 'Bo Cy Di'],
		[{ propertyName: 'email', operator: 'HAS_PROPERTY' }, 'Ada Bo Cy'],
		[{ propertyName: 'email', operator: 'NOT_HAS_PROPERTY' }, 'Di'],
		[{ propertyName: 'email', operator: 'CONTAINS_TOKEN', value: '*@acme.example' }, 'Ada Bo'],
		[{ propertyName: 'lastname', operator: 'CONTAINS_TOKEN', value: 'BERG' }, 'Di'],
		[{ propertyName: 'lastname', operator: 'CONTAINS_TOKEN', value: 'ber' }, ''],
		[{ propertyName: 'lastname', operator: 'CONTAINS_TOKEN', value: 'b*g' }, 'Di'],
		[{ propertyName: 'email', operator: 'NOT_CONTAINS_TOKEN', value: 'acme*' }, 'Cy Di'],
		[{ propertyName: 'email', operator: 'EQ', value: 'ADA@acme.example' }, 'Ada'],
		[{ propertyName: 'customer_number', operator: 'EQ', value: 'ab-1' }, 'Ada'],
	])('%j finds %j', async (filter, found) => {
		expect(await names({ filterGroups: [{ filters: [filter] }] })).toBe(found);
	});

	it('accept every operator of the client', async () => {
		for (const operator of Object.values(FilterOperatorEnum)) {
			const filter = { propertyName: 'email', operator, value: 'x', highValue: 'y', values: ['x'] };
			await search({ filterGroups: [{ filters: [filter] }] });
		}
	});

	it('match all filters of at least one group', async () => {
		const free = { propertyName: 'plan', operator: 'EQ', value: 'free' };
		const rich = { propertyName: 'loyalty_points', operator: 'GT', value: '50' };
		const other = { propertyName: 'lastname', operator: 'EQ', value: 'van der Berg' };
		const both = { filterGroups: [{ filters: [free, rich] }, { filters: [other] }] };
		expect(await names(both)).toBe('Cy Di');
	});

	it('match by record id and by association', async () => {
		const [ada] = sandbox.records('contacts');
		const id = ada?.id ?? '';
		const byId = { propertyName: 'hs_object_id', operator: 'EQ', value: id };
		expect(await names({ filterGroups: [{ filters: [byId] }] })).toBe('Ada');
		const [acme] = sandbox.seed('companies', [{ name: 'Acme' }]);
		const associations = clientOf(sandbox).crm.associations.v4.basicApi;
		await associations.createDefault('contacts', id, 'companies', acme?.id ?? '');
		const linked = { propertyName: 'associations.company', operator: 'EQ', value: acme?.id };
		expect(await names({ filterGroups: [{ filters: [linked] }] })).toBe('Ada');
	});
});

describe('order, query and pages', () => {
	it.each<[body: object, found: string]>([
		[{}, 'Ada Bo Cy Di'],
		[{ sorts: ['-firstname'] }, 'Di Cy Bo Ada'],
		[{ sorts: [{ propertyName: 'loyalty_points', direction: 'DESCENDING' }] }, 'Cy Bo Ada Di'],
		[{ sorts: ['loyalty_points'] }, 'Ada Bo Cy Di'],
		[{ query: 'acme' }, 'Ada Bo'],
		[{ query: 'ada oka' }, 'Ada'],
		[{ query: 'ada lind' }, ''],
	])('%j returns %j', async (body, found) => {
		expect(await names(body)).toBe(found);
	});

	it('pages have the total of all matches', async () => {
		const first = await search({ limit: 3 });
		expect([first.total, first.results.length, first.paging?.next?.after]).toEqual([4, 3, '3']);
		const last = await search({ limit: 3, after: '3' });
		expect([last.total, last.results.length, last.paging]).toEqual([4, 1, undefined]);
	});

	it('records beyond 10,000 are found by record id', async () => {
		const seeded = sandbox.seed('contacts', Array(10_050).fill({ plan: 'starter' }));
		const last = seeded[9_999]?.id ?? '';
		const after = { propertyName: 'hs_object_id', operator: 'GT', value: last };
		const { results, total } = await search({
			filterGroups: [{ filters: [after] }],
			sorts: ['hs_object_id'],
		});
		expect(results.map(({ id }) => id)).toEqual(seeded.slice(10_000).map(({ id }) => id));
		expect(total).toBe(50);
	});

	it('results have the same properties as in a read', async () => {
		const { results } = await search({ limit: 1, properties: undefined });
		expect(Object.keys(results[0]?.properties ?? {})).toEqual([
			'createdate',
			'email',
			'firstname',
			'hs_object_id',
			'lastmodifieddate',
			'lastname',
		]);
	});
});

describe('limits and errors', () => {
	const filter = { propertyName: 'email', operator: 'EQ', value: 'x' };
	const groups = (count: number, each: number) => ({
		filterGroups: Array.from({ length: count }, () => ({ filters: Array(each).fill(filter) })),
	});

	it.each<[what: string, body: object, status: number]>([
		['200 per page', { limit: 200 }, 200],
		['201 per page', { limit: 201 }, 400],
		['the last page of 10,000', { limit: 100, after: '9900' }, 200],
		['a page beyond 10,000', { limit: 100, after: '9901' }, 400],
		['5 groups', groups(5, 3), 200],
		['6 groups', groups(6, 1), 400],
		['6 filters', groups(1, 6), 200],
		['7 filters', groups(1, 7), 400],
		['more than 18 filters', groups(4, 5), 400],
		['a long query', { query: 'x'.repeat(3_001) }, 400],
		['two sorts', { sorts: ['email', 'firstname'] }, 400],
		[
			'unknown property',
			{ filterGroups: [{ filters: [{ ...filter, propertyName: 'nonsense' }] }] },
			400,
		],
		['unknown sort', { sorts: ['nonsense'] }, 400],
		['unknown operator', { filterGroups: [{ filters: [{ ...filter, operator: 'LIKE' }] }] }, 400],
		['no operator', { filterGroups: [{ filters: [{ propertyName: 'email' }] }] }, 400],
		['no value', { filterGroups: [{ filters: [{ propertyName: 'email', operator: 'EQ' }] }] }, 400],
		['a filter that is not an object', { filterGroups: [{ filters: [7] }] }, 400],
		['a group that is not an object', { filterGroups: [7] }, 400],
	])('%s', async (_, body, status) => {
		const reply = await send(
			sandbox,
			'POST',
			'/crm/v3/objects/contacts/search',
			JSON.stringify(body),
		);
		expect(reply.status).toBe(status);
		if (status === 400) expect(reply.body.category ?? 'none').toMatch(/VALIDATION_ERROR|none/);
	});

	it('the client throws the errors', async () => {
		const refusal = await refusalOf(search({ limit: 201 }));
		expect(refusal).toMatchObject({ code: 400, body: { category: 'VALIDATION_ERROR' } });
	});

	it.each(['{{', '[]', ''])('the body %j is refused', async (body) => {
		const reply = await send(sandbox, 'POST', '/crm/v3/objects/contacts/search', body);
		expect([reply.status, reply.body.status]).toEqual([400, 'error']);
	});

	it('the read scope is required', async () => {
		const token = sandbox.issueTokens({ scopes: ['tickets'] }).access_token;
		const contacts = clientOf(sandbox, token).crm.contacts.searchApi;
		expect((await refusalOf(contacts.doSearch({}))).code).toBe(403);
	});
});

describe('the search index lags behind writes', () => {
	const client = () => clientOf(sandbox).crm.contacts.basicApi;
	const byEmail = (value: string) => ({
		filterGroups: [{ filters: [{ propertyName: 'email', operator: 'EQ', value }] }],
	});

	it('a new record is found after the delay', async () => {
		await client().create({ properties: { email: 'new@x.example', firstname: 'Ed' } });
		expect(await names(byEmail('new@x.example'))).toBe('');
		clock.advance(2_999);
		expect(await names(byEmail('new@x.example'))).toBe('');
		clock.advance(1);
		expect(await names(byEmail('new@x.example'))).toBe('Ed');
	});

	it('old values are found until the end of the delay', async () => {
		const [ada] = sandbox.records('contacts');
		const id = ada?.id ?? '';
		await client().update(id, { properties: { firstname: 'Ann' } });
		clock.advance(1_000);
		await client().update(id, { properties: { email: 'ann@x.example' } });
		expect(await names(byEmail('ada@acme.example'))).toBe('Ada');
		expect(await names(byEmail('ann@x.example'))).toBe('');
		clock.advance(2_000);
		expect(await names(byEmail('ada@acme.example'))).toBe('Ann');
		clock.advance(1_000);
		expect(await names(byEmail('ann@x.example'))).toBe('Ann');
		expect(await names(byEmail('ada@acme.example'))).toBe('');
	});

	it('an archived record is found until the end of the delay', async () => {
		const [ada] = sandbox.records('contacts');
		await client().archive(ada?.id ?? '');
		expect((await search({})).total).toBe(4);
		clock.advance(3_000);
		expect((await search({})).total).toBe(3);
	});

	it('a new record is found at once with searchDelayMs 0', async () => {
		sandbox.switches.searchDelayMs = 0;
		await client().create({ properties: { email: 'new@x.example', firstname: 'Ed' } });
		expect(await names(byEmail('new@x.example'))).toBe('Ed');
	});
});
