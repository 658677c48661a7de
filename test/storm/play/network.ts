/* eslint-disable @n8n/community-nodes/no-restricted-globals -- tests run outside n8n */
import { NodeApiError, type IHttpRequestOptions, type INode } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import type { DrivenClock } from '../../chaos/play/drivenClock';
import type { Scenario } from '../scenario/scenario';
import { bodyOf } from '../weather/bodies';
import { told } from '../weather/lies';
import { lossError, lossOf } from '../weather/losses';
import { isCarriedOut, type Weather } from '../weather/weather';
import type { Lists } from './lists';
import type { Sent, SentInput } from './sent';
import type { Stranger } from './stranger';
import type { Witness } from './witness';

interface Reply {
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: unknown;
}

const CALM: Weather = { kind: 'calm', delayMs: 0 };

export interface Surroundings {
	readonly sandbox: Sandbox;
	readonly clock: DrivenClock;
	readonly witness: Witness;
	readonly stranger: Stranger;
	readonly node: INode;
	readonly lists: Lists;
}

/**
 * The network between the node and the sandbox: stand-in for n8n's HTTP helper. It lets one request
 * at a time through, loses and forges replies, and lets the stranger act in between.
 */
export class Network {
	readonly sent: Sent[] = [];
	/** Requests under way that do not wait for the clock. */
	busy = 0;
	private isOver = false;

	private tries = 0;
	private isClosed = false;
	private line: Promise<void> = Promise.resolve();

	constructor(
		private readonly scenario: Scenario,
		private readonly around: Surroundings,
		private readonly cancel: AbortController,
	) {}

	/** The run is over: what a stuck run still sends must not reach the sandbox of the next one. */
	close(): void {
		this.isClosed = true;
		this.cancel.abort();
	}

	/** A new try of the node begins. */
	begin(): void {
		this.tries += 1;
		this.isOver = false;
	}

	async send(options: IHttpRequestOptions): Promise<Reply> {
		if (this.isClosed) throw lossError('cancelled', this.around.node, options.url);
		const path = new URL(options.url).pathname;
		if (options.method === 'POST' && path.includes('/batch/')) {
			return await this.sendBatch(options, path);
		}
		const { status, body } = await this.around.lists.get(options.method ?? 'GET', pathOf(options));
		return this.reply(status, {}, body);
	}

	private async sendBatch(options: IHttpRequestOptions, path: string): Promise<Reply> {
		const n = this.sent.length;
		const weather = this.scenario.weather[n] ?? CALM;
		const body = JSON.parse(JSON.stringify(options.body)) as { inputs: SentInput[] };
		const sent: Sent = {
			operation: path.split('/').at(-1) ?? '',
			inputs: body.inputs,
			weather,
			isLate: this.isOver,
			isHonest: false,
			isCutOff: false,
		};
		this.sent.push(sent);
		const cutOff = this.cutOff(sent, options.url);
		// HubSpot can carry out a request whose sender no longer waits for it.
		this.busy += 1;
		const answered = this.answer(options, body, sent, n).finally(() => (this.busy -= 1));
		answered.catch(() => {});
		try {
			return await Promise.race([answered, cutOff.promise]);
		} finally {
			cutOff.forget();
		}
	}

	/** Fails when the execution is cancelled. */
	private cutOff(sent: Sent, url: string): { promise: Promise<never>; forget: () => void } {
		const { signal } = this.cancel;
		let cut = () => {};
		const promise = new Promise<never>((_, reject) => {
			cut = () => {
				sent.isCutOff = true;
				reject(lossError('cancelled', this.around.node, url));
			};
		});
		if (signal.aborted) cut();
		else signal.addEventListener('abort', cut);
		return { promise, forget: () => signal.removeEventListener('abort', cut) };
	}

	private async answer(
		options: IHttpRequestOptions,
		body: unknown,
		sent: Sent,
		n: number,
	): Promise<Reply> {
		const { weather } = sent;
		await this.wait(weather.delayMs);
		await this.inLine(async () => {
			if (this.isClosed) return;
			await this.intrude(n, 'before');
			if (isCarriedOut(weather)) await this.carryOut(options, body, sent);
			await this.intrude(n, 'after');
		});
		switch (weather.kind) {
			case 'calm':
				sent.isHonest = true;
				return this.reply(sent.honest?.status ?? 0, {}, sent.honest?.body);
			case 'lies':
				return this.reply(
					sent.honest?.status ?? 0,
					{},
					told(
						structuredClone(sent.honest?.body),
						weather.lies,
						this.around.witness.recordsBeside(sent.honest?.body),
					),
				);
			case 'loss': {
				const { isTimeout, isEndless } = lossOf(weather.loss);
				if (isTimeout) await this.wait(options.timeout ?? 0);
				if (isEndless) await this.untilAborted(options);
				throw lossError(weather.loss, this.around.node, options.url);
			}
			default: {
				const { status, headers } = weather;
				const replied = bodyOf(weather.body, sent);
				if (status !== 401) return this.reply(status, headers, replied);
				this.end();
				throw new NodeApiError(this.around.node, {
					message: 'Authorization failed',
					httpCode: '401',
					context: { data: 'no' },
				});
			}
		}
	}

	private reply(statusCode: number, headers: Reply['headers'], body: unknown): Reply {
		return { statusCode, headers, body };
	}

	private async carryOut(options: IHttpRequestOptions, body: unknown, sent: Sent): Promise<void> {
		const { sandbox, witness } = this.around;
		sent.honest = await sandbox.inject({ method: 'POST', path: pathOf(options), body });
		sent.logged = sandbox.requests.at(-1)?.n ?? 0;
		witness.look('node');
	}

	private async intrude(n: number, moment: 'after' | 'before'): Promise<void> {
		const { intrusions, cancel } = this.scenario;
		for (const intrusion of intrusions) {
			if (intrusion.at === n && intrusion.when === moment) {
				await this.around.stranger.act(intrusion);
			}
		}
		if (cancel?.at === n && cancel.when === moment && !this.cancel.signal.aborted) {
			this.cancel.abort();
			this.end();
		}
	}

	/** The try is over as soon as the node could have read the reply. */
	private end(): void {
		this.busy += 1;
		const ended = this.tries;
		setImmediate(() => {
			// The next try can have begun.
			this.isOver ||= ended === this.tries;
			this.busy -= 1;
		});
	}

	/** One request at a time is carried out. */
	private async inLine(work: () => Promise<void>): Promise<void> {
		const mine = this.line.then(work);
		this.line = mine.catch(() => {});
		await mine;
	}

	private async wait(ms: number): Promise<void> {
		if (ms <= 0) return;
		this.busy -= 1;
		await this.around.clock.sleep(ms, this.cancel.signal);
		this.busy += 1;
	}

	/** A reply that never ends: only the caller can end it. */
	private async untilAborted({ abortSignal }: IHttpRequestOptions): Promise<void> {
		this.busy -= 1;
		await new Promise<void>((resolve) => {
			abortSignal?.addEventListener?.('abort', () => resolve());
		});
		this.busy += 1;
	}
}

/** The path and query of a request. */
function pathOf({ url, qs }: IHttpRequestOptions): string {
	const query = qs ? `?${new URLSearchParams(qs as Record<string, string>).toString()}` : '';
	return new URL(url).pathname + query;
}
