/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a script for the command line */
import { setImmediate } from 'node:timers/promises';
import type { IHttpRequestOptions } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../../sandbox';

/** A reply as n8n's HTTP client returns it. */
interface ParsedReply {
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: unknown;
}

/**
 * HubSpot without a network. The first run of a job is answered by a sandbox, and its replies are
 * kept as text. Later runs send the same requests, and get the kept replies: no time of a server is
 * in their figures, only the JSON of the request and of the reply, as with n8n's HTTP client.
 */
export class RecordedNetwork {
	/** Called at the next request that writes. */
	onFirstWrite: () => void = () => {};

	private readonly replies = new Map<string, { readonly status: number; readonly text: string }>();

	private sandbox: Sandbox | undefined;

	/** Starts to record. */
	async open(): Promise<void> {
		this.sandbox = await startSandbox({ rateLimit: false, keepBodies: false });
	}

	/** Ends the recording: the sandbox and its records are dropped. */
	async freeze(): Promise<void> {
		await this.sandbox?.close();
		this.sandbox = undefined;
	}

	/** In place of n8n's `httpRequestWithAuthentication`. */
	readonly send = async (
		_credential: string,
		{ method = 'GET', url, qs, body }: IHttpRequestOptions,
	): Promise<ParsedReply> => {
		if (method === 'POST') {
			this.onFirstWrite();
			this.onFirstWrite = () => {};
		}
		const sent = typeof body === 'string' ? body : JSON.stringify(body ?? {});
		const query = new URLSearchParams(Object.entries(qs ?? {}).map(([k, v]) => [k, String(v)]));
		const path = `${new URL(url).pathname}?${query.toString()}`;
		// A real request lets the event loop turn.
		await setImmediate();
		const key = `${method} ${path} ${sent}`;
		const kept = this.replies.get(key) ?? (await this.record(key, method, path, sent));
		return { statusCode: kept.status, headers: {}, body: JSON.parse(kept.text) as unknown };
	};

	private async record(key: string, method: string, path: string, sent: string) {
		if (!this.sandbox) throw new Error(`A request that was not recorded: ${key.slice(0, 300)}`);
		const body: unknown = method === 'GET' ? undefined : JSON.parse(sent);
		const reply = await this.sandbox.inject({ method, path, body });
		const kept = { status: reply.status, text: JSON.stringify(reply.body) };
		this.replies.set(key, kept);
		return kept;
	}
}
