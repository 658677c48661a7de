import type { IHttpRequestOptions } from 'n8n-workflow';

import { engine } from '../../../../nodes/CrmBatch/n8n/engine';
import { hubspotTransport, type HttpContext } from '../../../../nodes/CrmBatch/n8n/http/transport';

/** Sends a request through an n8n that returns these statuses, one a call. */
async function sendThrough(statuses: readonly number[], type = 'hubspotCrmBatchOAuth2Api') {
	const seen: IHttpRequestOptions[] = [];
	const helpers = {
		httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
			seen.push(options);
			return { statusCode: statuses[seen.length - 1], headers: { 'X-Id': 7 }, body: {} };
		},
	};
	const send = hubspotTransport({ helpers } as unknown as HttpContext, type, 'https://x.invalid');
	const reply = await send({ method: 'GET', path: '/crm/v3/owners' });
	return { reply, asked: seen.map(({ ignoreHttpStatusErrors }) => ignoreHttpStatusErrors) };
}

const except401 = { ignore: true, except: [401] };
const answer = (status: number) => ({
	kind: 'answered',
	status,
	headers: { 'x-id': '7' },
	body: {},
});

test.each([200, 429, 502])('asks n8n to return the status %d', async (status) => {
	const { reply, asked } = await sendThrough([status]);
	expect(asked).toEqual([except401]);
	expect(reply).toEqual(answer(status));
});

test('sends again without the option if an older n8n returns a 401 of OAuth2', async () => {
	const { reply, asked } = await sendThrough([401, 200]);
	expect(asked).toEqual([except401, undefined]);
	expect(reply).toEqual(answer(200));
});

test('does not send again for an access token, which n8n cannot refresh', async () => {
	const { reply, asked } = await sendThrough([401], 'hubspotCrmBatchApi');
	expect(asked).toEqual([except401]);
	expect(reply).toEqual(answer(401));
});

test('the n8n of these tests routes details', () => {
	expect(engine).toEqual({ routesDetails: true });
});
