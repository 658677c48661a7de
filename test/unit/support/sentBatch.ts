import type { Verdict } from '../../../nodes/CrmBatch/batch/types';
import { toEntries } from '../../../nodes/CrmBatch/hubspot/request/entries';
import type { Failure } from '../../../nodes/CrmBatch/hubspot/errors/failure';
import { judgeBatch, type Returned } from '../../../nodes/CrmBatch/hubspot/reply/judgeBatch';
import { RECORD_ID, type CrmObject } from '../../../nodes/CrmBatch/hubspot/tables/objects';
import { objectOf } from '../../../nodes/CrmBatch/hubspot/tables/objectTypes';
import { operationOf, type Operation } from '../../../nodes/CrmBatch/hubspot/tables/operations';
import type { SentBatch } from '../../../nodes/CrmBatch/hubspot/reply/sentBatch';
import { problems } from '../../../nodes/CrmBatch/hubspot/errors/problem';
import type { Reply } from '../../../nodes/CrmBatch/hubspot/reply/reply';
import type { Envelope, ItemRequest } from '../../../nodes/CrmBatch/hubspot/tables/request';
import { resultOf } from './steps';

export const NOW = Date.parse('2026-01-31T12:00:00Z');

export type OperationName = 'create' | 'delete' | 'get' | 'update' | 'upsert';

export type ObjectName = 'contact' | 'ticket';

export function object(name: ObjectName): CrmObject {
	const row = objectOf(name);
	if (!row) throw new Error(`No object has the value ${name}`);
	return row;
}

export function operation(name: OperationName): Operation {
	const row = operationOf(name);
	if (!row) throw new Error(`No operation has the value ${name}`);
	return row;
}

export const envelope = (own: Partial<Envelope> = {}): Envelope => ({
	idProperty: RECORD_ID,
	properties: [],
	propertiesWithHistory: [],
	archived: false,
	...own,
});

export const request = (own: Partial<ItemRequest> = {}): ItemRequest => ({
	item: 0,
	envelope: envelope(),
	properties: {},
	associations: [],
	...own,
});

/** One item: the value that identifies its record, or the values to write. */
type Item = string | Readonly<Record<string, string>>;

/** A request in flight, as its object, its operation, the property to match by, and its items. */
export interface InFlight {
	readonly object?: ObjectName;
	readonly operation: OperationName;
	readonly by?: string;
	readonly items: readonly Item[];
	/** Further items, which identify a record and write values to it. */
	readonly writes?: ReadonlyArray<Pick<ItemRequest, 'id' | 'properties'>>;
}

/** The batch that was sent for these items. Its trace IDs are n8n-run-0, n8n-run-1 … */
export function sent(given: InFlight): SentBatch {
	const row = operation(given.operation);
	const kind = object(given.object ?? 'contact');
	const items = given.items.map((item) =>
		typeof item === 'string' ? { id: item } : { properties: item },
	);
	const requests = [...items, ...(given.writes ?? [])].map((own, item) =>
		request({ item, envelope: envelope({ idProperty: given.by ?? RECORD_ID }), ...own }),
	);
	const { entries } = resultOf(toEntries(requests, kind, row, 'merge', 'run'));
	return { object: kind, operation: row, entries };
}

export type HubspotVerdict = Verdict<Returned, Failure>;

export const answered = (
	status: number,
	body: unknown,
	headers: Readonly<Record<string, string>> = {},
): Reply => ({ kind: 'answered', status, headers, body });

/** The verdict about a reply. */
export const judged = (given: InFlight, reply: Reply): HubspotVerdict =>
	judgeBatch(reply, sent(given), NOW);

/**
 * A verdict as text, a line for each record, such as 'succeeded 101', 'failed: record-not-found' or
 * 'unknown n8n-run-0: NO_RESULT'; or one line for a verdict about the whole request.
 */
export function linesOf(verdict: HubspotVerdict): string[] {
	if (verdict.verdict === 'settled') {
		return verdict.outcomes.map((one) => {
			if (one.outcome === 'succeeded') {
				const { id } = one.value ?? {};
				return id === undefined ? 'succeeded' : `succeeded ${String(id)}`;
			}
			const { traceId } = one.failure;
			return `${one.outcome}${traceId ? ` ${traceId}` : ''}: ${nameOf(one.failure)}`;
		});
	}
	const name = nameOf(verdict.failure);
	switch (verdict.verdict) {
		case 'split':
			return [`split: ${name}`];
		case 'retry': {
			const after = verdict.afterMs === undefined ? '' : ` after ${verdict.afterMs} ms`;
			return [`retry${after}, or else ${verdict.otherwise}: ${name}`];
		}
		case 'stop':
			return [`stop ${verdict.scope}, ${verdict.outcome}: ${name}`];
	}
}

/** The ID of a refusal or the code of a problem; HubSpot's message if neither says anything. */
function nameOf({ refusal, code = '', original = '' }: Failure): string {
	if (Object.hasOwn(problems, code)) return code;
	return refusal === undefined || refusal === 'other' ? original : refusal;
}
