import { NOT_FOUND, type Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import type { JsonObject } from '../../hubspot/json';
import { toEntries } from '../../hubspot/request/entries';
import { normalKey, uniquePropertyOf, type CrmObject } from '../../hubspot/tables/objects';
import { operations, type Operation } from '../../hubspot/tables/operations';
import type { ItemRequest } from '../../hubspot/tables/request';
import type { EventLoop } from '../eventLoop';
import type { Session } from '../http/session';
import type { ItemOutcome } from '../output/outcomes';
import { EntrySender, type OnSettled } from './sending/entrySender';

/** Records to look up by a property that identifies them. */
export interface LookUp {
	readonly object: CrmObject;
	readonly idProperty: string;
	/** Values of that property; equal ones are looked up once. */
	readonly keys: Iterable<string>;
	/** Names of the properties to return. */
	readonly properties: readonly string[];
}

/** A record that was looked up, or why there is none. */
export type FoundRecord =
	| { readonly is: 'found'; readonly record: JsonObject }
	/** No record has the key. */
	| { readonly is: 'missing'; readonly failure: Failure }
	/** HubSpot refuses the lookup of this key: the item is wrong. */
	| { readonly is: 'refused'; readonly failure: Failure }
	/** HubSpot did not return it now: the item can be sent later as it is. */
	| { readonly is: 'heldBack'; readonly failure: Failure };

/** For a key that was not looked up: a bug. */
export const notLookedUp: FoundRecord = {
	is: 'heldBack',
	failure: failureOf(problem('LOST_TRACK')),
};

/** The records that were looked up, or why there is none, by key. */
export class Found {
	constructor(
		private readonly lookUp: Pick<LookUp, 'object' | 'idProperty'>,
		private readonly outcomes: ReadonlyMap<string, ItemOutcome>,
	) {}

	/** The record of a key that was looked up, in any form of it. */
	of(key: string): FoundRecord {
		return foundIn(this.outcomes.get(keyIn(this.lookUp, key)));
	}
}

function foundIn(outcome: ItemOutcome | undefined): FoundRecord {
	if (outcome?.outcome === 'succeeded' && outcome.value) {
		return { is: 'found', record: outcome.value };
	}
	if (!outcome || outcome.outcome === 'succeeded') return notLookedUp;
	const { failure } = outcome;
	if (outcome.outcome !== 'failed' || !isRefusal(failure)) return { is: 'heldBack', failure };
	return { is: failure.category === NOT_FOUND ? 'missing' : 'refused', failure };
}

/**
 * Does HubSpot refuse the key, in the error of a record or of a request? A timeout (408) and a 5xx can
 * pass, and so can a reply that does not mention the record.
 */
function isRefusal({ refusal, httpStatus = 0 }: Failure): boolean {
	return refusal !== undefined && httpStatus !== 408 && httpStatus < 500;
}

const get: Operation | undefined = operations.find(({ value }) => value === 'get');

/** HubSpot takes 100 inputs a request. */
const BATCH_SIZE = 100;

/**
 * Looks records up before anything is written, 100 a request, as the operation Get does: paced,
 * retried, cancelled, and with one outcome for each key.
 */
export async function lookUp(
	session: Session,
	eventLoop: EventLoop,
	wanted: LookUp,
	concurrency: number,
): Promise<Found> {
	const outcomes = new Map<string, ItemOutcome>();
	const { object, idProperty, properties } = wanted;
	if (!get) return new Found(wanted, outcomes);

	const envelope = { idProperty, properties, propertiesWithHistory: [], archived: false };
	const requests = [...wanted.keys].map(
		(id, item): ItemRequest => ({ item, envelope, id, properties: {}, associations: [] }),
	);
	const { entries } = await eventLoop.run(toEntries(requests, object, get, 'merge', 'lookup'));
	const settings = { object, operation: get, batchSize: BATCH_SIZE, concurrency };
	const onSettled: OnSettled = ({ request }, outcome) => {
		outcomes.set(keyIn(wanted, request.id ?? ''), outcome);
		return undefined;
	};
	const sender = new EntrySender(session, eventLoop, settings, undefined, onSettled);
	await sender.add(entries);
	await sender.end();
	return new Found(wanted, outcomes);
}

function keyIn({ object, idProperty }: Pick<LookUp, 'object' | 'idProperty'>, key: string): string {
	return normalKey(uniquePropertyOf(object, idProperty), key);
}
