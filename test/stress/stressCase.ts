/** A reply, with its body as JSON text. */
interface StressReply {
	readonly status: number;
	readonly text: string;
}

/** One run of the node under stress: its items, and what HubSpot replies. */
export interface StressCase {
	readonly title: string;
	readonly object?: 'contact' | 'ticket';
	readonly operation: 'create' | 'delete' | 'get' | 'update' | 'upsert';
	/** The property to match by; the record ID if it is left out. */
	readonly by?: string;
	/** Is On Error set to Stop Workflow? */
	readonly stops?: boolean;
	/** Does the node read the account's properties? Values are not checked without them. */
	readonly hidesProperties?: boolean;
	/** The fields of each item: `id`, and the values to write. */
	readonly items: () => ReadonlyArray<Readonly<Record<string, unknown>>>;
	/**
	 * The replies to the requests, in their order; `undefined` for one in which all is well. The last
	 * one is also the reply to all further requests.
	 */
	readonly replies: () => ReadonlyArray<StressReply | undefined>;
}

/** `count` values, made one by one. */
export function listOf<Value>(count: number, make: (index: number) => Value): Value[] {
	return Array.from({ length: count }, (_, index) => make(index));
}

/** The text, repeated until it has this length. */
export function filled(text: string, length: number): string {
	return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

/** Every request gets this reply. */
export function everyReply(status: number, body: () => unknown): StressCase['replies'] {
	return () => [{ status, text: JSON.stringify(body()) }];
}

/** All is well, in every reply. */
export const echoes: StressCase['replies'] = () => [undefined];
