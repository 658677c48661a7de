import type { WireBatch } from './wire';

/** The reply of a handler, before the HTTP layer sends it. */
export interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	readonly body?: unknown;
	/** Sent unchanged instead of `body`, as plain text unless `headers` say otherwise. */
	readonly text?: string;
}

/** An HTML page, which is HubSpot's reply where there is no endpoint. */
export function page(status: number, html: string): Reply {
	return { status, headers: { 'content-type': 'text/html;charset=utf-8' }, text: html };
}

/** The reply of a batch endpoint. Faults can edit its body. */
export interface BatchReply extends Reply {
	readonly body?: WireBatch;
}
