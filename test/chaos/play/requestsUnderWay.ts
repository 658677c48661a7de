/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

const START = 'http.client.request.start';

/** Counts the HTTP requests of this process that are sent and not yet answered. */
export class RequestsUnderWay {
	now = 0;

	most = 0;

	/** All requests so far. */
	started = 0;

	private readonly onStart = (message: unknown): void => {
		const { request } = message as { request: ClientRequest };
		this.started += 1;
		this.now += 1;
		this.most = Math.max(this.most, this.now);
		let isOver = false;
		const over = () => {
			if (!isOver) this.now -= 1;
			isOver = true;
		};
		// Prepended, so that a request is over before the sender handles the reply and sends the next.
		request.prependOnceListener('error', over);
		request.prependOnceListener('response', (response: IncomingMessage) => {
			response.prependOnceListener('end', over);
		});
		request.once('close', over);
	};

	watch(): void {
		subscribe(START, this.onStart);
	}

	stop(): void {
		unsubscribe(START, this.onStart);
	}
}
