import type { JsonObject } from '../../../../nodes/CrmBatch/hubspot/json';
import { SearchPages } from '../../../../nodes/CrmBatch/hubspot/search/pages';
import { SeededRandom } from '../../../../sandbox/random';
import { SimulatedAccount } from './account';

/** More than any search of these tests needs. */
const MOST_REQUESTS = 200;

const query = (most = Infinity) => ({ filters: [], properties: [], most });
const page = (ids: readonly unknown[], around: JsonObject = {}): JsonObject => ({
	results: ids.map((id) => ({ id, properties: {} })),
	...around,
});
const next = { paging: { next: { after: '1' } } };
const range = (from: number, count: number) =>
	Array.from({ length: count }, (_, index) => String(from + index));

/** Plays a search. Returns the IDs in order, or the code of the problem that ended it. */
function play(
	answer: (body: JsonObject, request: number) => JsonObject,
	most = Infinity,
	mostPages?: number,
): { ids: unknown[]; problem?: string; requests: JsonObject[] } {
	const pages = new SearchPages(query(most), mostPages);
	const ids: unknown[] = [];
	const requests: JsonObject[] = [];
	for (let body = pages.next(); body; body = pages.next()) {
		requests.push(body);
		if (requests.length > MOST_REQUESTS) throw new Error('The search does not end');
		const records = pages.read(answer(body, requests.length - 1));
		if (!records.ok) return { ids, requests, problem: records.failure.code };
		ids.push(...records.value.map(({ id }) => id));
	}
	return { ids, requests };
}

describe('the pages of a search', () => {
	test('are asked for by the last ID, and not by a position', () => {
		const account = new SimulatedAccount();
		account.add(450);
		const { requests } = play((body) => account.search(body));
		expect(requests).toEqual([
			{ sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }], limit: 200 },
			...['200', '400'].map((value) => ({
				filterGroups: [{ filters: [{ propertyName: 'hs_object_id', operator: 'GT', value }] }],
				sorts: [{ propertyName: 'hs_object_id', direction: 'ASCENDING' }],
				limit: 200,
			})),
		]);
	});

	test.each([
		{ records: 0, most: Infinity, requests: 1 },
		{ records: 1, most: Infinity, requests: 1 },
		{ records: 200, most: Infinity, requests: 1 },
		{ records: 201, most: Infinity, requests: 2 },
		{ records: 10_001, most: Infinity, requests: 51 },
		{ records: 25_000, most: Infinity, requests: 125 },
		{ records: 500, most: 1, requests: 1 },
		{ records: 500, most: 200, requests: 1 },
		{ records: 500, most: 201, requests: 2 },
		{ records: 500, most: 500, requests: 3 },
		{ records: 500, most: 501, requests: 3 },
	])(
		'of $records records, $most at most, take $requests requests',
		({ records, most, requests }) => {
			const account = new SimulatedAccount();
			account.add(records);
			const played = play((body) => account.search(body), most);
			expect(played.ids).toEqual(range(1, Math.min(records, most)));
			expect(account.requests).toBe(requests);
		},
	);

	test('with a limit ask for no more than is missing', () => {
		const account = new SimulatedAccount();
		account.add(500);
		const { requests } = play((body) => account.search(body), 250);
		expect(requests.map(({ limit }) => limit)).toEqual([200, 50]);
	});
});

describe('records that change between two pages', () => {
	test.each(range(1, 40).map(Number))(
		'are returned once, and all that match throughout are returned (seed %i)',
		(seed) => {
			const random = new SeededRandom(seed);
			const account = new SimulatedAccount();
			account.add(random.integer(0, 2_000));
			account.records.forEach((record) => (record.matches = random.integer(0, 3) > 0));
			// Records that match from the first page to the last, whatever happens to the others.
			const steady = new Set(
				[...account.records.values()].filter(({ matches }) => matches).map(({ id }) => id),
			);
			const everMatched = new Set(steady);
			const { ids, problem } = play((body) => {
				const reply = account.search(body);
				const all = [...account.records.values()];
				for (let change = 0; change < 60 && all.length > 0; change++) {
					const record = all[random.integer(0, all.length - 1)];
					if (!record) continue;
					if (random.integer(0, 4) === 0) account.records.delete(record.id);
					else record.matches = !record.matches;
					steady.delete(record.id);
					everMatched.add(record.id);
				}
				if (account.requests < 20)
					account.add(random.integer(0, 40)).forEach((id) => everMatched.add(id));
				return reply;
			});
			expect(problem).toBeUndefined();
			expect(new Set(ids).size).toBe(ids.length);
			const returned = new Set(ids);
			expect([...steady].filter((id) => !returned.has(id))).toEqual([]);
			expect(ids.filter((id) => !everMatched.has(String(id)))).toEqual([]);
		},
	);

	test('would be missed by pages that count positions', () => {
		const account = new SimulatedAccount();
		account.add(400);
		const ids: unknown[] = [];
		for (const after of ['0', '200']) {
			const { results } = account.search({ limit: 200, after });
			if (Array.isArray(results)) ids.push(...results.map(({ id }: { id: unknown }) => id));
			const first = account.records.get('1');
			if (first) first.matches = false;
		}
		expect(ids).not.toContain('201');
	});
});

describe('a reply that is not to be trusted', () => {
	const rows: ReadonlyArray<
		[what: string, replies: JsonObject[], ids: unknown[], problem?: string]
	> = [
		['an empty page ends it', [page([], { total: 0 })], []],
		[
			'an empty page that counts more records is requested once more',
			[page(['1'], next), page([], { total: 1 }), page(['2'], { total: 1 })],
			['1', '2'],
		],
		[
			'two empty pages that count more records',
			[page(['1'], next), page([], { total: 1 }), page([], { total: 1 })],
			['1'],
			'SEARCH_NEVER_ENDS',
		],
		[
			'empty pages that count more records, now and then',
			[page([], { total: 2 }), page(['1'], { total: 2 }), page([], { total: 1 }), page(['2'])],
			['1', '2'],
		],
		['an empty page that names a next page', [page([], next)], [], 'SEARCH_NEVER_ENDS'],
		['a page that says nothing of a next one', [page(['1', '2'])], ['1', '2']],
		['a total that is too small', [page(['1'], { total: 0, ...next }), page(['2'])], ['1', '2']],
		['a total that is too large', [page(['1'], { total: 9 }), page([], { total: 0 })], ['1']],
		['a full page without a total', [page(range(1, 200)), page(['201'])], range(1, 201)],
		[
			'the same page again',
			[page(['1', '2'], next), page(['1', '2'], next)],
			['1', '2'],
			'SEARCH_NEVER_ENDS',
		],
		[
			'the same page again, as the last one',
			[page(['1', '2'], next), page(['1', '2'])],
			['1', '2'],
			'SEARCH_NEVER_ENDS',
		],
		['a page that overlaps the last', [page(['1', '2'], next), page(['2', '3'])], ['1', '2', '3']],
		['a record twice on a page', [page(['1', '1', '2'])], ['1', '2']],
		['a page in another order', [page(['2', '1'])], [], 'SEARCH_NOT_IN_ORDER'],
		['a page larger than asked for', [page(range(1, 250), next), page(['251'])], range(1, 251)],
		[
			'IDs with more digits than a number keeps',
			[page(['9007199254740992', '9007199254740993'])],
			['9007199254740992', '9007199254740993'],
		],
		['IDs of different lengths', [page(['9', '10', '100'])], ['9', '10', '100']],
		['IDs as numbers', [page([1, 2])], [1, 2]],
		['a record without an ID', [page(['1', undefined])], [], 'SEARCH_WITHOUT_ID'],
		['an ID that is text', [page(['abc'])], [], 'SEARCH_WITHOUT_ID'],
		['an ID without end', [page(['9'.repeat(1_000_000)])], [], 'SEARCH_WITHOUT_ID'],
		['a result that is no object', [{ results: ['1', null] }], [], 'SEARCH_WITHOUT_ID'],
		['results that are no list', [{ results: 'many' }], []],
		['a next page that is no text', [page(['1'], { paging: { next: { after: {} } } })], ['1']],
	];

	test.each(rows.map(([what, replies, ids, problem]) => ({ what, replies, ids, problem })))(
		'$what',
		({ replies, ids, problem }) => {
			const played = play((_, request) => replies[request] ?? page([]));
			expect([played.ids, played.problem]).toEqual([ids, problem]);
		},
	);

	test('more records than the limit are cut', () => {
		expect(play(() => page(range(1, 200), next), 3).ids).toEqual(['1', '2', '3']);
	});

	test('replies that never end are given up', () => {
		const played = play((_, request) => page([String(request + 1)], next), Infinity, 100);
		expect(played).toMatchObject({ problem: 'SEARCH_NEVER_ENDS' });
		expect(played.requests).toHaveLength(100);
	});

	test('20 MB are read like any page', () => {
		const text = 'x'.repeat(100_000);
		const results = range(1, 200).map((id) => ({ id, properties: { text } }));
		expect(play(() => ({ results, total: 200 })).ids).toHaveLength(200);
	});
});
