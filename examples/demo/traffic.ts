/* eslint-disable @n8n/community-nodes/no-restricted-imports -- subscribes to the diagnostics of Node.js */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

const channel = 'http.client.response.finish';

/** A subscription to the answered requests of this process. */
export interface Traffic {
	stop(): void;
}

/** Calls `onAnswer` for each response from the host of `baseUrl` until it is stopped. */
export function watchTraffic(baseUrl: string, onAnswer: () => void): Traffic {
	const { host } = new URL(baseUrl);
	const listen = (message: unknown) => {
		const { request } = message as { request: ClientRequest };
		if (request.getHeader('host') === host) onAnswer();
	};
	subscribe(channel, listen);
	return { stop: () => unsubscribe(channel, listen) };
}
