import type { LoggedRequest, Sandbox, StoredRecord } from '../sandbox';
import { PLURALS, type Account } from './account';
import { faultAt, type FaultKind } from './faultKinds';
import type { Report } from './report';
import type { ObjectName, Scenario } from './scenario';
import type { Link, Wish } from './wishes';

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
	readonly wishes: readonly Wish[];
	readonly report: Report;
	readonly before: ReadonlyMap<string, Snapshot>;
	readonly after: ReadonlyMap<string, Snapshot>;
	readonly calls: readonly Call[];
	/** Requests to anything else than the scenario's batch endpoint. */
	readonly otherCalls: readonly LoggedRequest[];
	readonly mostUnderWay: number;
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
 * The batch requests of a run.
 *
 * @param tries how many requests there had been when each try of the node began
 */
export function callsOf(
	log: readonly LoggedRequest[],
	{ operation, faults }: Scenario,
	tries: readonly number[],
): Call[] {
	return log
		.filter((request) => request.operation === operation)
		.map((request, index) => ({
			request,
			inputs: (request.body as { inputs: Input[] }).inputs,
			fault: struckBy(request, faultAt(faults, index + 1)),
			attempt: tries.filter((begin) => request.n > begin).length - 1,
		}));
}

function struckBy({ status }: LoggedRequest, fault: FaultKind | undefined): FaultKind | undefined {
	const isRefusal = status !== undefined && status >= 300;
	return isRefusal && fault?.sparesRefusals ? undefined : fault;
}
