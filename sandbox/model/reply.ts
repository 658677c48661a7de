import type { WireBatch } from './wire';

/** What a handler answers, before the rim sends it. */
export interface Reply {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	/** Sent as JSON. */
	readonly body?: unknown;
	/** Sent as it is, in place of `body`; as plain text unless `headers` say otherwise. */
	readonly text?: string;
}

/** A page, which is what HubSpot answers with where no endpoint is there to answer. */
export function page(status: number, html: string): Reply {
	return { status, headers: { 'content-type': 'text/html;charset=utf-8' }, text: html };
}

/** A reply of a batch endpoint; faults take it apart. */
export interface BatchReply extends Reply {
	readonly body?: WireBatch;
}
