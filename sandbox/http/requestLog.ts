/** One request as it arrived and what became of it, for tests to assert on. */
export interface LoggedRequest {
	/** 1 for the first since the sandbox started. */
	readonly n: number;
	/** Milliseconds of the sandbox's clock. */
	readonly at: number;
	readonly method: string;
	/** Path with query. */
	readonly path: string;
	/** `read`, `create`, …, `properties`, `token`; undefined for a path that does not exist. */
	readonly operation: string | undefined;
	/** Type id such as `0-1`, where the path names a known object type. */
	readonly objectType: string | undefined;
	/** Number of `inputs`, for batch endpoints. */
	readonly inputs: number | undefined;
	/** Bearer token as it was sent. */
	readonly token: string | undefined;
	/** Parsed JSON or form; text that is neither; undefined without `keepBodies`. */
	readonly body: unknown;
	/** Undefined until answered, and for ever when the connection was reset. */
	status: number | undefined;
	/** Real milliseconds from arrival to answer, whatever the sandbox's clock says. */
	ms: number | undefined;
	/** Body of the reply; undefined without `keepBodies`. */
	reply: unknown;
	/** The fault that struck, if one did. */
	fault: string | undefined;
}

/** All requests, in the order of their arrival. */
export class RequestLog {
	readonly entries: LoggedRequest[] = [];
	private count = 0;

	constructor(private readonly keepBodies: boolean) {}

	add(
		entry: Pick<LoggedRequest, 'at' | 'method' | 'path' | 'operation' | 'objectType' | 'token'>,
		rawBody: unknown,
	): LoggedRequest {
		this.count += 1;
		const body = parsed(rawBody);
		const logged: LoggedRequest = {
			n: this.count,
			...entry,
			inputs: countInputs(body),
			body: this.keepBodies ? body : undefined,
			status: undefined,
			ms: undefined,
			reply: undefined,
			fault: undefined,
		};
		this.entries.push(logged);
		return logged;
	}

	answered(entry: LoggedRequest, status: number, reply: unknown, ms: number): void {
		entry.status = status;
		entry.ms = ms;
		if (this.keepBodies) entry.reply = reply;
	}

	/** Requests since the sandbox started, cleared ones included. */
	get total(): number {
		return this.count;
	}

	/** A request by its number, without a search: numbers have no gaps. */
	find(n: number): LoggedRequest | undefined {
		return this.entries[n - (this.entries[0]?.n ?? 1)];
	}

	clear(): void {
		this.entries.length = 0;
	}
}

function parsed(raw: unknown): unknown {
	if (typeof raw !== 'string') return raw ?? undefined;
	if (raw === '') return undefined;
	try {
		return JSON.parse(raw);
	} catch {
		return raw;
	}
}

function countInputs(body: unknown): number | undefined {
	if (typeof body !== 'object' || body === null || !('inputs' in body)) return undefined;
	return Array.isArray(body.inputs) ? body.inputs.length : undefined;
}
