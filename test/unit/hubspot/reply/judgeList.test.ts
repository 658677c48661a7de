import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { judgeList } from '../../../../nodes/CrmBatch/hubspot/reply/judgeList';
import type { Reply } from '../../../../nodes/CrmBatch/hubspot/reply/reply';
import { problemLine } from '../../../support/lines';
import { htmlPage, rateLimit, refusal } from '../../support/replies';
import { answered, linesOf, NOW } from '../../support/sentBatch';

interface Row {
	readonly title: string;
	readonly reply: Reply;
	readonly line: string;
}

const missingScope = refusal('MISSING_SCOPES', 'Not all scopes', {
	errors: [{ context: { requiredGranularScopes: ['crm.objects.owners.read'] } }],
});

const noAnswer = failureOf(problem('NO_ANSWER', { why: 'ECONNRESET' }));
const noToken = failureOf(problem('NO_NEW_TOKEN', { why: 'invalid_grant' }));

const rows: readonly Row[] = [
	{ title: 'a list', reply: answered(200, { results: [{ id: '1' }] }), line: 'succeeded' },
	{ title: 'an empty list', reply: answered(200, { results: [] }), line: 'succeeded' },
	{
		title: 'an HTML page in place of a list',
		reply: answered(200, htmlPage),
		line: 'stop run, failed: NOT_A_LIST',
	},
	{
		title: 'no body',
		reply: answered(204, undefined),
		line: 'stop run, failed: NOT_A_LIST',
	},
	{
		title: 'results that are not a list',
		reply: answered(200, { results: { id: '1' } }),
		line: 'stop run, failed: NOT_A_LIST',
	},
	{
		title: 'no reply to a request that was not delivered',
		reply: { kind: 'unanswered', delivered: 'no', failure: noAnswer },
		line: 'retry, or else notSent: NO_ANSWER',
	},
	{
		title: 'no reply to a request that may have been delivered',
		reply: { kind: 'unanswered', delivered: 'maybe', failure: noAnswer },
		line: 'retry after 0 ms, or else notSent: NO_ANSWER',
	},
	{
		title: 'a request that was not sent',
		reply: { kind: 'unsendable', failure: noToken },
		line: 'stop run, notSent: NO_NEW_TOKEN',
	},
	{
		title: 'the limit per ten seconds',
		reply: answered(429, rateLimit('TEN_SECONDLY_ROLLING', 'ten_secondly_rolling')),
		line: 'retry, or else notSent: ten-second-limit',
	},
	{
		title: 'the limit per second',
		reply: answered(429, rateLimit('SECONDLY', 'secondly')),
		line: 'retry after 1000 ms, or else notSent: rate-limit',
	},
	{
		title: 'a limit with Retry-After',
		reply: answered(429, rateLimit('SECONDLY', 'secondly'), { 'retry-after': '7' }),
		line: 'retry after 7000 ms, or else notSent: rate-limit',
	},
	{
		title: 'the limit per hour',
		reply: answered(429, rateLimit('HOURLY', 'hourly')),
		line: 'retry after 3600000 ms, or else notSent: hourly-limit',
	},
	{
		title: 'a limit per hour with Retry-After',
		reply: answered(429, rateLimit('HOURLY', 'hourly'), { 'retry-after': '60' }),
		line: 'retry after 60000 ms, or else notSent: hourly-limit',
	},
	{
		title: 'the daily limit',
		reply: answered(429, rateLimit('DAILY', 'daily')),
		line: 'stop run, notSent: daily-limit',
	},
	{
		title: 'an account that is being moved',
		reply: answered(477, '', { 'retry-after': '3' }),
		line: 'retry after 3000 ms, or else notSent: account-moving',
	},
	{
		title: 'a lock',
		reply: answered(423, ''),
		line: 'retry after 2000 ms, or else notSent: records-locked',
	},
	{
		title: 'a timeout',
		reply: answered(408, ''),
		line: 'retry after 0 ms, or else notSent: timeout',
	},
	{
		title: 'an outage',
		reply: answered(500, refusal('INTERNAL_ERROR', 'internal error')),
		line: 'retry after 0 ms, or else notSent: outage',
	},
	{
		title: 'an outage with Retry-After',
		reply: answered(503, htmlPage, { 'retry-after': '2' }),
		line: 'retry after 2000 ms, or else notSent: outage',
	},
	{
		title: 'a token that is refused',
		reply: answered(401, refusal('INVALID_AUTHENTICATION', 'Authentication credentials not found')),
		line: 'stop run, notSent: token-invalid',
	},
	{
		title: 'a token that has expired',
		reply: answered(401, refusal('EXPIRED_AUTHENTICATION', 'The OAuth token expired')),
		line: 'stop run, notSent: token-expired',
	},
	{
		title: 'a blocked app',
		reply: answered(403, refusal('BANNED', 'This app is banned.')),
		line: 'stop run, notSent: app-blocked',
	},
	{
		title: 'a missing permission',
		reply: answered(403, refusal('FORBIDDEN', 'Not allowed')),
		line: 'stop run, failed: permission-missing',
	},
	{
		title: 'a firewall',
		reply: answered(403, htmlPage),
		line: 'stop run, failed: forbidden-unexplained',
	},
	{
		title: 'a missing scope',
		reply: answered(403, missingScope),
		line: 'stop run, failed: scope-missing',
	},
	{
		title: 'a missing scope with another status',
		reply: answered(400, missingScope),
		line: 'stop run, failed: scope-missing',
	},
	{
		title: 'an object without such a list',
		reply: answered(404, refusal('OBJECT_NOT_FOUND', 'Not found')),
		line: 'stop run, failed: LIST_NOT_FOUND',
	},
	{
		title: 'a path that does not exist',
		reply: answered(404, htmlPage),
		line: 'stop run, failed: LIST_NOT_FOUND',
	},
	{
		title: 'a path that is gone',
		reply: answered(410, ''),
		line: 'stop run, failed: LIST_NOT_FOUND',
	},
	{
		title: 'a method that the path does not support',
		reply: answered(405, refusal('OTHER', 'method not allowed')),
		line: 'stop run, failed: LIST_NOT_FOUND',
	},
	{
		title: 'a missing scope without a name, with another status',
		reply: answered(400, refusal('MISSING_SCOPES', 'Not all scopes')),
		line: 'stop run, failed: scope-missing-unnamed',
	},
	{ title: 'a redirection', reply: answered(302, ''), line: 'stop run, failed: LIST_REDIRECTED' },
	{
		title: 'an object type that does not exist',
		reply: answered(400, refusal('VALIDATION_ERROR', 'Unable to infer object type from: x')),
		line: 'stop run, failed: LIST_REFUSED',
	},
	{
		title: 'an invalid cursor',
		reply: answered(400, refusal('VALIDATION_ERROR', 'Invalid cursor')),
		line: 'stop run, failed: LIST_REFUSED',
	},
	{ title: 'a 400 page', reply: answered(400, htmlPage), line: 'stop run, failed: LIST_REFUSED' },
	{ title: 'a conflict', reply: answered(409, ''), line: 'stop run, failed: LIST_REFUSED' },
];

test.each(rows)('the reply to a list: $title', ({ reply, line }) => {
	expect(linesOf(judgeList(reply, NOW))).toEqual([line]);
});

test.each([
	{ title: 'an HTML page', reply: answered(200, htmlPage) },
	{ title: 'an empty object', reply: answered(200, {}) },
	{ title: 'no body', reply: answered(204, undefined) },
])('a success that is no list is asked for once more: $title', ({ reply }) => {
	expect(linesOf(judgeList(reply, NOW, 'askAgain'))).toEqual(['retry, or else failed: NOT_A_LIST']);
});

test("a refused list has HubSpot's own message beside its line", () => {
	const body = refusal('VALIDATION_ERROR', 'Invalid cursor', { correlationId: 'c-1' });
	expect(judgeList(answered(400, body), NOW)).toMatchObject({
		failure: {
			message: problemLine('LIST_REFUSED', { why: 'status 400: Invalid cursor' }),
			original: 'Invalid cursor',
			correlationId: 'c-1',
			httpStatus: 400,
			property: undefined,
		},
	});
});

test("the end of HubSpot's sentence is left out of the line, and no other full stop", () => {
	const body = refusal('VALIDATION_ERROR', 'Invalid cursor: a.b.');
	expect(judgeList(answered(400, body), NOW)).toMatchObject({
		failure: { message: problemLine('LIST_REFUSED', { why: 'status 400: Invalid cursor: a.b' }) },
	});
});

test.each([
	{ status: 202, code: 'NOT_A_LIST' },
	{ status: 307, code: 'LIST_REDIRECTED' },
	{ status: 410, code: 'LIST_NOT_FOUND' },
] as const)('the line has the status: $status', ({ status, code }) => {
	expect(judgeList(answered(status, htmlPage), NOW)).toMatchObject({
		failure: { message: problemLine(code, { status: String(status) }) },
	});
});

test('a list that is refused without words has the status alone', () => {
	expect(judgeList(answered(409, ''), NOW)).toMatchObject({
		failure: { message: problemLine('LIST_REFUSED', { why: 'status 409' }) },
	});
});

test('a list is returned unchanged', () => {
	const body = { results: [{ id: '1' }], paging: { next: { after: '1' } } };
	expect(judgeList(answered(200, body), NOW)).toEqual({
		verdict: 'settled',
		outcomes: [{ outcome: 'succeeded', value: body }],
	});
});

const refused = rows.flatMap(({ title, reply, line }) =>
	reply.kind === 'answered' && line !== 'succeeded' ? [{ title, reply }] : [],
);

test.each(refused)('the failure has the status of the reply: $title', ({ reply }) => {
	expect(judgeList(reply, NOW)).toMatchObject({ failure: { httpStatus: reply.status } });
});
