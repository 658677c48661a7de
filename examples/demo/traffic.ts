/* eslint-disable @n8n/community-nodes/no-restricted-imports -- listens to Node's own report of requests */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const channel = 'http.client.response.finish';

/** Counts answered requests as they pass through Node, whoever sent them. */
export interface Traffic {
	stop(): void;
}

/** Calls `onAnswer` for every answer from the host of `baseUrl`, until stopped. */
export function watchTraffic(baseUrl: string, onAnswer: () => void): Traffic {
	const { host } = new URL(baseUrl);
	const listen = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		if (request.getHeader('host') === host) onAnswer();
	};
	subscribe(channel, listen);
	return { stop: () => unsubscribe(channel, listen) };
}
