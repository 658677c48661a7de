import type { Outcome, Unsuccessful } from '../../batch/types';
import { NOT_FOUND, type Failure } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import type { OwnedLink } from '../../hubspot/associations/link';
import type { Returned } from '../../hubspot/reply/judgeBatch';
import { notWritten } from '../../hubspot/reply/notWritten';
import type { CrmRecord } from '../../hubspot/reply/reply';
import type { AnyOperation } from '../../hubspot/tables/operations';
import type { Entry } from '../../hubspot/tables/request';
import type { NodeConfig } from '../input/config';

/** What became of an item that succeeded. */
export type SucceededItem = Extract<Outcome<Returned, Failure>, { outcome: 'succeeded' }> & {
	/** Names of sent properties that HubSpot did not write. */
	readonly notWritten?: readonly string[];
	/** Number of links that were made, with the write and after it. */
	readonly links?: number;
	/** ID of a record that was deleted: HubSpot's reply has none. */
	readonly deletedId?: string;
};

/** What became of an item whose record was written, while a link of it was not made. */
export interface NotLinkedItem extends Omit<SucceededItem, 'outcome'> {
	readonly outcome: 'notLinked';
	readonly value: CrmRecord;
	readonly failure: Failure;
	/** The links that were not made. */
	readonly pending: readonly OwnedLink[];
}

/** What became of an item that did not succeed. */
export type UnsuccessfulItem =
	| (Unsuccessful<Failure> & {
			/** Can it be sent again, if its outcome is unknown? Otherwise the operation decides. */
			readonly isRepeatable?: boolean;
	  })
	| NotLinkedItem;

/** What became of one item. */
export type ItemOutcome = SucceededItem | UnsuccessfulItem;

export function failedItem(failure: Failure): Unsuccessful<Failure> {
	return { outcome: 'failed', failure };
}

/**
 * The outcome of an entry, with the properties that came back with another value than was sent, or
 * with the ID of a record that was deleted. If it is unknown, it says whether the entry can be sent
 * again.
 */
export function compared(
	outcome: ItemOutcome,
	{ request, repeatable }: Entry,
	{ object }: NodeConfig,
): ItemOutcome {
	if (outcome.outcome === 'unknown') return { ...outcome, isRepeatable: repeatable };
	if (outcome.outcome !== 'succeeded') return outcome;
	// The record can be named by another property than its ID.
	if (!outcome.value && request.id !== undefined) return { ...outcome, deletedId: request.id };
	const names = notWritten(request.properties, outcome.value, object);
	return names.length > 0 ? { ...outcome, notWritten: names } : outcome;
}

/** Is it unwanted? The user can accept that a read does not find a record. */
export function isUnwanted(
	outcome: ItemOutcome,
	config: NodeConfig<AnyOperation>,
): outcome is UnsuccessfulItem {
	return outcome.outcome !== 'succeeded' && !isAcceptedAbsence(outcome, config);
}

function isAcceptedAbsence(
	outcome: UnsuccessfulItem,
	{ operation, notFound }: NodeConfig<AnyOperation>,
): boolean {
	return (
		outcome.outcome === 'failed' &&
		outcome.failure.category === NOT_FOUND &&
		operation.parts.includes('returned') &&
		notFound !== 'error'
	);
}

const SAFE = 'May have been written, and sending it again is safe';
const NOT_SAFE = 'May have been written, and sending it again is not safe, so check HubSpot first';

/**
 * One line that a person can act on.
 *
 * @param operation without it, sending again is not safe
 */
export function errorLine(
	outcome: UnsuccessfulItem,
	operation?: Pick<AnyOperation, 'repeatable'>,
): string {
	// n8n takes an item with an empty `error` for a success.
	const message = outcome.failure.message || failureOf(problem('REASON_UNKNOWN')).message;
	if (outcome.outcome === 'notSent') return `Not sent: ${message}`;
	if (outcome.outcome !== 'unknown') return message;
	const isRepeatable = outcome.isRepeatable ?? operation?.repeatable ?? false;
	return `${isRepeatable ? SAFE : NOT_SAFE}: ${message}`;
}
