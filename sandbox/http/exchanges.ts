/** One request and what it got, as whoever watches all sandboxes of a process is told. */
export interface Exchange {
	readonly method: string;
	/** Path with query. */
	readonly path: string;
	/** Undefined for a path that does not exist. */
	readonly operation: string | undefined;
	/** As it arrived: text, the fields of a form, or nothing. */
	readonly sent: unknown;
	/** Undefined when the connection was cut instead. */
	readonly status: number | undefined;
	/** What is sent as JSON. */
	readonly body: unknown;
	/** What is sent as it is, in place of `body`. */
	readonly text: string | undefined;
	/** A fault answered, not the sandbox. */
	readonly faulty: boolean;
}

export type ExchangeWatcher = (exchange: Exchange) => void;

const watchers = new Set<ExchangeWatcher>();

/**
 * Watches every sandbox of this process, whoever starts it, so that a check of all traffic needs
 * no word in the tests that cause it. Returns what ends it.
 */
export function watchExchanges(watcher: ExchangeWatcher): () => void {
	watchers.add(watcher);
	return () => watchers.delete(watcher);
}

export function tellExchange(exchange: Exchange): void {
	for (const watcher of watchers) watcher(exchange);
}
