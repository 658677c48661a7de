/** A request and its reply. */
export interface Exchange {
	readonly method: string;
	/** Path with query. */
	readonly path: string;
	/** Undefined for a path that does not exist. */
	readonly operation: string | undefined;
	/** The body of the request: text, the fields of a form, or undefined. */
	readonly sent: unknown;
	/** Undefined if the connection was reset. */
	readonly status: number | undefined;
	/** The JSON body of the reply. */
	readonly body: unknown;
	/** The text that was sent instead of `body`. */
	readonly text: string | undefined;
	/** Whether a fault gave the reply. */
	readonly faulty: boolean;
}

export type ExchangeWatcher = (exchange: Exchange) => void;

const watchers = new Set<ExchangeWatcher>();

/**
 * Watches the exchanges of all sandboxes of this process. Tests need no code for it. Returns a
 * function that stops watching.
 */
export function watchExchanges(watcher: ExchangeWatcher): () => void {
	watchers.add(watcher);
	return () => watchers.delete(watcher);
}

export function notifyWatchers(exchange: Exchange): void {
	for (const watcher of watchers) watcher(exchange);
}
