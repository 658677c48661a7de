import type { INodeParameters } from 'n8n-workflow';

import type { LoggedRequest } from '../../sandbox';
import { firstLine, outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { hideSchema, seedOne, useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();

const people = [
	{ email: 'ada@acme.example', firstname: 'Ada', loyalty_points: '9', plan: 'free' },
	{ email: 'bo@acme.example', firstname: 'Bo', loyalty_points: '10', plan: 'starter' },
	{ email: 'cy@other.example', firstname: 'Cy', loyalty_points: '100', plan: 'free' },
];
const filter = (property: string, operator: string, value?: string) => ({
	property,
	operator,
	...(value !== undefined && { value }),
});
const filters = (...rows: INodeParameters[]): INodeParameters => ({ filter: rows });
const search = async (options: Partial<NodeOptions> = {}) =>
	await runNode({ resource: 'contact', operation: 'search', items: [{}], ...options });
const namesIn = ({ items }: { items: ReadonlyArray<{ json: Record<string, unknown> }> }) =>
	items.map(({ json }) => json.firstname);
const searches = (requests: readonly LoggedRequest[]) =>
	requests.filter(({ operation }) => operation === 'search');

describe('a search', () => {
	beforeEach(() => sandbox.current.seed('contacts', people));

	test('without filters returns an item for each record, in the order of the IDs', async () => {
		const run = await search();
		const stored = sandbox.current.records('contacts');
		expect(run.items.map(({ json }) => json.id)).toEqual(stored.map(({ id }) => id));
		expect(run.items.map(({ item }) => item)).toEqual([0, 0, 0]);
		expect(run.hints).toEqual(['3 records found, 1 request']);
		expect(run.status).toBe('success');
	});

	test.each<[what: string, rows: INodeParameters[], found: string[]]>([
		['a text in any case', [filter('firstname', 'EQ', 'ADA')], ['Ada']],
		['a number', [filter('loyalty_points', 'GTE', '10')], ['Bo', 'Cy']],
		['an option by label', [filter('plan', 'EQ', 'Free')], ['Ada', 'Cy']],
		['several values', [filter('firstname', 'IN', 'Ada; CY')], ['Ada', 'Cy']],
		['a range', [filter('loyalty_points', 'BETWEEN', '10;100')], ['Bo', 'Cy']],
		['a word', [filter('email', 'CONTAINS_TOKEN', '*@acme.example')], ['Ada', 'Bo']],
		['any value', [filter('loyalty_points', 'HAS_PROPERTY')], ['Ada', 'Bo', 'Cy']],
		['none', [filter('loyalty_points', 'NOT_HAS_PROPERTY')], []],
		[
			'all of several filters',
			[filter('plan', 'EQ', 'free'), filter('loyalty_points', 'GT', '10')],
			['Cy'],
		],
	])('finds the records with %s', async (_, rows, found) => {
		expect(namesIn(await search({ filters: filters(...rows) }))).toEqual(found);
	});

	test('that finds nothing returns no item, and says so', async () => {
		const run = await search({ filters: filters(filter('firstname', 'EQ', 'Nobody')) });
		expect([run.items, run.errors]).toEqual([[], []]);
		expect(run.hints).toEqual(['0 records found, 2 requests']);
	});

	test('returns the properties that are named', async () => {
		const run = await search({ propertyNames: ['plan'], limit: 1 });
		expect(run.items[0]?.json).toMatchObject({ plan: 'free' });
		expect(run.items[0]?.json).not.toHaveProperty('firstname');
		expect(searches(run.requests)[0]?.body).toMatchObject({ properties: ['plan'] });
	});

	test('says which of the named properties no record has', async () => {
		const run = await search({ propertyNames: ['plan', 'nonsense'] });
		expect(run.hints[1]).toMatch(/No record has these properties.*: nonsense$/);
	});

	test('without Simplify returns the records as HubSpot returned them', async () => {
		const [item] = (await search({ simplify: false, limit: 1 })).items;
		expect(item?.json).toMatchObject({ archived: false, properties: { firstname: 'Ada' } });
	});

	test('returns at most the limit, and asks for no more', async () => {
		const run = await search({ limit: 2 });
		expect(namesIn(run)).toEqual(['Ada', 'Bo']);
		expect(searches(run.requests)).toMatchObject([{ body: { limit: 2 } }]);
	});

	test('is one for each item, with the values of the item', async () => {
		const run = await search({
			filters: filters(filter('firstname', 'EQ', '={{ $json.name }}')),
			items: [{ name: 'Cy' }, { name: 'Nobody' }, { name: 'Ada' }],
		});
		expect(run.items.map(({ item, json }) => [item, json.firstname])).toEqual([
			[0, 'Cy'],
			[2, 'Ada'],
		]);
		expect(run.hints).toEqual(['2 records found for 3 items, 4 requests']);
	});

	test('that several items ask for is sent once, and each gets items of its own', async () => {
		const run = await search({
			filters: filters(filter('plan', 'EQ', '={{ $json.plan }}')),
			items: [{ plan: 'free' }, { plan: 'Free' }, { plan: 'starter' }],
			simplify: false,
		});
		expect(run.items.map(({ item }) => item)).toEqual([0, 0, 1, 1, 2]);
		expect(searches(run.requests)).toHaveLength(2);
		expect(run.items[0]?.json).toEqual(run.items[2]?.json);
		expect(run.items[0]?.json.properties).not.toBe(run.items[2]?.json.properties);
	});

	test('with Include Input returns the fields of the item too, for each record its own', async () => {
		const run = await search({
			options: { includeInput: true },
			items: [{ source: { id: 7 }, id: 'x', error: 'old' }],
			limit: 2,
		});
		const [first, second] = run.items.map(({ json }) => json);
		expect(first).toMatchObject({ source: { id: 7 }, firstname: 'Ada', inputError: 'old' });
		expect(second).toMatchObject({ source: { id: 7 }, firstname: 'Bo' });
		expect(first?.source).not.toBe(second?.source);
		expect(first?.id).not.toBe('x');
		expect(run.hints[1]).toContain('input field error to inputError');
	});

	test.each(['contact', 'ticket'])('finds a %s that has changed since a time', async (resource) => {
		const since = new Date(Date.now() - 60_000).toISOString();
		if (resource === 'ticket') seedOne('tickets', { subject: 'Fire', hs_pipeline_stage: '1' });
		const run = await search({ resource, modifiedSince: since });
		expect(run.items.length).toBe(resource === 'ticket' ? 1 : 3);
		const later = new Date(Date.now() + 3_600_000).toISOString();
		expect((await search({ resource, modifiedSince: later })).items).toEqual([]);
	});

	test('takes a time without an offset in the time zone of the workflow', async () => {
		const given = { modifiedSince: '2026-01-31T09:00:00', timezone: 'America/New_York' };
		const { requests } = await search(given);
		const value = String(Date.UTC(2026, 0, 31, 14));
		expect(searches(requests)).toMatchObject([
			{
				body: {
					filterGroups: [
						{ filters: [{ propertyName: 'lastmodifieddate', operator: 'GTE', value }] },
					],
				},
			},
		]);
	});

	test('finds the records of an owner and a stage by name', async () => {
		seedOne('tickets', { subject: 'One', hs_pipeline_stage: '1', hubspot_owner_id: '534942' });
		seedOne('tickets', { subject: 'Two', hs_pipeline_stage: '1' });
		const rows = [
			filter('hubspot_owner_id', 'EQ', 'björn lindqvist'),
			filter('hs_pipeline_stage', 'EQ', 'New'),
		];
		const run = await search({ resource: 'ticket', filters: filters(...rows) });
		expect(run.items.map(({ json }) => json.subject)).toEqual(['One']);
	});

	test('finds records by the ones that they are linked to', async () => {
		const property = '={{ "associations.company" }}';
		const run = await search({ filters: filters(filter(property, 'EQ', '123')) });
		expect([run.items, run.errors]).toEqual([[], []]);
	});
});

describe('a search that cannot be sent', () => {
	const fails: ReadonlyArray<[line: string, options: Partial<NodeOptions>]> = [
		[
			problemLine(
				'FILTER_PROPERTY_UNKNOWN',
				{ field: "Filter 'nonsense'", objects: 'contacts' },
				0,
			),
			{ filters: filters(filter('nonsense', 'EQ', 'x')) },
		],
		[
			problemLine('PROPERTY_IS_LABEL', { field: "Filter 'First Name'", name: 'firstname' }, 0),
			{ filters: filters(filter('First Name', 'EQ', 'x')) },
		],
		[
			problemLine(
				'VALUE_NOT_A_NUMBER',
				{ field: "Filter 'Loyalty points' (loyalty_points)", value: 'many' },
				0,
			),
			{ filters: filters(filter('loyalty_points', 'GT', 'many')) },
		],
		[
			problemLine('FILTER_VALUE_MISSING', { field: "Filter 'Email' (email)" }, 0),
			{ filters: filters(filter('email', 'EQ', '={{ $json.nothing }}')) },
		],
		[
			problemLine(
				'FILTER_NEEDS_TWO_VALUES',
				{ field: "Filter 'Loyalty points' (loyalty_points)", count: '1' },
				0,
			),
			{ filters: filters(filter('loyalty_points', 'BETWEEN', '1')) },
		],
		[problemLine('FILTER_PROPERTY_MISSING', {}, 0), { filters: filters(filter('', 'EQ', 'x')) }],
		[
			problemLine('VALUE_NOT_A_TIME', { field: "'Modified Since'", value: 'yesterday' }, 0),
			{ modifiedSince: '={{ "yesterday" }}' },
		],
		[
			problemLine('OPTION_OUT_OF_RANGE', { field: "'Limit'", least: '1', most: '1000000000' }, 0),
			{ limit: '={{ 0 }}' },
		],
		[
			problemLine('FILTERS_LEAVE_NO_PAGES', { count: '6', page: '200' }, 0),
			{ filters: filters(...Array(6).fill(filter('email', 'HAS_PROPERTY'))), returnAll: true },
		],
		[
			problemLine('FILTERS_TOO_MANY', { count: '7', most: '6' }, 0),
			{ filters: filters(...Array(7).fill(filter('email', 'HAS_PROPERTY'))) },
		],
	];

	test.each(fails)('fails its item: %s', async (line, options) => {
		const run = await search(options);
		expect(run.errors).toMatchObject([{ item: 0, error: line, details: { outcome: 'failed' } }]);
		expect(searches(run.requests)).toEqual([]);
	});

	test('leaves the others alone', async () => {
		sandbox.current.seed('contacts', people);
		const run = await search({
			filters: filters(filter('loyalty_points', 'EQ', '={{ $json.points }}')),
			items: [{ points: 'x' }, { points: 9 }],
		});
		expect(run.errors.map(({ item }) => item)).toEqual([0]);
		expect(namesIn(run)).toEqual(['Ada']);
	});

	test('is sent as it is if the properties cannot be read, and HubSpot refuses it', async () => {
		hideSchema();
		const run = await search({ filters: filters(filter('nonsense', 'EQ', 'x')) });
		const why =
			'status 400: There was a problem with the request. Property "nonsense" does not exist';
		expect(run.errors).toMatchObject([
			{ error: problemLine('SEARCH_REFUSED', { why }), details: { httpStatus: 400 } },
		]);
	});
});

describe('the settings of On Error', () => {
	const points = filters(filter('loyalty_points', 'EQ', '={{ $json.points }}'));
	const items = [{ points: 9 }, { points: 'x' }, { points: 10 }];
	beforeEach(() => sandbox.current.seed('contacts', people));

	test('Continue puts the error item between the records', async () => {
		const run = await search({ filters: points, items, onError: 'continueRegularOutput' });
		expect(run.items.map(({ item, json }) => [item, json.firstname ?? 'error'])).toEqual([
			[0, 'Ada'],
			[1, 'error'],
			[2, 'Bo'],
		]);
	});

	test('Stop sends nothing if a check fails, and throws one error with all outcomes', async () => {
		const run = await search({ filters: points, items, onError: 'stopWorkflow' });
		expect(firstLine(run.thrown?.description)).toBe('1 failed, 2 not sent');
		expect(searches(run.requests)).toEqual([]);
		expect(run.thrown?.context.outcomes).toMatchObject([
			{ item: 0, outcome: 'notSent' },
			{ item: 1, outcome: 'failed' },
			{ item: 2, outcome: 'notSent' },
		]);
	});

	test('Stop sends no further search after one that HubSpot refuses', async () => {
		const body = { status: 'error', message: 'Nonsense', category: 'VALIDATION_ERROR' };
		sandbox.current.faults.add({
			when: { operation: 'search', nth: 1 },
			then: { status: 400, body },
		});
		const numbers = Array.from({ length: 20 }, (_, index) => ({ points: index }));
		const run = await search({ filters: points, items: numbers, onError: 'stopWorkflow' });
		expect(run.status).toBe('error');
		// Up to three searches are under way at the same time.
		expect(searches(run.requests).length).toBeLessThanOrEqual(3);
		expect(run.thrown?.description).toContain(
			problemLine('SEARCH_REFUSED', { why: 'status 400: Nonsense' }),
		);
	});
});

describe('no further search is sent', () => {
	const items = Array.from({ length: 20 }, (_, index) => ({ points: index }));
	const points = filters(filter('loyalty_points', 'EQ', '={{ $json.points }}'));

	test('without the scope', async () => {
		const { access_token: accessToken } = sandbox.current.issueTokens({ scopes: ['tickets'] });
		const { url } = sandbox.current;
		const run = await search({
			hubspot: { url, accessToken },
			modifiedSince: '={{ $json.at }}',
			items: items.map(({ points: day }) => ({ at: `2026-01-${10 + day}` })),
		});
		expect(run.errors).toHaveLength(20);
		expect(searches(run.requests).length).toBeLessThanOrEqual(3);
	});

	test('after the daily limit', async () => {
		const body = { status: 'error', policyName: 'DAILY', message: 'daily limit' };
		sandbox.current.faults.add({ when: { operation: 'search' }, then: { status: 429, body } });
		const run = await search({ filters: points, items });
		expect(searches(run.requests).length).toBeLessThanOrEqual(3);
		expect(run.errors.at(-1)).toMatchObject({
			item: 19,
			error: outcomeLine('notSent', refusalLine('daily-limit')),
		});
	});
});

test('a search whose reply is lost is sent again', async () => {
	sandbox.current.seed('contacts', people);
	sandbox.current.faults.add({ when: { operation: 'search', nth: 1 }, then: 'resetAfter' });
	const run = await search();
	expect(namesIn(run)).toEqual(['Ada', 'Bo', 'Cy']);
	expect(run.hints[0]).toMatch(/^3 records found, 2 requests \(1 retry, /);
});

test('with Return All returns the records of all pages', async () => {
	const seeded = sandbox.current.seed(
		'contacts',
		Array.from({ length: 450 }, (_, index) => ({ firstname: `Ada ${index}` })),
	);
	const run = await search({ returnAll: true });
	expect(run.items.map(({ json }) => json.id)).toEqual(seeded.map(({ id }) => id));
	expect(run.hints).toEqual(['450 records found, 3 requests']);
});

describe('HubSpot does not answer', () => {
	const items = [{ at: '2026-01-10' }, { at: '2026-01-11' }, { at: '2026-01-12' }];
	const options = { maxWait: 0 };
	const modifiedSince = '={{ $json.at }}';

	test('within Max Wait: the items are not sent, and each was tried once', async () => {
		sandbox.current.faults.add({ when: { operation: 'search' }, then: { status: 503, body: '' } });
		const run = await search({ items, options, modifiedSince });
		const error = outcomeLine('notSent', refusalLine('outage', { status: '503' }));
		expect(run.errors).toMatchObject(items.map((_, item) => ({ item, error })));
		expect(searches(run.requests)).toHaveLength(3);
		expect(run.hints[0]).toBe('0 records found for 3 items, 3 requests: 3 not sent');
	});

	test('with a list: it is asked once more', async () => {
		sandbox.current.faults.add({ when: { operation: 'search' }, then: { status: 200, body: {} } });
		const run = await search({ options: { maxWait: 60 } });
		const error = problemLine('NOT_A_LIST', { status: '200' });
		expect(run.errors).toMatchObject([{ item: 0, error, details: { outcome: 'failed' } }]);
		expect(searches(run.requests)).toHaveLength(2);
	});

	test('with a page that can be used: no part of the search is returned', async () => {
		sandbox.current.seed('contacts', Array(250).fill({ firstname: 'Ada' }));
		const body = { total: 50, results: [{ id: '1' }], paging: { next: { after: '1' } } };
		sandbox.current.faults.add({
			when: { operation: 'search', nth: 2 },
			then: { status: 200, body },
		});
		const run = await search({ returnAll: true });
		expect(run.items).toEqual([]);
		expect(run.errors).toMatchObject([
			{ error: problemLine('SEARCH_NEVER_ENDS'), details: { outcome: 'failed' } },
		]);
	});
});

test('with Retry On Fail, a further try searches again', async () => {
	sandbox.current.seed('contacts', people);
	const body = { status: 'error', policyName: 'DAILY', message: 'daily limit' };
	sandbox.current.faults.add({
		when: { operation: 'search', nth: 1 },
		then: { status: 429, body },
	});
	const run = await search({ onError: 'stopWorkflow', retryOnFail: true });
	expect([run.status, namesIn(run)]).toEqual(['success', ['Ada', 'Bo', 'Cy']]);
});

test('an invalid setting of the node fails all items, and nothing is sent', async () => {
	const range = { field: "'Max Wait'", least: '0', most: '86400' };
	const line = problemLine('OPTION_OUT_OF_RANGE', range);
	const given = { items: [{}, {}], options: { maxWait: -1 } };
	const run = await search(given);
	expect(run.errors).toMatchObject([
		{ item: 0, error: line },
		{ item: 1, error: line },
	]);
	expect(run.requests).toEqual([]);
	expect((await search({ ...given, onError: 'stopWorkflow' })).thrown?.message).toBe(line);
});

test('a property called error is returned under another name, and a hint says so', async () => {
	const body = {
		total: 1,
		results: [{ id: '7', properties: { error: 'none', hs_object_id: '7' } }],
	};
	sandbox.current.faults.add({ when: { operation: 'search' }, then: { status: 200, body } });
	const run = await search();
	expect(run.items).toMatchObject([{ json: { id: '7', propertyError: 'none' } }]);
	expect(run.hints[1]).toContain('property error to propertyError');
});
