import { bodiesOf } from '../jobs';
import type { Contestant } from './contestant';

interface Result {
	readonly properties: Record<string, string>;
}

/** The floor: bodies that are ready, sent with `fetch`, and replies that are only parsed. */
export const floor: Contestant = {
	title: '`fetch` loop, bodies ready',
	does: () => true,
	requests: (count) => Math.ceil(count / 100),
	inFlight: (wanted) => wanted || 10,
	prepare: async ({ job, rows, hubspot, inFlight }) => {
		const bodies = bodiesOf(job, rows).map((body) => JSON.stringify(body));
		const headers = {
			authorization: `Bearer ${hubspot.accessToken}`,
			'content-type': 'application/json',
		};
		const url = hubspot.url + job.path;
		return await Promise.resolve(async () => {
			const keys: string[] = [];
			let next = 0;
			const lane = async () => {
				for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) {
					const reply = await fetch(url, { method: 'POST', headers, body });
					const { results } = (await reply.json()) as { results: Result[] };
					for (const { properties } of results) keys.push(String(properties[job.key]));
				}
			};
			await Promise.all(Array.from({ length: inFlight || 10 }, lane));
			return keys;
		});
	},
};
