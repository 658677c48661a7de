import {
	NodeApiError,
	NodeOperationError,
	OperationalError,
	UserError,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import type { Reply } from '../../../../nodes/CrmBatch/hubspot/reply/reply';
import { replyOf, tokenReplyOf } from '../../../../nodes/CrmBatch/n8n/http/requestErrors';
import { refusal } from '../../support/replies';

const URL_SENT = 'https://api.hubapi.com/crm/v3/objects/contacts/batch/read';
const TOKEN_URL = 'https://api.hubapi.com/oauth/v1/token';

const node: INode = {
	id: '1',
	name: 'HubSpot CRM Batch',
	type: 'crmBatch',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

interface Response {
	readonly status: number;
	readonly data?: unknown;
	readonly headers?: Record<string, unknown>;
}

/** An error of axios. n8n recognises it by the name of its class. */
class AxiosError extends Error {
	readonly isAxiosError = true;

	readonly config: { readonly url: string };

	constructor(
		message: string,
		readonly code: string | undefined,
		url: string,
		readonly response?: Response,
	) {
		super(message);
		this.config = { url };
	}
}

/** An error of n8n's OAuth2 client for a token reply that has an error in it. */
class AuthError extends Error {
	readonly code = 'EAUTH';
}

/** An error of n8n's OAuth2 client for any other reply that it refuses. */
class ResponseError extends Error {
	readonly code = 'ESTATUS';

	constructor(readonly status: number) {
		super(`HTTP status ${status}`);
	}
}

/** Classes with the names of n8n's, as a second copy of n8n-workflow has them. */
const otherCopy = (() => {
	class UserError extends Error {}
	class NodeOperationError extends Error {}
	class NotConnected extends UserError {}
	class ApplicationError extends Error {}
	class NodeApiError extends ApplicationError {}
	return { UserError, NodeOperationError, NotConnected, ApplicationError, NodeApiError };
})();

/** The error that n8n's HTTP helper throws for another error. */
const wrapped = (error: Error): NodeApiError =>
	new NodeApiError(node, error as unknown as JsonObject);

const answeredBy = (status: number, data?: unknown, url = URL_SENT): NodeApiError =>
	wrapped(
		new AxiosError(`Request failed with status code ${status}`, 'ERR_BAD_REQUEST', url, {
			status,
			data,
		}),
	);

const network = (code: string, url = URL_SENT): AxiosError =>
	new AxiosError(`it was ${code}`, code, url);

/** A failure of the operating system, as Node.js reports it and axios passes it on. */
const systemError = (call: string, code: string): Error => {
	const message = `${call} ${code}`;
	const cause = Object.assign(new Error(message), { code, syscall: call });
	return Object.assign(new AxiosError(message, code, URL_SENT), { cause });
};

interface Row {
	readonly title: string;
	readonly error: unknown;
	readonly reply: Reply;
}

const noAnswer = (why: string) => ({ failure: failureOf(problem('NO_ANSWER', { why })) });

const check = ({ error, reply }: Row): void => expect(replyOf(error)).toEqual(reply);

describe('a reply of HubSpot that n8n throws', () => {
	const limits = { 'Retry-After': '3', 'X-HubSpot-RateLimit-Remaining': '0' };
	const limited = new AxiosError('too many', 'ERR_BAD_REQUEST', URL_SENT, {
		status: 429,
		data: { policyName: 'TEN_SECONDLY_ROLLING' },
		headers: limits,
	});
	const limitedReply: Reply = {
		kind: 'answered',
		status: 429,
		headers: { 'retry-after': '3', 'x-hubspot-ratelimit-remaining': '0' },
		body: { policyName: 'TEN_SECONDLY_ROLLING' },
	};
	const expired = refusal('EXPIRED_AUTHENTICATION', 'The access token is expired.');

	test.each<Row>([
		{
			title: 'keeps its status and its body',
			error: answeredBy(401, expired),
			reply: { kind: 'answered', status: 401, headers: {}, body: expired },
		},
		{
			title: 'keeps a body that is not an object',
			error: answeredBy(502, '<html></html>'),
			reply: { kind: 'answered', status: 502, headers: {}, body: '<html></html>' },
		},
		{
			title: 'can be a redirection',
			error: answeredBy(302),
			reply: { kind: 'answered', status: 302, headers: {}, body: undefined },
		},
		{
			title: 'is read from the error alone if its cause is gone',
			error: { httpCode: '429', context: { data: { policyName: 'DAILY' } } },
			reply: { kind: 'answered', status: 429, headers: {}, body: { policyName: 'DAILY' } },
		},
		{
			title: 'is read from the response if the error has no status',
			error: new Error('it failed', { cause: limited }),
			reply: limitedReply,
		},
		{
			title: 'keeps its headers, in lower case',
			error: wrapped(limited),
			reply: limitedReply,
		},
		{
			title: 'can have n8n’s older form of a response',
			error: {
				cause: { response: { statusCode: 503, headers: { 'Retry-After': 2 }, body: 'busy' } },
			},
			reply: { kind: 'answered', status: 503, headers: { 'retry-after': '2' }, body: 'busy' },
		},
	])('$title', check);

	test.each([200, 201, 204, 299])('%d is not one: its body broke off', (status) => {
		const error = new AxiosError('aborted', 'ECONNRESET', URL_SENT, { status });
		expect(replyOf(wrapped(error))).toEqual({
			kind: 'unanswered',
			delivered: 'maybe',
			...noAnswer('ECONNRESET'),
		});
	});
});

describe('a request without a reply', () => {
	const how = [
		{ as: 'thrown unchanged', thrown: (error: Error): Error => error },
		{ as: 'wrapped by n8n', thrown: wrapped },
		{
			as: 'thrown as a cause',
			thrown: (error: Error): Error => new Error('it failed', { cause: error }),
		},
	];

	describe.each(how)('$as', ({ thrown }) => {
		test.each([
			['connect', 'EADDRNOTAVAIL'],
			['connect', 'ECONNREFUSED'],
			['connect', 'EHOSTUNREACH'],
			['connect', 'ENETUNREACH'],
			['connect', 'ETIMEDOUT'],
			['getaddrinfo', 'EAI_AGAIN'],
			['getaddrinfo', 'ENOTFOUND'],
		])('%s %s: HubSpot has not received it', (call, code) => {
			expect(replyOf(thrown(systemError(call, code)))).toEqual({
				kind: 'unanswered',
				delivered: 'no',
				...noAnswer(code),
			});
		});

		// The network can go away after HubSpot has received the request.
		test.each([
			['read', 'ECONNREFUSED'],
			['read', 'ECONNRESET'],
			['read', 'EHOSTUNREACH'],
			['read', 'ENETUNREACH'],
			['write', 'EADDRNOTAVAIL'],
			['write', 'EPIPE'],
		])('%s %s: HubSpot may have received it', (call, code) => {
			expect(replyOf(thrown(systemError(call, code)))).toEqual({
				kind: 'unanswered',
				delivered: 'maybe',
				...noAnswer(code),
			});
		});

		test.each([
			'EADDRNOTAVAIL',
			'ECONNABORTED',
			'ECONNREFUSED',
			'EPROTO',
			'ERR_BAD_RESPONSE',
			'ERR_CANCELED',
			'ETIMEDOUT',
		])('%s without a system call: HubSpot may have received it', (code) => {
			expect(replyOf(thrown(network(code)))).toEqual({
				kind: 'unanswered',
				delivered: 'maybe',
				...noAnswer(code),
			});
		});

		test.each([
			'CERT_HAS_EXPIRED',
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'ERR_BAD_OPTION_VALUE',
			'ERR_INVALID_URL',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		])('%s: it can never be sent', (code) => {
			expect(replyOf(thrown(network(code)))).toEqual({
				kind: 'unsendable',
				failure: failureOf(problem('REQUEST_IMPOSSIBLE', { why: code })),
			});
		});
	});

	const attempt = (call: string, code: string) =>
		Object.assign(new Error(`${call} ${code} ::1:443`), { code, syscall: call });
	const attempts = (...errors: readonly Error[]) =>
		Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' });

	test.each([
		{
			title: 'no address of the host can be reached',
			error: attempts(attempt('connect', 'ECONNREFUSED'), attempt('connect', 'ENETUNREACH')),
			delivered: 'no',
		},
		{
			title: 'one of the attempts was connected',
			error: attempts(attempt('connect', 'ECONNREFUSED'), attempt('read', 'ECONNRESET')),
			delivered: 'maybe',
		},
		{
			title: 'an older n8n keeps only the message of a failed connection',
			error: { httpCode: 'ECONNREFUSED', messages: ['connect ECONNREFUSED 127.0.0.1:9'] },
			delivered: 'no',
		},
		{
			title: 'an older n8n keeps only the message of a lost connection',
			error: { httpCode: 'ENETUNREACH', messages: ['read ENETUNREACH'] },
			delivered: 'maybe',
		},
	])('$title', ({ error, delivered }) => {
		expect(replyOf(error)).toMatchObject({ kind: 'unanswered', delivered });
	});

	test.each<{ readonly title: string; readonly error: unknown; readonly why: string }>([
		{ title: 'an error without a code', error: new Error('it broke'), why: 'it broke' },
		{ title: 'an error without a message', error: new TypeError(''), why: 'TypeError' },
		{
			title: 'an invalid code',
			error: Object.assign(new Error('it broke'), { code: 'no code' }),
			why: 'it broke',
		},
		{ title: 'an invalid status', error: { httpCode: '40' }, why: 'no reason given' },
		{ title: 'text', error: 'it broke', why: 'no reason given' },
		{ title: 'undefined', error: undefined, why: 'no reason given' },
		{ title: 'null', error: null, why: 'no reason given' },
		{ title: 'an object without a prototype', error: Object.create(null), why: 'no reason given' },
		{
			title: 'an object whose prototype has no class',
			error: Object.create(Object.create(null)),
			why: 'no reason given',
		},
		{
			title: 'an API error of an older n8n, whose class extends ApplicationError',
			error: new otherCopy.NodeApiError('it broke'),
			why: 'it broke',
		},
	])('may have been received: $title', ({ error, why }) => {
		expect(replyOf(error)).toEqual({
			kind: 'unanswered',
			delivered: 'maybe',
			...noAnswer(why),
		});
	});

	test('can have an error that is its own cause', () => {
		const error = new Error('it broke');
		error.cause = error;
		expect(replyOf(error)).toMatchObject({ kind: 'unanswered', delivered: 'maybe' });
	});
});

describe('a request that n8n does not send', () => {
	test.each([
		{ title: 'a UserError', error: new UserError('not connected') },
		{ title: 'an OperationalError', error: new OperationalError('not connected') },
		{ title: 'a NodeOperationError', error: new NodeOperationError(node, 'not connected') },
		{
			title: 'a UserError as a cause',
			error: new Error('not connected', { cause: new UserError('no token') }),
		},
		{
			title: 'a UserError of another copy of n8n-workflow',
			error: new otherCopy.UserError('not connected'),
		},
		{
			title: 'a NodeOperationError of another copy, as a cause',
			error: new Error('not connected', {
				cause: new otherCopy.NodeOperationError('no token'),
			}),
		},
		{
			title: 'an error of another copy whose class extends UserError',
			error: new otherCopy.NotConnected('not connected'),
		},
		{
			title: 'an ApplicationError, which an older n8n throws',
			error: new otherCopy.ApplicationError('not connected'),
		},
	])('has n8n’s own message: $title', ({ error }) => {
		expect(replyOf(error)).toEqual({
			kind: 'unsendable',
			failure: failureOf(problem('CREDENTIAL_NOT_READY', { said: 'not connected' })),
		});
	});

	test('is not one if n8n’s error has a network failure as its cause', () => {
		const error = new OperationalError('it broke', { cause: network('ECONNRESET') });
		expect(replyOf(error)).toMatchObject({ kind: 'unanswered', delivered: 'maybe' });
	});
});

describe('a failure to get a new access token', () => {
	const noToken = (why: string): Reply => ({
		kind: 'unanswered',
		delivered: 'no',
		failure: failureOf(problem('TOKEN_ENDPOINT_SILENT', { why })),
	});

	test.each<Row>([
		{
			title: 'a token endpoint that is overloaded',
			error: answeredBy(503, { message: 'busy' }, TOKEN_URL),
			reply: noToken('503'),
		},
		{
			title: 'a token endpoint with a rate limit',
			error: answeredBy(429, { message: 'slow down' }, TOKEN_URL),
			reply: noToken('429'),
		},
		{
			title: 'a token endpoint that cannot be reached',
			error: wrapped(network('ECONNREFUSED', TOKEN_URL)),
			reply: noToken('ECONNREFUSED'),
		},
		{
			title: 'a token endpoint whose reply was lost: HubSpot refused the request before',
			error: network('ECONNRESET', TOKEN_URL),
			reply: noToken('ECONNRESET'),
		},
		{
			title: 'a token endpoint that fails, as n8n reports it',
			error: new ResponseError(500),
			reply: noToken('500'),
		},
		{
			title: 'a token endpoint that fails, wrapped',
			error: wrapped(new ResponseError(500)),
			reply: noToken('500'),
		},
	])('may pass later: $title', ({ error, reply }) => {
		expect(tokenReplyOf(error)).toEqual(reply);
	});

	test.each([
		{ title: 'an unknown client', error: answeredBy(401, {}, TOKEN_URL) },
		{ title: 'an invalid refresh token', error: answeredBy(400, {}, TOKEN_URL) },
		{
			title: 'an invalid refresh token, as n8n reports it',
			error: new ResponseError(400),
		},
		{ title: 'an invalid refresh token, wrapped', error: wrapped(new ResponseError(400)) },
		{ title: 'a page in place of a token', error: new ResponseError(200) },
		{
			title: 'no refresh token',
			error: new Error('OAuth access token expired and no refresh token is available.'),
		},
		{
			title: 'no refresh token, on an older n8n',
			error: Object.assign(new Error('refreshToken is required'), { code: 'ERR_ASSERTION' }),
		},
		{
			title: 'an error in the reply, without its cause',
			error: Object.assign(new Error('invalid grant'), { httpCode: 'EAUTH' }),
		},
		{ title: 'an error in the reply', error: new AuthError('invalid grant') },
		{ title: 'an error in the reply, wrapped', error: wrapped(new AuthError('invalid grant')) },
	])('is permanent: $title', ({ error }) => {
		expect(tokenReplyOf(error)).toEqual({
			kind: 'unsendable',
			failure: failureOf(problem('NO_NEW_TOKEN', { why: error.message })),
		});
	});

	test.each([
		{ title: 'a revoked grant', error: new NodeOperationError(node, 'needs to be reconnected') },
		{
			title: 'a revoked grant, of another copy of n8n-workflow',
			error: new otherCopy.NodeOperationError('needs to be reconnected'),
		},
	])('is permanent, with n8n’s own message: $title', ({ error }) => {
		expect(tokenReplyOf(error)).toEqual({
			kind: 'unsendable',
			failure: failureOf(problem('CREDENTIAL_NOT_READY', { said: 'needs to be reconnected' })),
		});
	});
});
