/** A request sent by this process. Times are in milliseconds since the epoch. */
export interface OwnRequest {
	readonly sentAt: number;
	/** `undefined` while it is in flight. */
	repliedAt: number | undefined;
}

/** What is known about the times at which a server counts requests. */
export interface CountTimes {
	readonly now: number;
	/** The interval of the rate limit, in milliseconds. */
	readonly intervalMs: number;
	/** The quickest round trip, or 0 if nothing is to be concluded from it. */
	readonly quickestMs: number;
}

/**
 * The requests of this process that a server counts.
 *
 * The server counts a request at some time between sending and reply. What a round trip takes longer
 * than the quickest one can be spent before the count, so a request can be counted that much later
 * than a quick one that was sent at the same time.
 */
export class OwnRequests {
	/** In the order in which they were sent. */
	private sent: OwnRequest[] = [];

	add(sentAt: number): OwnRequest {
		const request: OwnRequest = { sentAt, repliedAt: undefined };
		this.sent.push(request);
		return request;
	}

	remove(request: OwnRequest): void {
		this.sent = this.sent.filter((other) => other !== request);
	}

	/** Forgets what no reply can count any more: without a limit, all that have a reply. */
	forget(times: CountTimes | undefined): void {
		const oldest = this.inFlight[0]?.sentAt ?? times?.now ?? 0;
		this.sent = this.sent.filter(
			(request) => request.repliedAt === undefined || (times && leavesAt(request, times) > oldest),
		);
	}

	/** Forgets all requests that had a reply before this one: the server does not count them any more. */
	forgetRepliesBefore(request: OwnRequest): void {
		this.sent = this.sent.filter((one) => one === request || one.repliedAt === undefined);
	}

	get inFlight(): readonly OwnRequest[] {
		return this.sent.filter(({ repliedAt }) => repliedAt === undefined);
	}

	/** The times at which the requests in the interval leave it. */
	leaving(times: CountTimes): readonly number[] {
		return this.sent.map((request) => leavesAt(request, times)).filter((at) => at > times.now);
	}

	/** The requests that the reply to one of them counts: at least, probably, and at most. */
	countedWith(
		request: OwnRequest,
		times: CountTimes,
	): { least: number; likely: number; most: number } {
		const lag = lagOf(request, times);
		const { sentAt } = request;
		const least = this.sent.filter(
			(other) =>
				other === request ||
				(other.sentAt + lagOf(other, times) <= sentAt &&
					other.sentAt > sentAt + lag - times.intervalMs),
		);
		const likely = this.sent.filter(
			(other) => other.sentAt <= sentAt && other.sentAt > sentAt - times.intervalMs,
		);
		const most = this.sent.filter(
			(other) => other.sentAt <= sentAt + lag && leavesAt(other, times) > sentAt,
		);
		return { least: least.length, likely: likely.length, most: most.length };
	}
}

/** How much later than a quick request this one can have been counted. */
function lagOf({ sentAt, repliedAt }: OwnRequest, { now, quickestMs }: CountTimes): number {
	return Math.max(0, (repliedAt ?? now) - sentAt - quickestMs);
}

/** The time from which a new request arrives after this one has left the interval. */
function leavesAt(request: OwnRequest, times: CountTimes): number {
	return request.sentAt + lagOf(request, times) + times.intervalMs;
}
