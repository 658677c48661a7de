import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { judgeList } from '../../../../nodes/CrmBatch/hubspot/reply/judgeList';
import type { Reply } from '../../../../nodes/CrmBatch/hubspot/reply/reply';
import { htmlPage, rateLimit, refusal } from '../../support/replies';
import { answered, NOW } from '../../support/sentBatch';

/** A verdict without its words. */
function told(reply: Reply): string {
	const verdict = judgeList(reply, NOW);
	switch (verdict.verdict) {
		case 'settled':
			return verdict.outcomes.map(({ outcome }) => outcome).join();
		case 'retry':
			return `retry after ${verdict.afterMs ?? 0} ms, or else ${verdict.otherwise}`;
		case 'stop':
			return `stop ${verdict.scope}, ${verdict.outcome}`;
		case 'split':
			return 'split';
	}
}

interface Row {
	readonly title: string;
	readonly reply: Reply;
	readonly told: string;
}

const missingScope = refusal('MISSING_SCOPES', 'Not all scopes', {
	errors: [{ context: { requiredGranularScopes: ['crm.objects.owners.read'] } }],
});

const noAnswer = failureOf(problem('NO_ANSWER', { why: 'ECONNRESET' }));
const noToken = failureOf(problem('NO_NEW_TOKEN', { why: 'invalid_grant' }));

const rows: readonly Row[] = [
	{ title: 'a list', reply: answered(200, { results: [{ id: '1' }] }), told: 'succeeded' },
	{ title: 'an empty list', reply: answered(200, { results: [] }), told: 'succeeded' },
	{
		title: 'a page in place of a list',
		reply: answered(200, htmlPage),
		told: 'retry after 0 ms, or else failed',
	},
	{
		title: 'no body',
		reply: answered(204, undefined),
		told: 'retry after 0 ms, or else failed',
	},
	{
		title: 'results that are no list',
		reply: answered(200, { results: { id: '1' } }),
		told: 'retry after 0 ms, or else failed',
	},
	{
		title: 'no answer that was surely not delivered',
		reply: { kind: 'unanswered', delivered: 'no', failure: noAnswer },
		told: 'retry after 0 ms, or else notSent',
	},
	{
		title: 'no answer that may have been',
		reply: { kind: 'unanswered', delivered: 'maybe', failure: noAnswer },
		told: 'retry after 0 ms, or else notSent',
	},
	{
		title: 'nothing that can be sent',
		reply: { kind: 'unsendable', outcome: 'notSent', failure: noToken },
		told: 'stop run, notSent',
	},
	{
		title: 'a token that is refused',
		reply: { kind: 'unsendable', outcome: 'failed', failure: noToken },
		told: 'stop run, failed',
	},
	{
		title: 'the limit of ten seconds',
		reply: answered(429, rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling')),
		told: 'retry after 10000 ms, or else notSent',
	},
	{
		title: 'the limit of one second',
		reply: answered(429, rateLimit('SECONDLY', 'secondly')),
		told: 'retry after 1000 ms, or else notSent',
	},
	{
		title: 'a limit with advice',
		reply: answered(429, rateLimit('SECONDLY', 'secondly'), { 'retry-after': '7' }),
		told: 'retry after 7000 ms, or else notSent',
	},
	{
		title: 'the limit of the day',
		reply: answered(429, rateLimit('DAILY', 'daily')),
		told: 'stop run, notSent',
	},
	{
		title: 'an account that is moved',
		reply: answered(477, '', { 'retry-after': '3' }),
		told: 'retry after 3000 ms, or else notSent',
	},
	{ title: 'a lock', reply: answered(423, ''), told: 'retry after 2000 ms, or else notSent' },
	{
		title: 'a timeout of HubSpot',
		reply: answered(408, ''),
		told: 'retry after 0 ms, or else notSent',
	},
	{
		title: 'a fault of HubSpot',
		reply: answered(500, refusal('INTERNAL_ERROR', 'internal error')),
		told: 'retry after 0 ms, or else notSent',
	},
	{
		title: 'an outage with advice',
		reply: answered(503, htmlPage, { 'retry-after': '2' }),
		told: 'retry after 2000 ms, or else notSent',
	},
	{
		title: 'a token that is refused',
		reply: answered(401, refusal('INVALID_AUTHENTICATION', 'Authentication credentials not found')),
		told: 'stop run, failed',
	},
	{ title: 'a missing scope', reply: answered(403, missingScope), told: 'stop run, failed' },
	{
		title: 'an object without such a list',
		reply: answered(404, refusal('OBJECT_NOT_FOUND', 'Not found')),
		told: 'stop run, failed',
	},
	{ title: 'a path that is not there', reply: answered(404, htmlPage), told: 'stop run, failed' },
	{ title: 'a redirection', reply: answered(302, ''), told: 'stop run, failed' },
	{
		title: 'a request that HubSpot does not like',
		reply: answered(400, refusal('VALIDATION_ERROR', 'Unable to infer object type from: x')),
		told: 'stop group, failed',
	},
	{
		title: 'a cursor that HubSpot does not know',
		reply: answered(400, refusal('VALIDATION_ERROR', 'Invalid cursor')),
		told: 'stop run, failed',
	},
	{ title: 'a conflict', reply: answered(409, ''), told: 'stop run, failed' },
];

test.each(rows)('of a list that was asked for: $title', ({ reply, told: expected }) => {
	expect(told(reply)).toBe(expected);
});

test('a list is handed on as it came', () => {
	const body = { results: [{ id: '1' }], paging: { next: { after: '1' } } };
	expect(judgeList(answered(200, body), NOW)).toEqual({
		verdict: 'settled',
		outcomes: [{ outcome: 'succeeded', value: body }],
	});
});

test.each(rows.filter(({ told: expected }) => expected !== 'succeeded'))(
	'the reason is said, with the status of an answer: $title',
	({ reply }) => {
		const verdict = judgeList(reply, NOW);
		if (verdict.verdict === 'settled') throw new Error('settled');
		expect(verdict.failure.message).not.toBe('');
		expect(verdict.failure.httpStatus).toBe(reply.kind === 'answered' ? reply.status : undefined);
	},
);

test('a missing scope is named', () => {
	expect(judgeList(answered(403, missingScope), NOW)).toMatchObject({
		failure: { message: expect.stringContaining('crm.objects.owners.read') as string },
	});
});
