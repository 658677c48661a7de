import type { Steps } from '../../../batch/types';
import type { Failure } from '../../../hubspot/errors/failure';
import type { JsonObject } from '../../../hubspot/json';
import type { Entries } from '../../../hubspot/request/entries';
import type { ValueProblems } from '../../../hubspot/schema/openValues';
import type { Schema } from '../../../hubspot/schema/schema';
import type { Entry, ItemRequest } from '../../../hubspot/tables/request';
import { resolveLinks } from '../links/resolveLinks';
import { lookBefore } from './lookBefore';
import type { NodeRun } from '../nodeRun';

/** Makes the entries of requests of this run. */
export type EntryMaker = (requests: readonly ItemRequest[]) => Steps<Entries>;

/** Requests that wait until all items are read, and what is known of the values that they lack. */
export interface Waiting {
	readonly requests: readonly ItemRequest[];
	/** The values that are in no request, because they cannot be written, by item index. */
	readonly problems: ReadonlyMap<number, ValueProblems>;
	/** The account's properties, if they are known. */
	readonly account: Schema | undefined;
	readonly makeEntries: EntryMaker;
}

/** The entries of requests, and the items that are not sent. */
export interface Prepared extends Pick<Waiting, 'account' | 'makeEntries'> {
	readonly entries: readonly Entry[];
	readonly refused: ReadonlyMap<number, Failure>;
	/** The items that cannot be sent now, because HubSpot does not return what they need. */
	readonly heldBack: ReadonlyMap<number, Failure>;
	/** The request of each item that has one, by item index. */
	readonly requests: ReadonlyMap<number, ItemRequest>;
	/** The records that stay as they are, by entry. */
	readonly unchanged?: ReadonlyMap<Entry, JsonObject>;
	/** The items that are in no entry yet, if there are any. */
	readonly undecided?: Undecided;
	/** The items that were refused for a value that their record would get. */
	readonly decidedAgainst?: readonly number[];
	/** Why nothing can be sent at all, if so. */
	readonly halted?: Failure;
}

/** Items with values that cannot be written, and that their records may turn out not to get. */
interface Undecided {
	/** Their requests, without these values. */
	readonly items: ReadonlyArray<{
		readonly request: ItemRequest;
		readonly problems: ValueProblems;
	}>;
	/** The requests that the entries are made of. */
	readonly others: readonly ItemRequest[];
}

/** Looks up what requests need before they are sent, and makes an entry for each record. */
export async function prepare(
	{ session, eventLoop, config }: NodeRun,
	{ requests, problems, account, makeEntries }: Waiting,
): Promise<Prepared> {
	const resolved = await resolveLinks(session, eventLoop, requests, config.concurrency);
	const undecided = undecidedIn(resolved.requests, problems);
	const made = await eventLoop.run(makeEntries(undecided?.others ?? resolved.requests));
	return await lookBefore(session, eventLoop, config, {
		entries: made.entries,
		refused: new Map([...resolved.refused, ...made.refused]),
		heldBack: resolved.heldBack,
		requests: new Map(requests.map((request) => [request.item, request])),
		...{ account, makeEntries },
		...(undecided && { undecided }),
	});
}

function undecidedIn(
	requests: readonly ItemRequest[],
	problemsOf: ReadonlyMap<number, ValueProblems>,
): Undecided | undefined {
	if (problemsOf.size === 0) return undefined;
	const items = requests.flatMap((request) => {
		const problems = problemsOf.get(request.item);
		return problems ? [{ request, problems }] : [];
	});
	return { items, others: requests.filter(({ item }) => !problemsOf.has(item)) };
}
