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
	readonly method?: string;
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

/** Faults that need no more said: see {@link FaultAction}. */
export const NAMED_FAULTS = [
	'resetBefore',
	'resetAfter',
	'truncate',
	'dropResult',
	'emptyResults',
	'emptyBody',
	'noTraceIds',
	'html',
	'migration',
] as const;

/**
 * What happens: `resetBefore` and `resetAfter` cut the connection before or after the work was
 * done, `truncate` sends half of the reply, `dropResult` leaves one result out, `emptyResults`
 * answers 2xx with neither results nor errors, `emptyBody` with no body at all, `noTraceIds`
 * strips trace ids from results, `html` is a gateway's page with status 502, `migration` is 477
 * with Retry-After.
 */
export type FaultAction =
	| FaultAnswer
	| { readonly delayMs: number }
	| (typeof NAMED_FAULTS)[number];

export interface Fault {
	readonly when: FaultCondition;
	readonly then: FaultAction;
}

/** A fault in force. */
export interface ArmedFault {
	readonly id: number;
	readonly fault: Fault;
	/** How often it has struck. */
	readonly fired: number;
	remove(): void;
}

/** What a condition is held against. */
export interface FaultSubject {
	readonly method: string;
	readonly path: string;
	readonly operation: string | undefined;
	readonly objectType: string | undefined;
}

class Armed implements ArmedFault {
	fired = 0;
	private matched = 0;

	constructor(
		readonly id: number,
		readonly fault: Fault,
		private readonly leave: (armed: Armed) => void,
	) {}

	remove(): void {
		this.leave(this);
	}

	strikes(subject: FaultSubject, random: SeededRandom): boolean {
		const { nth, probability = 1, times = Infinity, ...condition } = this.fault.when;
		if (!concerns(condition, subject)) return false;
		this.matched += 1;
		const wanted = nth === undefined ? [this.matched] : typeof nth === 'number' ? [nth] : nth;
		if (!wanted.includes(this.matched) || this.fired >= times) return false;
		if (probability < 1 && random.next() >= probability) return false;
		this.fired += 1;
		return true;
	}
}

function concerns(condition: FaultCondition, subject: FaultSubject): boolean {
	const { path, method, operation, objectType } = condition;
	if (method !== undefined && method !== subject.method) return false;
	if (operation !== undefined && operation !== subject.operation) return false;
	if (objectType !== undefined && objectType !== subject.objectType) return false;
	if (typeof path === 'string') return subject.path.includes(path);
	return path === undefined || subject.path.search(path) !== -1;
}

/** The faults that tests have asked for. */
export class FaultPlan {
	private armed: Armed[] = [];
	private lastId = 0;

	constructor(private readonly random: SeededRandom) {}

	add(fault: Fault): ArmedFault {
		this.lastId += 1;
		const armed = new Armed(this.lastId, fault, (gone) => {
			this.armed = this.armed.filter((other) => other !== gone);
		});
		this.armed.push(armed);
		return armed;
	}

	/** Those in force, in the order in which they were added. */
	list(): readonly ArmedFault[] {
		return this.armed;
	}

	clear(): void {
		this.armed = [];
	}

	/** No faults, and the same chances as at the start. */
	reset(): void {
		this.clear();
		this.random.restart();
	}

	/** Everything that strikes this request, in the order in which it was added. */
	strike(subject: FaultSubject): FaultAction[] {
		return this.armed
			.filter((armed) => armed.strikes(subject, this.random))
			.map((armed) => armed.fault.then);
	}
}
