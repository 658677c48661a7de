import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../../hubspot/errors/failure';
import type { CrmRecord } from '../../hubspot/reply/reply';
import { stopsAll } from '../../hubspot/search/words';
import type { CrmObject } from '../../hubspot/tables/objects';
import { searchLimits } from '../../hubspot/tables/searches';
import { withoutPatience, type ReadOutcome } from '../http/read';
import type { Session } from '../http/session';
import type { Unsuccessful } from '../../batch/types';
import type { PlannedSearch } from './prepareSearches';
import { sendSearch } from './sendSearch';

/** What became of a search: the fields of the records that it found, or why there are none. */
export type SearchOutcome =
	| { readonly outcome: 'succeeded'; readonly found: readonly IDataObject[] }
	| Unsuccessful<Failure>;

/**
 * Sends the searches, a few at a time, and gives each its outcome.
 *
 * @param toFields the fields of the item for a record
 * @param onSettled returns a failure if nothing more is to be sent
 */
export async function runSearches(
	session: Session,
	object: CrmObject,
	searches: readonly PlannedSearch[],
	toFields: (record: CrmRecord) => IDataObject,
	onSettled: (search: PlannedSearch, outcome: SearchOutcome) => Failure | undefined,
): Promise<void> {
	let current = session;
	let stoppedBy: Failure | undefined;
	const send = async ({ query }: PlannedSearch): Promise<SearchOutcome> => {
		if (stoppedBy) return { outcome: 'notSent', failure: stoppedBy };
		const found: IDataObject[] = [];
		const reply = await sendSearch(current, object, query, (record) => {
			found.push(toFields(record));
		});
		if (reply.outcome === 'succeeded') return { outcome: 'succeeded', found };
		// Every search would wait as long as the first one.
		if (reply.outcome === 'unavailable') current = withoutPatience(session);
		const isRefused = reply.outcome === 'refused' && stopsAll(reply.failure);
		if (isRefused || reply.outcome === 'stopped') stoppedBy ??= reply.failure;
		return { outcome: outcomes[reply.outcome], failure: reply.failure };
	};

	const waiting = searches.values();
	const lane = async () => {
		for (const search of waiting) {
			const failure = onSettled(search, await send(search));
			stoppedBy ??= failure;
		}
	};
	await Promise.all(Array.from({ length: Math.min(searchLimits.atOnce, searches.length) }, lane));
}

const outcomes: Readonly<
	Record<Exclude<ReadOutcome<never>['outcome'], 'succeeded'>, Unsuccessful<Failure>['outcome']>
> = { refused: 'failed', unavailable: 'notSent', stopped: 'notSent' };
