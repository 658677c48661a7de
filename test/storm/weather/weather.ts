import type { Body } from './bodies';
import type { Lie } from './lies';
import { lossOf, type LossName } from './losses';

/** What happens to one batch request of the node. */
export type Weather = {
	/** Driven time until HubSpot gets the request. */
	readonly delayMs: number;
} & (
	| { readonly kind: 'calm' }
	/** A reply that says that nothing was done, which is true. */
	| ({ readonly kind: 'refusal' } & Answer)
	/** A reply of which nobody knows whether HubSpot did the work before it. */
	| ({ readonly kind: 'outage'; readonly isCarriedOut: boolean } & Answer)
	/** A success that is no reply to a batch. */
	| ({ readonly kind: 'garbage'; readonly isCarriedOut: boolean } & Answer)
	/** No reply. */
	| { readonly kind: 'loss'; readonly loss: LossName; readonly isCarriedOut: boolean }
	/** HubSpot's own reply, with changes. */
	| { readonly kind: 'lies'; readonly lies: readonly Lie[] }
);

export interface Answer {
	readonly status: number;
	readonly body: Body;
	readonly headers: Readonly<Record<string, string>>;
}

/** Statuses after which nothing was done. 401 ends a run. */
export const REFUSALS = [
	400, 400, 400, 401, 402, 403, 403, 404, 405, 409, 409, 410, 413, 414, 415, 418, 422, 423, 423,
	429, 429, 429, 477, 301, 307, 521, 523, 525, 526, 530,
];

/** Statuses after which everything may be done. */
export const OUTAGES = [408, 500, 501, 502, 503, 504, 507, 520, 522, 524, 599];

/** Statuses of successes. */
export const SUCCESSES = [200, 201, 202, 206, 207];

/** Does HubSpot carry the request out? */
export function isCarriedOut(weather: Weather): boolean {
	switch (weather.kind) {
		case 'calm':
		case 'lies':
			return true;
		case 'refusal':
			return false;
		case 'loss':
			return weather.isCarriedOut && lossOf(weather.loss).isUnconnected !== true;
		default:
			return weather.isCarriedOut;
	}
}
