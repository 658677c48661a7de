import type { Steps } from '../../../batch/types';
import type { Result } from '../../../hubspot/errors/failure';
import { objectAt, textAt, type JsonObject } from '../../../hubspot/json';
import { withKeyAsProperty } from '../../../hubspot/request/keyProperty';
import { openProblem, type ExistingRecord } from '../../../hubspot/schema/openValues';
import type { ItemRequest } from '../../../hubspot/tables/request';
import type { NodeConfig } from '../../input/config';
import type { Prepared } from './prepare';

/** What is known of the record of a request. */
export function existingRecord(
	{ envelope }: ItemRequest,
	record: JsonObject,
	{ object }: NodeConfig,
	{ account }: Prepared,
): ExistingRecord {
	const stored = objectAt(record, 'properties');
	return { key: envelope.idProperty, stored, object, schema: account };
}

/** The undecided requests as they are looked up: with the names of the values that cannot be written. */
export function undecidedRequests(
	{ undecided }: Prepared,
	{ object, operation }: NodeConfig,
): ItemRequest[] {
	return (undecided?.items ?? []).map(({ request, problems }) =>
		withKeyAsProperty(withValues(request, problems.keys(), {}), object, operation),
	);
}

/**
 * Decides about the items with values that cannot be written, now that the records are known. An item
 * whose record would get such a value is refused or held back, and the others get into the entries.
 *
 * @param recordOf the record of a request; `undefined` if it is new
 */
export function* decided(
	prepared: Prepared,
	config: NodeConfig,
	recordOf: (request: ItemRequest) => Result<JsonObject | undefined, unknown>,
): Steps<Prepared> {
	const { undecided, makeEntries } = prepared;
	if (!undecided) return prepared;
	const refused = new Map(prepared.refused);
	const heldBack = new Map(prepared.heldBack);
	const requests = [...undecided.others];
	const decidedAgainst: number[] = [];
	for (const { request, problems } of undecided.items) {
		yield;
		const found = recordOf(request);
		const record = found.ok ? found.value : undefined;
		const existing = record && existingRecord(request, record, config, prepared);
		// If the lookup has failed, the entry of the item fails with it.
		const problem = found.ok ? openProblem(problems, existing, config) : undefined;
		if (!problem) {
			// What the record has is not written, and no earlier item for the record wins over it.
			requests.push(withValues(request, problems.keys(), existing?.stored ?? {}));
		} else if (problem.isHeldBack) {
			heldBack.set(request.item, problem.failure);
		} else {
			refused.set(request.item, problem.failure);
			decidedAgainst.push(request.item);
		}
	}
	const made = yield* makeEntries(requests.sort((one, other) => one.item - other.item));
	made.refused.forEach((failure, item) => refused.set(item, failure));
	return { ...prepared, entries: made.entries, refused, heldBack, decidedAgainst };
}

/** The request with the values that a record has for these properties; an empty one is empty text. */
function withValues(
	request: ItemRequest,
	names: Iterable<string>,
	stored: JsonObject,
): ItemRequest {
	const values = [...names].map((name) => [name, textAt(stored, name) ?? ''] as const);
	return { ...request, properties: { ...request.properties, ...Object.fromEntries(values) } };
}
