import {
	judgeRead,
	readRequest,
	type LinkRead,
} from '../../../../nodes/CrmBatch/hubspot/associations/readLinks';
import { apiVersions } from '../../../../nodes/CrmBatch/hubspot/tables/endpoints';
import { answered, NOW, object } from '../../support/sentBatch';

const read = (id: string, after?: string): LinkRead => ({
	from: { object: object('contact'), id },
	to: { object: object('ticket'), id: '' },
	types: [],
	...(after && { after }),
});

const judged = (ids: readonly string[], status: number, body: unknown) => {
	const verdict = judgeRead(
		answered(status, body),
		ids.map((id) => read(id)),
		NOW,
	);
	if (verdict.verdict !== 'settled') return verdict;
	return verdict.outcomes.map((outcome) =>
		outcome.outcome === 'succeeded'
			? [outcome.value.associations.map(({ toObjectId }) => toObjectId).join(), outcome.value.after]
			: `${outcome.outcome}: ${outcome.failure.message}`,
	);
};

const page = (id: string, to: readonly unknown[], after?: string) => ({
	from: { id },
	to: to.map((toObjectId) => ({ toObjectId, associationTypes: [] })),
	...(after && { paging: { next: { after } } }),
});
const noLinks = (id: string) => ({
	category: 'OBJECT_NOT_FOUND',
	subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
	message: `No ticket is associated with contact ${id}.`,
	context: { fromObjectId: [id] },
});

test('a page is requested by the cursor of the one before', () => {
	expect(readRequest([read('1'), read('2', '500')], apiVersions.v3)).toEqual({
		path: '/crm/v4/associations/contacts/tickets/batch/read',
		body: { inputs: [{ id: '1' }, { id: '2', after: '500' }] },
		scopes: ['crm.objects.contacts.read', 'tickets'],
	});
});

test.each([
	{
		title: 'pages in any order, with IDs as numbers or text',
		body: { results: [page('2', ['8']), page('1', [7, 9], '500')] },
		lines: [
			['7,9', '500'],
			['8', undefined],
		],
	},
	{
		title: 'a record without links, as an error',
		body: { results: [page('1', [7])], errors: [noLinks('2')] },
		lines: [
			['7', undefined],
			['', undefined],
		],
	},
	{
		title: 'a record without links, by silence',
		body: { results: [page('1', [7])] },
		lines: [
			['7', undefined],
			['', undefined],
		],
	},
	{
		title: 'an error about one record',
		body: { results: [page('1', [7])], errors: [{ message: 'Bad', context: { id: ['2'] } }] },
		lines: [['7', undefined], 'failed: Bad'],
	},
	{
		title: 'an error about no record: a record without a result can be meant',
		body: { results: [page('1', [7])], errors: [{ message: 'Bad' }] },
		lines: [['7', undefined], 'failed: Bad'],
	},
])('each record has an outcome: $title', ({ body, lines }) => {
	for (const status of [200, 207]) expect(judged(['1', '2'], status, body)).toEqual(lines);
});

test('silence about a record means no links only if the reply names no record without links', () => {
	const body = { results: [page('1', [7])], errors: [noLinks('2')] };
	expect(judged(['1', '2', '3'], 207, body)).toEqual([
		['7', undefined],
		['', undefined],
		"failed: HubSpot's reply does not mention this item",
	]);
	const unnamed = { results: [page('1', [7])], errors: [{ ...noLinks(''), context: {} }] };
	expect(judged(['1', '2'], 207, unnamed)).toEqual([
		['7', undefined],
		['', undefined],
	]);
});

test('a 404 about one record without links is an empty list', () => {
	expect(judged(['1'], 404, noLinks('1'))).toEqual([['', undefined]]);
});

test('a 404 about several records is split, because some can have links', () => {
	expect(judged(['1', '2'], 404, noLinks('1'))).toMatchObject({ verdict: 'split' });
	expect(judged(['1', '2'], 404, noLinks('1'))).not.toHaveProperty('failed');
});

test('a refusal that names a record fails it alone', () => {
	const body = { message: 'x is not a valid ID', context: { id: ['x'] } };
	const verdict = judged(['1', 'x'], 400, body);
	expect(verdict).toMatchObject({ verdict: 'split' });
	expect('failed' in verdict ? [...(verdict.failed ?? [])] : []).toMatchObject([[1, {}]]);
});

test.each([
	{ status: 502, body: '<html>' },
	{ status: 200, body: '<html>' },
	{ status: 429, body: {} },
])('a read is retried after $status, $body', ({ status, body }) => {
	expect(judged(['1'], status, body)).toMatchObject({ verdict: 'retry' });
});
