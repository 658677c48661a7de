/* eslint-disable @n8n/community-nodes/require-node-api-error -- runs outside n8n, which has these errors */
import type { Budget } from './budget';
import { assertSafe } from './guard';
import { OwnRecords } from './ownRecords';
import type { ApiReply, ApiRequest, RunClock, Transport } from './request';

/** No reply came. A write may have happened, so it is not sent again. */
export class NoReply extends Error {
	constructor({ method, path }: ApiRequest, cause: unknown) {
		super(`No reply to ${method} ${path.split('?')[0]}`, { cause });
		this.name = 'NoReply';
	}
}

interface AccountOptions {
	readonly transport: Transport;
	readonly clock: RunClock;
	readonly budget: Budget;
	/** Called after each reply, for the progress bar. */
	readonly onReply?: () => void;
}

/** The account has refused the request without doing anything. */
const NOT_DONE: readonly number[] = [423, 429];
/** The request may have been processed. */
const UNCERTAIN: readonly number[] = [502, 503, 504];
/** A POST that gives the same reply a second time, other than a create. */
const REPEATABLE = /\/(search|batch\/(read|update|archive|associate\/default))$/;
const TRIES = 4;
const PAUSE_MS = 125;
const SEARCH_PAUSE_MS = 350;
const WINDOW_MS = 11_000;
const BUSY_MS = 2_000;

/**
 * One of the two accounts that are compared. Every request passes the guard and the budget, keeps
 * below the rate limit, and is sent again if the account is busy.
 */
export class Account {
	readonly own = new OwnRecords();
	private next = 0;

	constructor(private readonly options: AccountOptions) {}

	get clock(): RunClock {
		return this.options.clock;
	}

	get budget(): Budget {
		return this.options.budget;
	}

	async send(request: ApiRequest): Promise<ApiReply> {
		for (let tries = 1; ; tries += 1) {
			await this.takeTurn(request);
			const reply = await this.exchange(request);
			if (!mayRepeat(request, reply) || tries === TRIES) return reply;
			await this.clock.wait(reply.status === 429 ? WINDOW_MS : BUSY_MS);
		}
	}

	/** Sends the same request several times at once, without a pause, to meet a rate limit. */
	async burst(request: ApiRequest, times: number): Promise<ApiReply[]> {
		await this.clock.wait(WINDOW_MS);
		const all = Array.from({ length: times }, async () => await this.exchange(request));
		const settled = await Promise.allSettled(all);
		await this.clock.wait(WINDOW_MS);
		return settled.map((one) => {
			if (one.status === 'rejected') throw one.reason;
			return one.value;
		});
	}

	private async exchange(request: ApiRequest): Promise<ApiReply> {
		const { transport, budget, onReply } = this.options;
		assertSafe(request, this.own);
		budget.spend();
		let reply: ApiReply;
		try {
			reply = await transport(request);
		} catch (error) {
			throw new NoReply(request, error);
		}
		this.own.note(request, reply);
		onReply?.();
		return reply;
	}

	/** Waits so that requests keep a distance, searches a longer one. */
	private async takeTurn({ path }: ApiRequest): Promise<void> {
		const now = this.clock.now();
		if (now < this.next) await this.clock.wait(this.next - now);
		const pause = path.endsWith('/search') ? SEARCH_PAUSE_MS : PAUSE_MS;
		this.next = this.clock.now() + pause;
	}
}

/** Whether a request can be sent again without another effect. */
function mayRepeat({ method, path }: ApiRequest, { status }: ApiReply): boolean {
	if (NOT_DONE.includes(status)) return true;
	const [pathname = ''] = path.split('?');
	return UNCERTAIN.includes(status) && (method !== 'POST' || REPEATABLE.test(pathname));
}
