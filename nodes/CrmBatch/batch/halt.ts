/**
 * The stop switch of a run: for the whole run, or for one group whose records cannot pass. The
 * first failure that is given stays.
 */
export class Halt<Failure> {
	private readonly waiting = new Set<AbortController>();

	private ofRun: { readonly failure: Failure } | undefined;

	/** @param onStopped called once, if the run stops */
	constructor(private readonly onStopped: (failure: Failure) => void = () => undefined) {}

	private readonly ofGroup = new Map<string, { readonly failure: Failure }>();

	stopRun(failure: Failure): void {
		if (this.ofRun) return;
		this.ofRun = { failure };
		this.onStopped(failure);
		this.waiting.forEach((controller) => controller.abort());
	}

	stopGroup(group: string, failure: Failure): void {
		if (!this.ofGroup.has(group)) this.ofGroup.set(group, { failure });
	}

	/** Why no more records of this group may be sent; `undefined` if they may. */
	of(group: string): { readonly failure: Failure } | undefined {
		return this.ofRun ?? this.ofGroup.get(group);
	}

	/** Waits with a signal that is aborted when the run stops. */
	async wait<Value>(until: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
		const controller = new AbortController();
		if (this.ofRun) controller.abort();
		this.waiting.add(controller);
		const value = await until(controller.signal);
		this.waiting.delete(controller);
		return value;
	}
}
