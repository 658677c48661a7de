import {
	filtersProblem,
	keyOf,
	searchBody,
	type SearchQuery,
} from '../../../../nodes/CrmBatch/hubspot/search/query';

const filter = { propertyName: 'city', operator: 'EQ', value: 'Oslo' };
const query = (own: Partial<SearchQuery> = {}): SearchQuery => ({
	filters: [filter],
	properties: ['city'],
	most: 50,
	...own,
});

test('the first request has the filters, the properties and the order', () => {
	expect(searchBody(query(), undefined, 50)).toEqual({
		filterGroups: [{ filters: [filter] }],
		properties: ['city'],
		sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
		limit: 50,
	});
});

test('each further request asks for the records after the last one', () => {
	expect(searchBody(query(), '713492963559', 200)).toMatchObject({
		filterGroups: [
			{
				filters: [filter, { propertyName: 'hs_object_id', operator: 'GT', value: '713492963559' }],
			},
		],
	});
});

test('a search for everything names no filters, and HubSpot’s default properties', () => {
	const body = searchBody(query({ filters: [], properties: [] }), undefined, 200);
	expect(Object.keys(body)).toEqual(['sorts', 'limit']);
});

test.each([
	{ count: 6, most: 200, code: undefined },
	{ count: 6, most: 201, code: 'FILTERS_LEAVE_NO_PAGES' },
	{ count: 6, most: Infinity, code: 'FILTERS_LEAVE_NO_PAGES' },
	{ count: 5, most: Infinity, code: undefined },
	{ count: 7, most: 1, code: 'FILTERS_TOO_MANY' },
	{ count: 7, most: Infinity, code: 'FILTERS_TOO_MANY' },
])('$count filters for $most records at most: $code', ({ count, most, code }) => {
	const filters = new Array(count).fill(filter);
	expect(filtersProblem(query({ filters, most }))?.code).toBe(code);
});

test('searches are equal if all that they ask for is', () => {
	expect(keyOf(query())).toBe(keyOf(query()));
	const others = [
		query({ most: 51 }),
		query({ most: Infinity }),
		query({ properties: [] }),
		query({ filters: [] }),
		query({ filters: [{ ...filter, value: 'oslo' }] }),
	];
	expect(new Set([query(), ...others].map(keyOf)).size).toBe(6);
});
