import type { LoggedRequest, Sandbox, StoredRecord } from '../../../sandbox';
import { PLURALS, type Account } from '../items/account';
import { faultAt, type FaultKind } from '../scenario/faultKinds';
import { isListName, type ListRead } from './listReads';
import type { Wishes } from '../items/makeItems';
import type { Report } from './report';
import type { ObjectName, Scenario } from '../scenario/scenario';
import type { Link } from '../items/wishes';

/** A record at one moment. */
export interface Snapshot {
	readonly id: string;
	readonly archived: boolean;
	readonly properties: Readonly<Record<string, string>>;
	readonly links: readonly Link[];
}

/** A batch request as it arrived, and the fault that struck it. */
export interface Call {
	readonly request: LoggedRequest;
	readonly inputs: readonly Input[];
	readonly fault: FaultKind | undefined;
	/** Which try of the node, with Retry On Fail, made it; from 0. */
	readonly attempt: number;
}

export interface Input {
	readonly id?: string;
	readonly idProperty?: string;
	readonly properties?: Readonly<Record<string, string>>;
	readonly associations?: ReadonlyArray<{
		readonly to: { readonly id: string };
		readonly types: ReadonlyArray<{ readonly associationTypeId: number }>;
	}>;
	readonly objectWriteTraceId?: string;
}

/** All that is known of a run once it is over. */
export interface Played {
	readonly scenario: Scenario;
	readonly wishes: Wishes;
	/** Names and values of all properties that the items have. */
	readonly itemValues: ReadonlyArray<readonly [name: string, raw: unknown]>;
	readonly report: Report;
	readonly before: ReadonlyMap<string, Snapshot>;
	readonly after: ReadonlyMap<string, Snapshot>;
	readonly calls: readonly Call[];
	/** Requests for the schema and for lists of choices. */
	readonly reads: readonly ListRead[];
	/** Requests to anything else. */
	readonly otherCalls: readonly LoggedRequest[];
	readonly mostUnderWay: number;
	/** The line with which each try of the node sums itself up, as far as it is known. */
	readonly summaries: readonly string[];
}

/** The records of an object: all that live, and of the archived ones those that are known. */
export function snapshots(
	sandbox: Sandbox,
	object: ObjectName,
	known: Iterable<string>,
): Map<string, Snapshot> {
	const plural = PLURALS[object];
	const found = [...known]
		.map((id) => sandbox.record(plural, id))
		.filter((one) => one !== undefined);
	return new Map([...sandbox.records(plural), ...found].map((one) => [one.id, snapshot(one)]));
}

function snapshot({ id, archived, properties, associations }: StoredRecord): Snapshot {
	const links = associations.map(({ toObjectId, typeId }): Link => `${toObjectId}:${typeId}`);
	return { id, archived, properties: { ...properties }, links: links.sort() };
}

/** Ids of the records of the scenario's object that the account begins with. */
export function knownIds({ live, archived }: Account, { object }: Scenario): string[] {
	return [...live[object], ...archived[object]].map(({ id }) => id);
}

/**
 * Tells which try of the node made a request.
 *
 * @param tries how many requests there had been when each try of the node began
 */
export function attemptsBy(tries: readonly number[]): (request: LoggedRequest) => number {
	return ({ n }) => tries.filter((begin) => n > begin).length - 1;
}

/** The batch requests of a run. */
export function callsOf(
	log: readonly LoggedRequest[],
	{ operation, faults }: Scenario,
	attemptOf: (request: LoggedRequest) => number,
): Call[] {
	return log
		.filter((request) => request.operation === operation)
		.map((request, index) => ({
			request,
			inputs: (request.body as { inputs: Input[] }).inputs,
			fault: struckBy(request, faultAt(faults, index + 1)),
			attempt: attemptOf(request),
		}));
}

/** The requests of a run that are none of its batches and read no list. */
export function othersOf(
	log: readonly LoggedRequest[],
	{ operation: batch }: Scenario,
): LoggedRequest[] {
	return log.filter(({ operation }) => operation !== batch && !isListName(operation));
}

function struckBy({ status }: LoggedRequest, fault: FaultKind | undefined): FaultKind | undefined {
	const isRefusal = status !== undefined && status >= 300;
	return isRefusal && fault?.sparesRefusals ? undefined : fault;
}
