/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';

const START = 'http.client.request.start';

/** Counts the HTTP requests of this process that have left and are not over. */
export class RequestsUnderWay {
	now = 0;

	most = 0;

	private readonly onStart = (message: unknown): void => {
		const { request } = message as { request: ClientRequest };
		this.now += 1;
		this.most = Math.max(this.most, this.now);
		let isOver = false;
		const over = () => {
			if (!isOver) this.now -= 1;
			isOver = true;
		};
		// Before whoever sent it hears of it, and sends the next one.
		request.prependOnceListener('error', over);
		request.prependOnceListener('response', (response: IncomingMessage) => {
			response.prependOnceListener('end', over);
		});
		request.once('close', over);
	};

	watch(): void {
		subscribe(START, this.onStart);
	}

	forget(): void {
		unsubscribe(START, this.onStart);
	}
}
