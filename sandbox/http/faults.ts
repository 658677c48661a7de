import type { SeededRandom } from '../random';

/** The requests that a fault applies to. An omitted field matches all requests. */
export interface FaultCondition {
	/** Numbers, from 1, of the requests that match the rest of the condition. */
	readonly nth?: number | readonly number[];
	/** Probability that the fault applies to a matching request, 0 to 1. */
	readonly probability?: number;
	/** Maximum number of times that the fault applies. */
	readonly times?: number;
	/** A part of the path, or a pattern. */
	readonly path?: string | RegExp;
	readonly method?: string;
	readonly operation?: string;
	/** Type id, such as `0-1`. */
	readonly objectType?: string;
}

/** The reply of a fault. */
export interface FaultAnswer {
	readonly status: number;
	/** A string is sent unchanged (as HTML if it starts with `<`), anything else as JSON. */
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	/** Whether the request is processed first, as when a gateway times out. */
	readonly afterWork?: boolean;
}

/** Faults without parameters, described at {@link FaultAction}. */
export const NAMED_FAULTS = [
	'resetBefore',
	'resetAfter',
	'truncate',
	'dropResult',
	'emptyResults',
	'emptyBody',
	'noTraceIds',
	'noProperties',
	'tidyValue',
	'badRequest',
	'completeBody',
	'html',
	'migration',
] as const;

/**
 * The effect of a fault. `resetBefore` and `resetAfter` reset the connection before or after the
 * request is processed. `truncate` sends half of the reply. `dropResult` omits one result.
 * `emptyResults` replies with neither results nor errors, `emptyBody` without a body. `noTraceIds`
 * removes trace ids from results, `noProperties` all properties but the id.
 * `tidyValue` changes one value of the first result. `badRequest` processes the request and replies
 * with its results and status 400. `completeBody` replies with a body to an archive. `html` is the page of a gateway with status 502. `migration` is a
 * 477 with Retry-After.
 */
export type FaultAction =
	| FaultAnswer
	| { readonly delayMs: number }
	| (typeof NAMED_FAULTS)[number];

export interface Fault {
	readonly when: FaultCondition;
	readonly then: FaultAction;
}

/** An active fault. */
export interface ArmedFault {
	readonly id: number;
	readonly fault: Fault;
	/** Number of requests that it was applied to. */
	readonly fired: number;
	remove(): void;
}

/** The parts of a request that a condition is checked against. */
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
		private readonly onRemove: (armed: Armed) => void,
	) {}

	remove(): void {
		this.onRemove(this);
	}

	/** Whether the fault applies to this request. Counts the request. */
	appliesTo(subject: FaultSubject, random: SeededRandom): boolean {
		const { nth, probability = 1, times = Infinity, ...condition } = this.fault.when;
		if (!matches(condition, subject)) return false;
		this.matched += 1;
		const numbers = nth === undefined ? [this.matched] : typeof nth === 'number' ? [nth] : nth;
		if (!numbers.includes(this.matched) || this.fired >= times) return false;
		if (probability < 1 && random.next() >= probability) return false;
		this.fired += 1;
		return true;
	}
}

function matches(condition: FaultCondition, subject: FaultSubject): boolean {
	const { path, method, operation, objectType } = condition;
	if (method !== undefined && method !== subject.method) return false;
	if (operation !== undefined && operation !== subject.operation) return false;
	if (objectType !== undefined && objectType !== subject.objectType) return false;
	if (typeof path === 'string') return subject.path.includes(path);
	return path === undefined || subject.path.search(path) !== -1;
}

/** The active faults. */
export class FaultPlan {
	private armed: Armed[] = [];
	private lastId = 0;

	constructor(private readonly random: SeededRandom) {}

	add(fault: Fault): ArmedFault {
		this.lastId += 1;
		const armed = new Armed(this.lastId, fault, (removed) => {
			this.armed = this.armed.filter((other) => other !== removed);
		});
		this.armed.push(armed);
		return armed;
	}

	/** Active faults in the order in which they were added. */
	list(): readonly ArmedFault[] {
		return this.armed;
	}

	clear(): void {
		this.armed = [];
	}

	/** Removes all faults and restarts the random generator. */
	reset(): void {
		this.clear();
		this.random.restart();
	}

	/** The actions for this request, in the order in which the faults were added. */
	actionsFor(subject: FaultSubject): FaultAction[] {
		return this.armed
			.filter((armed) => armed.appliesTo(subject, this.random))
			.map((armed) => armed.fault.then);
	}
}
