import type { SeededRandom } from '../random';

/** Which requests a fault strikes. Everything left out matches all. */
export interface FaultCondition {
	/** The nth request (from 1) that matches the rest of the condition, or several of them. */
	readonly nth?: number | readonly number[];
	/** Chance of striking a matching request, 0 to 1. */
	readonly probability?: number;
	/** At most so many times. */
	readonly times?: number;
	/** Part of the path, or a pattern for it. */
	readonly path?: string | RegExp;
	readonly operation?: string;
	/** Type id, such as `0-1`. */
	readonly objectType?: string;
}

/** An answer of the test's own. */
export interface FaultAnswer {
	readonly status: number;
	/** Text is sent as it is (as HTML, if it starts with `<`), anything else as JSON. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** True: the work is done first, as when a gateway gives up waiting. */
	readonly afterWork?: boolean;
}

/**
 * What happens: `resetBefore` and `resetAfter` cut the connection before or after the work was
 * done, `truncate` sends half of the reply, `dropResult` leaves one result out, `emptyResults`
 * answers 2xx with neither results nor errors, `noTraceIds` strips them from results.
 */
export type FaultAction =
	| FaultAnswer
	| { readonly delayMs: number }
	| 'resetBefore'
	| 'resetAfter'
	| 'truncate'
	| 'dropResult'
	| 'emptyResults'
	| 'noTraceIds';

export interface Fault {
	readonly when: FaultCondition;
	readonly then: FaultAction;
}

/** A fault in force. */
export interface ArmedFault {
	/** How often it has struck. */
	readonly fired: number;
	remove(): void;
}

/** What a condition is held against. */
export interface FaultSubject {
	readonly path: string;
	readonly operation: string | undefined;
	readonly objectType: string | undefined;
}

class Armed implements ArmedFault {
	fired = 0;
	private matched = 0;

	constructor(
		readonly fault: Fault,
		private readonly leave: (armed: Armed) => void,
	) {}

	remove(): void {
		this.leave(this);
	}

	strikes(subject: FaultSubject, random: SeededRandom): boolean {
		const { nth, probability = 1, times = Infinity, path, operation, objectType } = this.fault.when;
		if (operation !== undefined && operation !== subject.operation) return false;
		if (objectType !== undefined && objectType !== subject.objectType) return false;
		if (typeof path === 'string' && !subject.path.includes(path)) return false;
		if (path instanceof RegExp && subject.path.search(path) === -1) return false;
		this.matched += 1;
		const wanted = nth === undefined ? [this.matched] : typeof nth === 'number' ? [nth] : nth;
		if (!wanted.includes(this.matched) || this.fired >= times) return false;
		if (probability < 1 && random.next() >= probability) return false;
		this.fired += 1;
		return true;
	}
}

/** The faults that tests have asked for. */
export class FaultPlan {
	private armed: Armed[] = [];

	constructor(private readonly random: SeededRandom) {}

	add(fault: Fault): ArmedFault {
		const armed = new Armed(fault, (gone) => {
			this.armed = this.armed.filter((other) => other !== gone);
		});
		this.armed.push(armed);
		return armed;
	}

	clear(): void {
		this.armed = [];
	}

	/** Everything that strikes this request, in the order in which it was added. */
	strike(subject: FaultSubject): FaultAction[] {
		return this.armed
			.filter((armed) => armed.strikes(subject, this.random))
			.map((armed) => armed.fault.then);
	}
}
