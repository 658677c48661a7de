import type { Outcome } from '../../batch/types';
import { ownCategory, type Failure } from '../errors/failure';
import type { ProblemCode } from '../errors/problem';
import type { JsonObject } from '../json';
import type { BatchInput } from '../tables/request';
import { conflictQuestion, withConflicts } from './blame/conflicts';
import { judgeBatch, type BatchVerdict, type Returned } from './judgeBatch';
import { keyRequest, knownKeysIn } from './pairing/knownKeys';
import { batchBody, type Reply } from './reply';
import type { SentBatch } from './sentBatch';

/** What a reply to a batch leaves open and one batch read can answer. */
export interface Question {
	readonly about: 'conflicts' | 'keys';
	/** Body of the batch read. */
	readonly body: BatchInput;
	/** The verdict about the reply with what the answer says. */
	readonly verdictWith: (answer: JsonObject) => BatchVerdict;
}

/**
 * The question that a verdict leaves open: which records have the unique values that a batch was
 * refused for, or which records of the reply have the keys of the entries.
 */
export function questionOf(
	verdict: BatchVerdict,
	reply: Reply,
	sent: SentBatch,
	now: number,
): Question | undefined {
	if (verdict.verdict === 'split') {
		const question = conflictQuestion(verdict.failure, sent);
		return (
			question && {
				about: 'conflicts',
				body: question.body,
				verdictWith: (answer) => withConflicts(verdict, question, answer, sent),
			}
		);
	}
	if (verdict.verdict !== 'settled' || reply.kind !== 'answered') return undefined;
	if (!sent.operation.pairing.includes('key')) return undefined;
	const open = sent.entries.filter((_, place) => isOpen(verdict.outcomes[place], sent));
	if (open.length === 0) return undefined;
	const body = keyRequest(sent, open, batchBody(reply.body).results);
	return (
		body && {
			about: 'keys',
			body,
			verdictWith: (answer) =>
				judgeBatch(reply, { ...sent, knownKeys: knownKeysIn(answer, sent) }, now),
		}
	);
}

/** Can one of the records of the reply be the entry's? */
function isOpen(outcome: Outcome<Returned, Failure> | undefined, sent: SentBatch): boolean {
	if (outcome === undefined || outcome.outcome === 'succeeded') return false;
	const { category, code } = outcome.failure;
	// A record that was merged into another one of the same read comes back once.
	if (!sent.operation.writes) return category === ownCategory.noResult;
	return notIdentified.has(code);
}

const notIdentified: ReadonlySet<string | undefined> = new Set<ProblemCode>([
	'RECORD_NOT_IDENTIFIED',
	'RECORD_NOT_IDENTIFIED_AND_REASON',
	'REFUSED_BESIDE_RECORD',
]);
