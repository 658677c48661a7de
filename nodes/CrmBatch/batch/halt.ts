/**
 * The stop switch of a run: for everything, or for one group whose records cannot pass.
 * The first reason given stays.
 */
export class Halt<Reason> {
	private readonly waiting = new Set<AbortController>();

	private runReason: { readonly reason: Reason } | undefined;

	private readonly groupReasons = new Map<string, Reason>();

	stopRun(reason: Reason): void {
		this.runReason ??= { reason };
		this.waiting.forEach((controller) => controller.abort());
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

	/** Waits with a signal of its own, which is aborted when the run stops. */
	async wait<Value>(until: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
		const controller = new AbortController();
		if (this.runReason) controller.abort();
		this.waiting.add(controller);
		const value = await until(controller.signal);
		this.waiting.delete(controller);
		return value;
	}
}
