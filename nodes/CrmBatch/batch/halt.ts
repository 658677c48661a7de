/**
 * The stop switch of a run: for everything, or for one group whose records cannot pass.
 * The first reason given stays.
 */
export class Halt<Reason> {
	private readonly controller = new AbortController();

	private runReason: { readonly reason: Reason } | undefined;

	private readonly groupReasons = new Map<string, Reason>();

	/** Aborted when the whole run stops: wakes everybody who waits. */
	get signal(): AbortSignal {
		return this.controller.signal;
	}

	stopRun(reason: Reason): void {
		this.runReason ??= { reason };
		this.controller.abort();
	}

	stopGroup(group: string, reason: Reason): void {
		if (!this.groupReasons.has(group)) this.groupReasons.set(group, reason);
	}

	/** Why nothing of this group may be sent any more, if so. */
	reasonFor(group: string): { readonly reason: Reason } | undefined {
		if (this.runReason) return this.runReason;
		const reason = this.groupReasons.get(group);
		return reason === undefined ? undefined : { reason };
	}
}
