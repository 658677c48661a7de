/** The client's models for the requests and replies of an endpoint. */
export interface Endpoint {
	/** The part of the client with the models. */
	readonly area: string;
	/** Undefined if the request has no JSON body. */
	readonly request: string | undefined;
	/** Undefined if the reply has no body or is a page. */
	readonly reply: string | undefined;
	/** The statuses of success. */
	readonly statuses: readonly number[];
	/** An error must match one of these models. */
	readonly errors: readonly string[];
}

type Row = readonly [request: string | undefined, reply: string | undefined, ...statuses: number[]];

/** Builds endpoints from rows of `request, reply, ...statuses`, by operation. */
export function endpoints(
	area: string,
	rows: Readonly<Record<string, Row>>,
	errors: readonly string[] = ['ModelError'],
): Readonly<Record<string, Endpoint>> {
	return Object.fromEntries(
		Object.entries(rows).map(([operation, [request, reply, ...statuses]]) => [
			operation,
			{ area, request, reply, statuses, errors },
		]),
	);
}
