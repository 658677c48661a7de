import type { LoggedRequest } from '../../../sandbox';
import { isRecord } from './report';
import type { Scenario } from '../scenario/scenario';
import type { Knowledge } from '../scenario/values';

const LIST_NAMES = ['properties', 'owners', 'pipelines'] as const;

export type ListName = (typeof LIST_NAMES)[number];

/** A list that was asked for, and what came of it. */
export interface ListRead {
	readonly request: LoggedRequest;
	readonly list: ListName;
	/**
	 * The list; one without a row; that it will not be given; something else than a list; that the
	 * run is over; or nothing that tells.
	 */
	readonly answer: 'list' | 'empty' | 'refused' | 'strange' | 'over' | 'nothing';
	readonly attempt: number;
}

export function isListName(operation: string | undefined): operation is ListName {
	return LIST_NAMES.some((name) => name === operation);
}

/** All that was read before a write, in its order. */
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
		if (!Array.isArray(rows)) return 'strange';
		return rows.length > 0 ? 'list' : 'empty';
	}
	if (status === 401 || status === 403 || status === 404) return 'refused';
	const isDaily = isRecord(reply) && reply.policyName === 'DAILY';
	return isDaily ? 'over' : 'nothing';
}

const SETTLING: ReadonlyArray<ListRead['answer']> = ['list', 'empty', 'refused'];

/** Does the node know after these reads of one list what there is to know? */
export function isSettled(reads: readonly ListRead[]): boolean {
	const last = reads.at(-1);
	// Something else than a list is a refusal in the end, whatever else follows.
	return last !== undefined && (SETTLING.includes(last.answer) || reads.some(isStrange));
}

const isStrange = ({ answer }: ListRead): boolean => answer === 'strange';

/** What the node came to know: in each of its tries the same, as no other scenario is made. */
export function knowledgeOf(reads: readonly ListRead[], { hidden }: Scenario): Knowledge {
	const schema = reads.filter(({ list }) => list === 'properties');
	// A token that is refused once may be accepted in the next moment.
	const last = schema.at(-1)?.answer;
	if (schema.some(({ answer }) => answer === 'list') || last === undefined) {
		return hidden === 'lists' ? 'noLists' : 'all';
	}
	const isTold = last === 'empty' || last === 'refused' || schema.some(isStrange);
	const wasTold = schema.some(({ answer }) => answer === 'refused');
	return isTold || (wasTold && hidden === 'schema') ? 'nothing' : 'all';
}

/** Did the last try of the node end before it knew how to check values? */
export function isHeldUp(reads: readonly ListRead[]): boolean {
	const last = reads.at(-1);
	if (!last) return false;
	const alike = reads.filter(({ attempt, list }) => attempt === last.attempt && list === last.list);
	return !isSettled(alike);
}
