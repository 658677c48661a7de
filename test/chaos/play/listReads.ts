import type { LoggedRequest } from '../../../sandbox';
import type { Scenario } from '../scenario/scenario';
import type { Knowledge } from '../scenario/value';
import { isRecord } from './report';

const LIST_NAMES = ['properties', 'owners', 'pipelines'] as const;

export type ListName = (typeof LIST_NAMES)[number];

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

export function isListName(operation: string | undefined): operation is ListName {
	return LIST_NAMES.some((name) => name === operation);
}

/** The reads among the requests of a run, in their order. */
export function listReadsOf(
	log: readonly LoggedRequest[],
	attemptOf: (request: LoggedRequest) => number,
): ListRead[] {
	return log.flatMap((request) => {
		const { operation: list } = request;
		if (!isListName(list)) return [];
		return [{ request, list, answer: answerOf(request), attempt: attemptOf(request) }];
	});
}

function answerOf({ status, reply, fault = '' }: LoggedRequest): ListRead['answer'] {
	if (status === undefined || fault.includes('truncate')) return 'nothing';
	if (status >= 200 && status < 300) {
		const rows = isRecord(reply) ? reply.results : undefined;
		if (!Array.isArray(rows)) return 'invalid';
		return rows.length > 0 ? 'list' : 'empty';
	}
	if (status === 401 || status === 403 || status === 404) return 'refused';
	const isDaily = isRecord(reply) && reply.policyName === 'DAILY';
	return isDaily ? 'over' : 'nothing';
}

const SETTLING: ReadonlyArray<ListRead['answer']> = ['list', 'empty', 'refused'];

/** The node needs no further read of a list after these reads of it. */
export function isSettled(reads: readonly ListRead[]): boolean {
	const last = reads.at(-1);
	// A success without a list counts as a refusal, whatever follows.
	return last !== undefined && (SETTLING.includes(last.answer) || reads.some(isInvalid));
}

const isInvalid = ({ answer }: ListRead): boolean => answer === 'invalid';

/** What the node learned from its reads. Scenarios are such that each try learns the same. */
export function knowledgeOf(reads: readonly ListRead[], { hidden }: Scenario): Knowledge {
	const schema = reads.filter(({ list }) => list === 'properties');
	const last = schema.at(-1)?.answer;
	// One list is enough: a token that is refused once may be accepted after it was renewed.
	if (last === undefined || schema.some(({ answer }) => answer === 'list')) {
		return hidden === 'lists' ? 'noLists' : 'all';
	}
	const isFinal = last === 'empty' || last === 'refused' || schema.some(isInvalid);
	const wasRefused = schema.some(({ answer }) => answer === 'refused');
	return isFinal || (wasRefused && hidden === 'schema') ? 'nothing' : 'all';
}

/** The last try of the node ended before it could check values. */
export function isHeldUp(reads: readonly ListRead[]): boolean {
	const last = reads.at(-1);
	if (!last) return false;
	const alike = reads.filter(({ attempt, list }) => attempt === last.attempt && list === last.list);
	return !isSettled(alike);
}
