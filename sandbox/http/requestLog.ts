/** A request and its reply, for assertions in tests. */
export interface LoggedRequest {
	/** Number of the request since the sandbox started, from 1. */
	readonly n: number;
	/** Time of arrival by the sandbox's clock, in milliseconds since 1970. */
	readonly at: number;
	readonly method: string;
	/** Path with query. */
	readonly path: string;
	/** `read`, `create`, …, `properties`, `token`; undefined for a path that does not exist. */
	readonly operation: string | undefined;
	/** Type id such as `0-1`, if the path names a known object type. */
	readonly objectType: string | undefined;
	/** Number of `inputs`, for batch endpoints. */
	readonly inputs: number | undefined;
	/** The bearer token. */
	readonly token: string | undefined;
	/** The parsed JSON or form, else the text. Undefined without `keepBodies`. */
	readonly body: unknown;
	/** Undefined until the reply, and if the connection was reset. */
	status: number | undefined;
	/** Real time from arrival to reply in milliseconds, independent of the sandbox's clock. */
	ms: number | undefined;
	/** Body of the reply. Undefined without `keepBodies`. */
	reply: unknown;
	/** The faults that applied, if any. */
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

	/** Number of requests since the sandbox started, including cleared ones. */
	get total(): number {
		return this.count;
	}

	/** Finds a request by its number without a search, because numbers have no gaps. */
	find(n: number): LoggedRequest | undefined {
		return this.entries[n - (this.entries[0]?.n ?? 1)];
	}

	clear(): void {
		this.entries.length = 0;
	}
}

/** The JSON of a text, else the text; undefined if it is empty. */
export function parsed(raw: unknown): unknown {
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
