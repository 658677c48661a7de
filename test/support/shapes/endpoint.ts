/** What goes to and comes from an endpoint, in the client's models. */
export interface Endpoint {
	/** The part of the client that has the models. */
	readonly area: string;
	/** Undefined where the body is no JSON. */
	readonly request: string | undefined;
	/** Undefined where nothing, or a page, comes back. */
	readonly reply: string | undefined;
	/** Those of success. */
	readonly statuses: readonly number[];
	/** An error is one of these. */
	readonly errors: readonly string[];
}

type Row = readonly [request: string | undefined, reply: string | undefined, ...statuses: number[]];

/** Reads rows of `request, reply, statuses`, by operation. */
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
