import type { Unsuccessful } from '../../batch/types';
import {
	isStatus,
	lost,
	split,
	stopEndpoint,
	type Refusal,
	type Treatment,
} from '../errors/refusals/refusal';

/**
 * Treatments by status alone, for refusals whose words say nothing about it; the first that
 * matches is used (HubSpot, "Error handling"). Statuses that say enough by themselves, such as 401,
 * have rows of their own (see `errors/refusals/`). A 404 with words is about records; a path that
 * does not exist is a page without words.
 */
const byStatus: ReadonlyArray<readonly [statuses: readonly string[], treatment: Treatment]> = [
	[['405', '410'], stopEndpoint],
	[['4xx'], split],
];

/** What to do about a reply that is not a 2xx. Anything unknown may have been carried out. */
export function treatmentOf({ treatment }: Refusal, status: number): Treatment {
	if (treatment !== 'byStatus') return treatment;
	return byStatus.find(([statuses]) => isStatus(String(status), statuses))?.[1] ?? lost;
}

/** The outcome of a record whose request may have been carried out and is not sent again. */
export function outcomeWhenLost(writes: boolean): Unsuccessful<unknown>['outcome'] {
	return writes ? 'unknown' : 'failed';
}
