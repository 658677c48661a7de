import {
	NodeApiError,
	NodeOperationError,
	OperationalError,
	UserError,
	type INode,
	type JsonObject,
} from 'n8n-workflow';

import type { Reply } from '../../../../nodes/CrmBatch/hubspot/reply/reply';
import { replyOf } from '../../../../nodes/CrmBatch/n8n/http/requestErrors';
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
}

/** What axios throws: n8n tells it by the name of its class. */
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

/** What n8n's OAuth2 client throws of a token endpoint's answer that has an error in it. */
class AuthError extends Error {
	readonly code = 'EAUTH';
}

/** What it throws of any other answer that it does not like. */
class ResponseError extends Error {
	readonly code = 'ESTATUS';

	constructor(readonly status: number) {
		super(`HTTP status ${status}`);
	}
}

/** What n8n's HTTP helper makes of an error. */
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

interface Row {
	readonly title: string;
	readonly error: unknown;
	readonly reply: Reply;
}

const noAnswer = (why: string) => ({
	message: `No answer from HubSpot (${why}): check that n8n reaches the credential's 'Base URL'`,
	code: 'NO_ANSWER',
});

const check = ({ error, reply }: Row): void => expect(replyOf(error, URL_SENT)).toEqual(reply);

describe('an answer of HubSpot that n8n throws', () => {
	const expired = refusal('EXPIRED_AUTHENTICATION', 'The access token is expired.');

	test.each<Row>([
		{
			title: 'keeps its status and its body',
			error: answeredBy(401, expired),
			reply: { kind: 'answered', status: 401, headers: {}, body: expired },
		},
		{
			title: 'has no body when it was no object',
			error: answeredBy(502, '<html></html>'),
			reply: { kind: 'answered', status: 502, headers: {}, body: undefined },
		},
		{
			title: 'may be a redirection',
			error: answeredBy(302),
			reply: { kind: 'answered', status: 302, headers: {}, body: undefined },
		},
	])('$title', check);

	test.each([200, 201, 204, 299])('%d is none, if its body broke off', (status) => {
		const error = new AxiosError('aborted', 'ECONNRESET', URL_SENT, { status });
		expect(replyOf(wrapped(error), URL_SENT)).toEqual({
			kind: 'unanswered',
			delivered: 'maybe',
			...noAnswer('ECONNRESET'),
		});
	});
});

describe('a request that got no answer', () => {
	const how = [
		{ as: 'as it is', thrown: (error: Error): Error => error },
		{ as: 'as n8n wraps it', thrown: wrapped },
		{ as: 'as a cause', thrown: (error: Error): Error => new Error('it failed', { cause: error }) },
	];

	describe.each(how)('$as', ({ thrown }) => {
		test.each([
			'EADDRNOTAVAIL',
			'EAI_AGAIN',
			'ECONNREFUSED',
			'EHOSTUNREACH',
			'ENETUNREACH',
			'ENOTFOUND',
		])('%s: HubSpot has not seen it', (code) => {
			expect(replyOf(thrown(network(code)), URL_SENT)).toEqual({
				kind: 'unanswered',
				delivered: 'no',
				...noAnswer(code),
			});
		});

		test.each([
			'ECONNRESET',
			'ECONNABORTED',
			'EPIPE',
			'EPROTO',
			'ERR_BAD_RESPONSE',
			'ERR_CANCELED',
			'ETIMEDOUT',
		])('%s: HubSpot may have seen it', (code) => {
			expect(replyOf(thrown(network(code)), URL_SENT)).toEqual({
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
			expect(replyOf(thrown(network(code)), URL_SENT)).toEqual({
				kind: 'unsendable',
				outcome: 'notSent',
				message: `The request cannot be made (${code}): check the credential's 'Base URL' and the certificate of its host`,
				code: 'REQUEST_IMPOSSIBLE',
			});
		});
	});

	test.each<{ readonly title: string; readonly error: unknown; readonly why: string }>([
		{ title: 'an error without a code', error: new Error('it broke'), why: 'it broke' },
		{ title: 'an error without a message', error: new TypeError(''), why: 'TypeError' },
		{
			title: 'a code that is none',
			error: Object.assign(new Error('it broke'), { code: 'odd code' }),
			why: 'it broke',
		},
		{ title: 'a status that is none', error: { httpCode: '40' }, why: 'no reason given' },
		{ title: 'a text', error: 'it broke', why: 'no reason given' },
		{ title: 'nothing', error: undefined, why: 'no reason given' },
		{ title: 'null', error: null, why: 'no reason given' },
		{ title: 'an object of no class', error: Object.create(null), why: 'no reason given' },
	])('may have been seen, as far as is known: $title', ({ error, why }) => {
		expect(replyOf(error, URL_SENT)).toEqual({
			kind: 'unanswered',
			delivered: 'maybe',
			...noAnswer(why),
		});
	});

	test('an error that is its own cause is read all the same', () => {
		const error = new Error('it broke');
		error.cause = error;
		expect(replyOf(error, URL_SENT)).toMatchObject({ kind: 'unanswered', delivered: 'maybe' });
	});
});

describe('a request that n8n does not send', () => {
	test.each([
		{ title: 'an error of the user', error: new UserError('not connected') },
		{ title: 'an error of the operation', error: new OperationalError('not connected') },
		{ title: 'an error of the node', error: new NodeOperationError(node, 'not connected') },
		{
			title: 'an error of the user, as a cause',
			error: new Error('not connected', { cause: new UserError('no token') }),
		},
	])('$title is told as it is', ({ error }) => {
		expect(replyOf(error, URL_SENT)).toEqual({
			kind: 'unsendable',
			outcome: 'notSent',
			message: 'not connected',
			code: 'CREDENTIAL_NOT_READY',
		});
	});

	test('an error of n8n about the network is one of the network', () => {
		const error = new OperationalError('it broke', { cause: network('ECONNRESET') });
		expect(replyOf(error, URL_SENT)).toMatchObject({ kind: 'unanswered', delivered: 'maybe' });
	});
});

describe('a failure to get a new access token', () => {
	const noToken = (why: string): Reply => ({
		kind: 'unanswered',
		delivered: 'no',
		message: `HubSpot's token endpoint did not give a new access token (${why}): try again later`,
		code: 'TOKEN_ENDPOINT_SILENT',
	});

	test.each<Row>([
		{
			title: 'a token endpoint that is overloaded',
			error: answeredBy(503, { message: 'busy' }, TOKEN_URL),
			reply: noToken('503'),
		},
		{
			title: 'a token endpoint that limits the rate',
			error: answeredBy(429, { message: 'slow down' }, TOKEN_URL),
			reply: noToken('429'),
		},
		{
			title: 'a token endpoint that cannot be reached',
			error: wrapped(network('ECONNREFUSED', TOKEN_URL)),
			reply: noToken('ECONNREFUSED'),
		},
		{
			title: 'a token endpoint whose answer was lost: the request to HubSpot was refused before',
			error: network('ECONNRESET', TOKEN_URL),
			reply: noToken('ECONNRESET'),
		},
		{
			title: 'a token endpoint that breaks down, in the words of n8n',
			error: wrapped(new ResponseError(500)),
			reply: noToken('500'),
		},
	])('may pass: $title', check);

	test.each([
		{ title: 'a client that is not known', error: answeredBy(401, {}, TOKEN_URL) },
		{ title: 'a refresh token that is no good', error: answeredBy(400, {}, TOKEN_URL) },
		{ title: 'the same, in the words of n8n', error: wrapped(new ResponseError(400)) },
		{ title: 'an error in the answer', error: new AuthError('invalid grant') },
		{ title: 'an error in the answer, wrapped', error: wrapped(new AuthError('invalid grant')) },
	])('does not pass: $title', ({ error }) => {
		expect(replyOf(error, URL_SENT)).toEqual({
			kind: 'unsendable',
			outcome: 'failed',
			message: `HubSpot gave no new access token: reconnect the credential, and check its client ID and secret (${error.message})`,
			code: 'NO_NEW_TOKEN',
		});
	});

	test('is not suspected where the address is the one of the request, with a query', () => {
		const url = `${URL_SENT}?archived=true`;
		expect(replyOf(wrapped(network('ECONNRESET', url)), URL_SENT)).toMatchObject({
			...noAnswer('ECONNRESET'),
		});
	});
});
