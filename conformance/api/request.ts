/** A request to HubSpot's API. */
export interface ApiRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Path with query. */
	readonly path: string;
	/** Sent as JSON, a text unchanged. */
	readonly body?: unknown;
	/** Leaves the token out, or sends one that nobody has issued. */
	readonly token?: 'none' | 'unknown';
	/** The reply is not written to the report: it may have data of the account. */
	readonly isPrivate?: boolean;
}

export interface ApiReply {
	readonly status: number;
	/** Names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	/** The JSON of the body, else its text; undefined without a body. */
	readonly body: unknown;
}

/** Sends one request. Rejects only if no reply came. */
export type Transport = (request: ApiRequest) => Promise<ApiReply>;

/** The time of an account: real for HubSpot, driven for the sandbox. */
export interface RunClock {
	now(): number;
	wait(milliseconds: number): Promise<void>;
}
