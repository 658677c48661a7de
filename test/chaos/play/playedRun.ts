import type { LoggedRequest, Sandbox, StoredRecord } from '../../../sandbox';
import { PLURALS, type Account } from '../items/account';
import type { Link } from '../items/expectation';
import type { MadeItems } from '../items/makeItems';
import { faultAt, type FaultKind } from '../scenario/faultKinds';
import type { ObjectName, Scenario } from '../scenario/scenario';
import { isListOperation, isOfDeactivated, listReadsOf, type ListRead } from './listReads';
import { isRecord, type Report } from './report';

/** A record at one moment. */
export interface Snapshot {
	readonly id: string;
	readonly archived: boolean;
	readonly properties: Readonly<Record<string, string>>;
	readonly links: readonly Link[];
}

/** A batch request as the sandbox received it, and the fault that was applied to it. */
export interface Call {
	readonly request: LoggedRequest;
	readonly inputs: readonly Input[];
	readonly fault: FaultKind | undefined;
	/** Number of the try that sent it, with Retry On Fail; from 0. */
	readonly attempt: number;
}

/** A request, and the try that sent it. */
interface Attempted {
	readonly request: LoggedRequest;
	readonly attempt: number;
}

/**
 * A request that looks records up after a batch: by a unique value that HubSpot refused the batch for,
 * or because the reply does not say which record is whose.
 */
interface Lookup extends Attempted {
	readonly values: readonly string[];
	readonly fault: FaultKind | undefined;
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

/** Everything known of a run after it ends. */
export interface PlayedRun extends Omit<MadeItems, 'items'> {
	readonly scenario: Scenario;
	readonly report: Report;
	readonly before: ReadonlyMap<string, Snapshot>;
	readonly after: ReadonlyMap<string, Snapshot>;
	readonly calls: readonly Call[];
	/** Requests that read the schema or a list of choices. */
	readonly reads: readonly ListRead[];
	/** Requests that read the deactivated owners. */
	readonly deactivatedReads: readonly Attempted[];
	/** Requests that look records up after a batch. */
	readonly lookups: readonly Lookup[];
	/** All other requests. */
	readonly otherCalls: readonly LoggedRequest[];
	readonly mostUnderWay: number;
	/** The summary that each try of the node gives; empty where none is visible. */
	readonly summaries: readonly string[];
}

/** The records of an object: all live ones, and the archived ones among the known ids. */
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

/** Ids of all records of the scenario's object before the run. */
export function knownIds({ live, archived }: Account, { object }: Scenario): string[] {
	return [...live[object], ...archived[object]].map(({ id }) => id);
}

/**
 * Sorts the requests of a run into batch requests, reads of lists, lookups, and others.
 *
 * @param tries the number of requests before each try of the node
 */
export function sortRequests(
	log: readonly LoggedRequest[],
	scenario: Scenario,
	tries: readonly number[],
): Pick<PlayedRun, 'calls' | 'reads' | 'deactivatedReads' | 'lookups' | 'otherCalls'> {
	const { operation, faults, lookupFaults } = scenario;
	const attemptOf = ({ n }: LoggedRequest): number => tries.filter((begin) => n > begin).length - 1;
	const planned = { batches: log.filter((request) => request.operation === operation), faults };
	const reads =
		operation === 'read'
			? planned
			: { batches: log.filter((request) => request.operation === 'read'), faults: lookupFaults };
	const faultOf = (request: LoggedRequest, { batches, faults: all } = planned) =>
		appliedFault(request, faultAt(all, batches.indexOf(request) + 1));
	const lookups = reads.batches.filter((request) => operation !== 'read' || isLookup(request));
	return {
		calls: planned.batches
			.filter((request) => !lookups.includes(request))
			.map((request) => ({
				request,
				inputs: inputsOf(request),
				fault: faultOf(request),
				attempt: attemptOf(request),
			})),
		reads: listReadsOf(log, attemptOf, scenario),
		deactivatedReads: log
			.filter(isOfDeactivated)
			.map((request) => ({ request, attempt: attemptOf(request) })),
		lookups: lookups.map((request) => ({
			request,
			values: inputsOf(request).map(({ id = '' }) => id),
			fault: faultOf(request, reads),
			attempt: attemptOf(request),
		})),
		otherCalls: log.filter(
			(request) =>
				request.operation !== operation &&
				!isListOperation(request.operation) &&
				!lookups.includes(request),
		),
	};
}

/** Does a read ask only for the old IDs of records? Items never do. */
function isLookup({ body }: LoggedRequest): boolean {
	const { properties = [] } = body as { properties?: string[] };
	return properties.length === 1 && properties[0] === 'hs_merged_object_ids';
}

function inputsOf({ body }: LoggedRequest): Input[] {
	return (body as { inputs: Input[] }).inputs;
}

/** HubSpot refused the request. A reply with results is none, whatever its status is. */
export function isRefusal({ request: { status = 0, reply } }: Pick<Call, 'request'>): boolean {
	const results = isRecord(reply) ? reply.results : undefined;
	return status >= 400 && status < 500 && !(Array.isArray(results) && results.length > 0);
}

function appliedFault(
	{ status }: LoggedRequest,
	fault: FaultKind | undefined,
): FaultKind | undefined {
	const isRefusal = status !== undefined && status >= 300;
	return isRefusal && fault?.sparesRefusals ? undefined : fault;
}
