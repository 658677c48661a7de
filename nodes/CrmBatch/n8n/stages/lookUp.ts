import { toEntries } from '../../hubspot/request/entries';
import { normalKey, uniquePropertyOf, type CrmObject } from '../../hubspot/tables/objects';
import { operations, type Operation } from '../../hubspot/tables/operations';
import type { ItemRequest } from '../../hubspot/tables/request';
import type { EventLoop } from '../eventLoop';
import type { Session } from '../http/session';
import type { ItemOutcome } from '../output/outcomes';
import { sendBatches } from './sendBatches';

/** Records to look up by a property that identifies them. */
export interface LookUp {
	readonly object: CrmObject;
	readonly idProperty: string;
	/** Values of that property; equal ones are looked up once. */
	readonly keys: Iterable<string>;
	/** Names of the properties to return. */
	readonly properties: readonly string[];
}

/** The records that were looked up, or why there is none, by key. */
export class Found {
	constructor(
		private readonly lookUp: Pick<LookUp, 'object' | 'idProperty'>,
		private readonly outcomes: ReadonlyMap<string, ItemOutcome>,
	) {}

	/** The outcome for a key that was looked up, in any form of it. */
	of(key: string): ItemOutcome | undefined {
		return this.outcomes.get(keyIn(this.lookUp, key));
	}
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
	await sendBatches(session, eventLoop, settings, { entries }, ({ request }, outcome) => {
		outcomes.set(keyIn(wanted, request.id ?? ''), outcome);
		return undefined;
	});
	return new Found(wanted, outcomes);
}

function keyIn({ object, idProperty }: Pick<LookUp, 'object' | 'idProperty'>, key: string): string {
	return normalKey(uniquePropertyOf(object, idProperty), key);
}
