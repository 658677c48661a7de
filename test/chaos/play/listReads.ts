import type { LoggedRequest } from '../../../sandbox';
import type { Scenario } from '../scenario/scenario';
import type { Knowledge } from '../scenario/value';
import { isRecord } from './report';

const LIST_OPERATIONS = ['properties', 'owners', 'pipelines'] as const;

type ListOperation = (typeof LIST_OPERATIONS)[number];

const CHOICES: readonly ListName[] = ['owners', 'pipelines'];

/** A list that the node reads: the plain properties, sensitive ones, or choices. */
export type ListName = ListOperation | 'sensitive' | 'highly_sensitive';

/** A request that reads the schema or a list of choices. */
export interface ListRead {
	readonly request: LoggedRequest;
	readonly list: ListName;
	/**
	 * What the reply tells the node:
	 * - `list`: the list
	 * - `empty`: a list without rows
	 * - `refused`: the app may not read the list
	 * - `invalid`: a success that has no list
	 * - `over`: the run must stop
	 * - `nothing`: nothing
	 */
	readonly answer: 'list' | 'empty' | 'refused' | 'invalid' | 'over' | 'nothing';
	readonly attempt: number;
}

export function isListOperation(operation: string | undefined): operation is ListOperation {
	return LIST_OPERATIONS.some((name) => name === operation);
}

/** A read of the deactivated owners, which only names them in an error. The run goes on without it. */
export function isOfDeactivated({ operation, path }: LoggedRequest): boolean {
	return operation === 'owners' && path.includes('archived=true');
}

/** The reads that a run depends on among its requests, in their order. */
export function listReadsOf(
	log: readonly LoggedRequest[],
	attemptOf: (request: LoggedRequest) => number,
	{ signIn }: Scenario,
): ListRead[] {
	const reads: ListRead[] = [];
	for (const request of log) {
		if (!isListOperation(request.operation) || isOfDeactivated(request)) continue;
		const read: ListRead = {
			request,
			list: listOf(request.operation, request.path),
			answer: answerOf(request),
			attempt: attemptOf(request),
		};
		// After a 401, an OAuth2 token is renewed and the request repeated once: the second reply counts.
		const isRenewed = signIn === 'oAuth2' && request.status === 401;
		const isSeen = !isRenewed || isRepeated(reads.at(-1), read);
		reads.push(isSeen ? read : { ...read, answer: 'nothing' });
	}
	return reads;
}

function listOf(operation: ListOperation, path: string): ListName {
	if (operation !== 'properties') return operation;
	if (path.includes('dataSensitivity=sensitive')) return 'sensitive';
	return path.includes('dataSensitivity=highly_sensitive') ? 'highly_sensitive' : operation;
}

/** Does it repeat the request before it, with a new token? */
function isRepeated(before: ListRead | undefined, read: ListRead): boolean {
	return before?.request.status === 401 && before.answer === 'nothing' && before.list === read.list;
}

function answerOf({ status, reply, fault = '' }: LoggedRequest): ListRead['answer'] {
	if (status === undefined || fault.includes('truncate')) return 'nothing';
	if (status >= 200 && status < 300) {
		const rows = isRecord(reply) ? reply.results : undefined;
		if (!Array.isArray(rows)) return 'invalid';
		return rows.length > 0 ? 'list' : 'empty';
	}
	if (status === 401) return 'over';
	if (status === 403 || status === 404) return 'refused';
	const isDaily = isRecord(reply) && reply.policyName === 'DAILY';
	return isDaily ? 'over' : 'nothing';
}

const SETTLING: ReadonlyArray<ListRead['answer']> = ['list', 'empty', 'refused'];

/** The node needs no further read of a list after these reads of it. */
export function isSettled(reads: readonly ListRead[]): boolean {
	const last = reads.at(-1);
	if (last === undefined || last.answer === 'over') return false;
	// A success without a list counts as a refusal, whatever follows.
	return SETTLING.includes(last.answer) || reads.some(({ answer }) => answer === 'invalid');
}

/** What the node learned from its reads. Scenarios are such that each try learns the same. */
export function knowledgeOf(reads: readonly ListRead[], { hidden }: Scenario): Knowledge {
	const schema = reads.filter(({ list }) => list === 'properties');
	// One list is enough: a try that ended early learned nothing else.
	if (schema.length === 0 || schema.some(({ answer }) => answer === 'list')) {
		return hidden === 'lists' ? 'noLists' : 'all';
	}
	const wasRefused = schema.some(({ answer }) => answer === 'refused');
	return isSettled(schema) || (wasRefused && hidden === 'schema') ? 'nothing' : 'all';
}

/** What the node could not learn in its last try with reads. */
export interface HeldUp {
	/** It could check no values, or could send nothing more. */
	readonly isWhole: boolean;
	/** Lists that it needed and did not get. */
	readonly lists: ReadonlySet<ListName>;
}

export function heldUpBy(reads: readonly ListRead[]): HeldUp {
	const attempt = reads.at(-1)?.attempt;
	const own = reads.filter((read) => read.attempt === attempt);
	const names = new Set(own.map(({ list }) => list));
	const lists = new Set(
		[...names].filter((name) => !isSettled(own.filter(({ list }) => list === name))),
	);
	// A run that gives up at the rate limit does not ask for the lists of choices that come last.
	const isLimited = own.at(-1)?.request.status === 429;
	CHOICES.filter((list) => isLimited && !names.has(list)).forEach((list) => lists.add(list));
	const isOver = own.some(({ answer }) => answer === 'over');
	return { isWhole: isOver || lists.has('properties'), lists };
}
