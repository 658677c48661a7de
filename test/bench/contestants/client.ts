import { Client } from '@hubspot/api-client';

import { bodiesOf } from '../jobs';
import type { Contestant } from './contestant';

/**
 * HubSpot's official client with the limiter that it has by default: 9 requests a second, 6 at a
 * time. It tries again after a 429, which it does not by default.
 */
export const client: Contestant = {
	title: '`@hubspot/api-client`, its limiter',
	does: () => true,
	requests: (count) => Math.ceil(count / 100),
	inFlight: () => 6,
	perSecond: 9,
	prepare: async ({ job, rows, hubspot }) => {
		const api = new Client({
			...{ accessToken: hubspot.accessToken, basePath: hubspot.url },
			numberOfApiCallRetries: 6,
		});
		const { contacts, tickets } = api.crm;
		const calls: Record<string, (body: never) => Promise<{ results: object[] }>> = {
			upsert: async (body) => await contacts.batchApi.upsert(body),
			create: async (body) => await tickets.batchApi.create(body),
			read: async (body) => await contacts.batchApi.read(body),
		};
		const call = calls[job.path.split('/').at(-1) ?? ''];
		if (!call) throw new Error(`No call for ${job.path}`);
		return await Promise.resolve(async () => {
			const replies = await Promise.all(
				bodiesOf(job, rows).map(async (body) => await call(body as never)),
			);
			return replies.flatMap(({ results }) =>
				results.map((one) =>
					String((one as { properties: Record<string, string> }).properties[job.key]),
				),
			);
		});
	},
};
