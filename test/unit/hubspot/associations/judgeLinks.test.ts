import { linkEndpoint } from '../../../../nodes/CrmBatch/hubspot/associations/endpoints';
import { judgeLinks } from '../../../../nodes/CrmBatch/hubspot/associations/judgeLinks';
import type { Link, LinkAction } from '../../../../nodes/CrmBatch/hubspot/associations/link';
import type { AssociationType } from '../../../../nodes/CrmBatch/hubspot/tables/request';
import { answered, linesOf, NOW, object } from '../../support/sentBatch';

const label: AssociationType = { category: 'USER_DEFINED', typeId: 3 };

/** A link from a contact to a ticket, such as '1 7', or '1 7 label'. */
const link = (text: string): Link => {
	const [from = '', to = '', labelled] = text.split(' ');
	return {
		from: { object: object('contact'), id: from },
		to: { object: object('ticket'), id: to },
		types: labelled ? [label] : [],
	};
};

const judged = (texts: readonly string[], status: number, body: unknown, action: LinkAction) => {
	const links = texts.map(link);
	const [first = link('1 7')] = links;
	const endpoint = linkEndpoint(first, action);
	const verdict = judgeLinks(answered(status, body), links, endpoint, NOW);
	return { verdict, lines: linesOf(verdict) };
};

const made = (from: string, to: string) => ({ from: { id: from }, to: { id: to } });
const labelled = (from: string, to: string) => ({
	fromObjectId: Number(from),
	toObjectId: Number(to),
	labels: ['Boss'],
});
const error = (own: object) => ({ status: 'error', category: 'VALIDATION_ERROR', ...own });
const badId = (id: string) =>
	error({
		subCategory: 'crm.associations.INVALID_IDENTIFIER',
		message: `${id} is not a valid ID`,
		context: { id: [id] },
	});
const gone = (side: 'FROM' | 'TO', type: string, id: string) => ({
	...error({ category: 'OBJECT_NOT_FOUND', message: `No ${type} with ID ${id} exists` }),
	subCategory: `crm.associations.${side}_OBJECT_NOT_FOUND`,
	context: { objectType: [type], id: [id] },
});

describe('a reply to new links', () => {
	test.each([
		{
			title: 'the default links, from both sides',
			links: ['1 7', '2 8'],
			body: { results: [made('8', '2'), made('2', '8'), made('1', '7'), made('7', '1')] },
			lines: ['succeeded', 'succeeded'],
		},
		{
			title: 'labels, with numbers for IDs',
			links: ['1 7 label'],
			body: { results: [labelled('1', '7')] },
			lines: ['succeeded'],
		},
		{
			title: 'a link with another ID, as of a merged record',
			links: ['1 7', '2 8'],
			body: { results: [made('1', '7'), made('9', '8')] },
			lines: ['succeeded', 'succeeded'],
		},
		{
			title: 'an error that names one record of a link',
			links: ['1 7', '2 x8'],
			body: { results: [made('1', '7')], errors: [badId('x8')] },
			lines: ['succeeded', 'failed: association-id-invalid'],
		},
		{
			title: 'an error that names both records',
			links: ['1 7', '1 8'],
			body: {
				results: [made('1', '7')],
				errors: [error({ message: 'No', context: { fromObjectId: ['1'], toObjectId: ['8'] } })],
			},
			lines: ['succeeded', 'failed: No'],
		},
		{
			title: 'an error about the other side only',
			links: ['1 7', '7 1'],
			body: { results: [made('7', '1')], errors: [gone('TO', 'ticket', '7')] },
			lines: ['failed: association-target-missing', 'succeeded'],
		},
		{
			title: 'an error about the first side only',
			links: ['1 7', '7 1'],
			body: { results: [made('7', '1')], errors: [gone('FROM', 'contact', '1')] },
			lines: ['failed: association-source-missing', 'succeeded'],
		},
		{
			title: 'an error whose side only the object tells',
			links: ['1 7', '7 1'],
			body: {
				results: [made('7', '1')],
				errors: [error({ message: 'Bad', context: { objectType: ['TICKET'], objectId: ['7'] } })],
			},
			lines: ['failed: Bad', 'succeeded'],
		},
		{
			title: 'an error that names the records in its message alone',
			links: ['5 5', '5 7'],
			body: {
				results: [made('5', '7')],
				errors: [error({ message: 'Object 5 cannot be associated to itself (5)' })],
			},
			lines: ['failed: association-to-itself', 'succeeded'],
		},
		{
			title: 'an error about a type',
			links: ['1 7 label', '2 8 label'],
			body: {
				results: [],
				errors: [
					error({
						message: 'One or more associations are invalid',
						context: {
							INVALID_ASSOCIATION_TYPE_ID: [
								'USER_DEFINED=3 is not a valid association definition id',
							],
						},
					}),
				],
			},
			lines: ['failed: association-target-missing', 'failed: association-target-missing'],
		},
		{
			title: 'as many unnamed errors as links without a result',
			links: ['1 7', '2 8'],
			body: { results: [made('1', '7')], errors: [error({ message: 'Limit reached' })] },
			lines: ['succeeded', 'failed: Limit reached'],
		},
		{
			title: 'an unnamed error and several links without a result',
			links: ['1 7', '2 8'],
			body: { results: [], errors: [error({ message: 'Limit reached' })] },
			lines: ['unknown: NO_RESULT_OF_ITS_OWN', 'unknown: NO_RESULT_OF_ITS_OWN'],
		},
		{
			title: 'no word about a link',
			links: ['1 7', '2 8'],
			body: { results: [made('1', '7')] },
			lines: ['succeeded', 'unknown: NO_RESULT'],
		},
		{
			title: 'no list',
			links: ['1 7'],
			body: '<html>',
			lines: ['retry after 0 ms, or else unknown: NOT_A_BATCH_ANSWER'],
		},
	])('has an outcome for each link: $title', ({ links, body, lines }) => {
		for (const status of [200, 201, 207]) {
			expect(judged(links, status, body, 'make').lines).toEqual(lines);
		}
	});

	test('2,000 links can each have an error', () => {
		const ids = Array.from({ length: 2_000 }, (_, index) => String(10_000 + index));
		const errors = ids.map((id) => gone('TO', 'ticket', id));
		const { lines } = judged(
			ids.map((id) => `1 ${id}`),
			207,
			{ results: [], errors },
			'make',
		);
		expect(lines).toEqual(ids.map(() => 'failed: association-target-missing'));
	});

	test('a 4xx with results is judged like a 2xx', () => {
		const body = { results: [made('1', '7')], errors: [badId('x')] };
		expect(judged(['1 7', '2 x'], 400, body, 'make').lines).toEqual([
			'succeeded',
			'failed: association-id-invalid',
		]);
	});
});

describe('a refusal of a whole request', () => {
	test('fails the links that a field of it names, and tries the others', () => {
		const body = error({
			message: 'One or more associations are invalid',
			context: { INVALID_OBJECT_IDS: ['TICKET=8 is not valid'], objectId: ['8'] },
		});
		const { verdict } = judged(['1 7', '2 8', '3 9'], 400, body, 'make');
		expect(verdict).toMatchObject({ verdict: 'split' });
		expect([...(verdict.verdict === 'split' ? (verdict.failed ?? []) : [])]).toMatchObject([
			[1, { refusal: 'association-target-missing' }],
		]);
	});

	test('tries a link alone that only its message names', () => {
		const body = error({ message: 'Record 8 has too many links' });
		const { verdict } = judged(['1 7', '2 8', '3 9'], 400, body, 'make');
		expect(verdict).toMatchObject({ verdict: 'split', apart: [1] });
		expect(verdict).not.toHaveProperty('failed');
	});

	test.each([
		{ status: 429, body: {}, line: 'retry after 1000 ms, or else notSent: rate-limit' },
		{ status: 502, body: '<html>', line: 'retry after 0 ms, or else unknown: outage' },
		{ status: 504, body: '', line: 'retry after 0 ms, or else unknown: timeout' },
		{ status: 401, body: {}, line: 'stop run, notSent: token-invalid' },
	])('is retried or stops the run by its status $status', ({ status, body, line }) => {
		expect(judged(['1 7'], status, body, 'make').lines).toEqual([line]);
	});
});

describe('a reply to links to remove', () => {
	test.each([
		{ status: 204, body: '', lines: ['succeeded', 'succeeded'] },
		{ status: 200, body: { status: 'COMPLETE' }, lines: ['succeeded', 'succeeded'] },
		{
			status: 207,
			body: { status: 'COMPLETE', errors: [gone('TO', 'ticket', '8')] },
			lines: ['succeeded', 'failed: association-target-missing'],
		},
		{
			status: 200,
			body: '<html>',
			lines: ['retry after 0 ms, or else unknown: NOT_A_BATCH_ANSWER'],
		},
	])('has an outcome for each link: $status, $lines', ({ status, body, lines }) => {
		expect(judged(['1 7', '2 8'], status, body, 'remove').lines).toEqual(lines);
	});
});
