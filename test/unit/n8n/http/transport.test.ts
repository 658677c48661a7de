import type { IHttpRequestOptions } from 'n8n-workflow';

import { engine, type Engine } from '../../../../nodes/CrmBatch/n8n/engine';
import { hubspotTransport, type HttpContext } from '../../../../nodes/CrmBatch/n8n/http/transport';

/** The options that n8n's HTTP helper gets for a request. */
async function optionsOn(abilities?: Pick<Engine, 'knowsStatusExceptions'>) {
	const seen: IHttpRequestOptions[] = [];
	const helpers = {
		httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
			seen.push(options);
			return { statusCode: 200, headers: { 'X-Id': 7 }, body: { results: [] } };
		},
	};
	const context = { helpers } as unknown as HttpContext;
	const send = hubspotTransport(context, 'hubspotCrmBatchApi', 'https://x.invalid', abilities);
	const reply = await send({ method: 'GET', path: '/crm/v3/owners' });
	return { reply, options: seen[0] };
}

test('an n8n that knows exceptions returns every status except 401', async () => {
	const { options, reply } = await optionsOn({ knowsStatusExceptions: true });
	expect(options?.ignoreHttpStatusErrors).toEqual({ ignore: true, except: [401] });
	expect(reply).toEqual({
		kind: 'answered',
		status: 200,
		headers: { 'x-id': '7' },
		body: { results: [] },
	});
});

test('an older n8n throws every status, so that it refreshes a token after a 401', async () => {
	const { options } = await optionsOn({ knowsStatusExceptions: false });
	expect(options?.url).toBe('https://x.invalid/crm/v3/owners');
	expect(options).not.toHaveProperty('ignoreHttpStatusErrors');
});

test('the n8n of these tests has every ability', async () => {
	expect(engine).toEqual({ routesDetails: true, knowsStatusExceptions: true });
	const { options } = await optionsOn();
	expect(options).toHaveProperty('ignoreHttpStatusErrors');
});
