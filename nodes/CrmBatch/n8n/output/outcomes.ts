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
export type UnsuccessfulItem = Unsuccessful<Failure> | NotLinkedItem;

/** What became of one item. */
export type ItemOutcome = SucceededItem | UnsuccessfulItem;

export function failedItem(failure: Failure): Unsuccessful<Failure> {
	return { outcome: 'failed', failure };
}

/**
 * The outcome of an entry, with the properties that came back with another value than was sent, or
 * with the ID of a record that was deleted.
 */
export function compared(
	outcome: ItemOutcome,
	{ request }: Entry,
	{ object }: NodeConfig,
): ItemOutcome {
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

const lines: Readonly<Record<UnsuccessfulItem['outcome'], (message: string) => string>> = {
	failed: (message) => message,
	notSent: (message) => `Not sent: ${message}`,
	notLinked: (message) => message,
	unknown: (message) => `May have been written, check before you send it again: ${message}`,
};

/** One line that a person can act on. */
export function errorLine(outcome: UnsuccessfulItem): string {
	// n8n takes an item with an empty `error` for a success.
	const message = outcome.failure.message || failureOf(problem('REASON_UNKNOWN')).message;
	return lines[outcome.outcome](message);
}
