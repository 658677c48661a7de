import { NodeOperationError, type IHttpRequestOptions, type INode } from 'n8n-workflow';

import type { Clock } from '../../../../nodes/CrmBatch/batch/types';
import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { hubspotTransport, type HttpContext } from '../../../../nodes/CrmBatch/n8n/http/transport';

const request = { method: 'GET', path: '/crm/v3/owners' } as const;
const answer = (status: number) => ({
	kind: 'answered',
	status,
	headers: { 'x-id': '7' },
	body: {},
});

/** A clock on which every reply comes before its deadline. */
const onTime: Clock = {
	now: () => 0,
	random: () => 0,
	sleep: async (_ms, signal) =>
		await new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
};

/** An n8n whose HTTP helper accepts one token, which is not the first one. */
function n8n({
	type = 'hubspotCrmBatchOAuth2Api',
	renewal = async () => {},
}: {
	type?: string;
	renewal?: () => Promise<void>;
}) {
	const seen: IHttpRequestOptions[] = [];
	let token = 'expired';
	let renewals = 0;
	const helpers = {
		httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
			seen.push(options);
			const statusCode = token === 'expired' ? 401 : 200;
			await Promise.resolve();
			return { statusCode, headers: { 'X-Id': 7 }, body: {} };
		},
		refreshOAuth2Token: async () => {
			renewals += 1;
			await renewal();
			token = 'good';
		},
	};
	const context = { helpers } as unknown as HttpContext;
	const send = hubspotTransport(context, type, 'https://x.invalid', onTime);
	return {
		send: async () => await send(request),
		expire: () => (token = 'expired'),
		seen,
		renewals: () => renewals,
	};
}

/** A transport with an access token, on a clock that waits like this. */
const transportOf = (
	httpRequestWithAuthentication: () => Promise<unknown>,
	sleep: Clock['sleep'],
) =>
	hubspotTransport(
		{ helpers: { httpRequestWithAuthentication } } as unknown as HttpContext,
		'hubspotCrmBatchApi',
		'https://x.invalid',
		{ ...onTime, sleep },
	);

test('has n8n return every status, so that its headers are known', async () => {
	const { send, seen } = n8n({ type: 'hubspotCrmBatchApi' });
	expect(await send()).toEqual(answer(401));
	expect(seen).toEqual([
		expect.objectContaining({
			url: 'https://x.invalid/crm/v3/owners',
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			disableFollowRedirect: true,
		}),
	]);
});

test('does not renew an access token, which n8n cannot refresh', async () => {
	const { send, renewals } = n8n({ type: 'hubspotCrmBatchApi' });
	await send();
	expect(renewals()).toBe(0);
});

test('gives up a reply that never ends: HubSpot may have carried out the request', async () => {
	const waits: number[] = [];
	const sleep = async (ms: number) => {
		waits.push(ms);
		await Promise.resolve();
	};
	const send = transportOf(async () => await new Promise(() => {}), sleep);
	expect(await send(request)).toEqual({
		kind: 'unanswered',
		delivered: 'maybe',
		failure: failureOf(problem('NO_ANSWER', { why: '150 seconds' })),
	});
	expect(waits).toEqual([150_000]);
});

test('the wait for the deadline ends with the reply', async () => {
	const signals: AbortSignal[] = [];
	const sleep: Clock['sleep'] = async (ms, signal) => {
		signals.push(signal);
		await onTime.sleep(ms, signal);
	};
	const reply = { statusCode: 200, headers: {}, body: {} };
	await transportOf(async () => await Promise.resolve(reply), sleep)(request);
	expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
});

describe('a 401 of OAuth2', () => {
	test('renews the token, and sends the request again', async () => {
		const { send, seen, renewals } = n8n({});
		expect(await send()).toEqual(answer(200));
		expect(seen).toHaveLength(2);
		expect(renewals()).toBe(1);
	});

	test('renews the token once for requests that are refused together', async () => {
		const { send, renewals } = n8n({});
		const replies = await Promise.all([send(), send(), send(), send()]);
		expect(replies).toEqual(new Array(4).fill(answer(200)));
		expect(renewals()).toBe(1);
	});

	test('renews the token again when the new one has expired', async () => {
		const { send, expire, renewals } = n8n({});
		await send();
		expire();
		expect(await send()).toEqual(answer(200));
		expect(renewals()).toBe(2);
	});

	test('asks again for a token that a busy endpoint did not issue', async () => {
		let asked = 0;
		const busy = Object.assign(new Error('HTTP status 503'), { code: 'ESTATUS', status: 503 });
		const { send, renewals } = n8n({
			renewal: async () => {
				if (++asked === 1) throw busy;
			},
		});
		const why = problem('TOKEN_ENDPOINT_SILENT', { why: '503' });
		expect(await send()).toEqual({ kind: 'unanswered', delivered: 'no', failure: failureOf(why) });
		expect(await send()).toEqual(answer(200));
		expect(renewals()).toBe(2);
	});

	test('does not ask again for a token of a revoked grant', async () => {
		const node = { name: 'Node' } as INode;
		const { send, renewals } = n8n({
			renewal: async () => {
				throw new NodeOperationError(node, 'needs to be reconnected');
			},
		});
		const first = await Promise.all([send(), send()]);
		const why = problem('CREDENTIAL_NOT_READY', { said: 'needs to be reconnected' });
		const refused = { kind: 'unsendable', failure: failureOf(why) };
		expect([...first, await send()]).toEqual(new Array(3).fill(refused));
		expect(renewals()).toBe(1);
	});
});
