import type { Failure } from '../../../hubspot/errors/failure';
import type { BatchVerdict } from '../../../hubspot/reply/judgeBatch';
import { questionOf } from '../../../hubspot/reply/question';
import type { Reply } from '../../../hubspot/reply/reply';
import type { SentBatch } from '../../../hubspot/reply/sentBatch';
import { lookupPath, scopesFor } from '../../../hubspot/tables/endpoints';
import type { Entry } from '../../../hubspot/tables/request';
import { read } from '../../http/read';
import type { Session } from '../../http/session';

/**
 * Asks HubSpot what its reply to a batch leaves open, once for each entry and kind of question.
 * Without an answer the verdict stays as it is.
 *
 * @param onStopped called if no request can pass any more
 */
export function questioner(
	session: Session,
	onStopped: (failure: Failure) => void,
): (verdict: BatchVerdict, reply: Reply, sent: SentBatch) => Promise<BatchVerdict> {
	const asked = { conflicts: new Set<Entry>(), keys: new Set<Entry>() };
	return async (verdict, reply, sent) => {
		const question = questionOf(verdict, reply, sent, session.clock.now());
		if (!question) return verdict;
		const known = asked[question.about];
		if (sent.entries.some((entry) => known.has(entry))) return verdict;
		sent.entries.forEach((entry) => known.add(entry));
		const path = lookupPath(session.apiVersion, sent.object);
		const answer = await read(session, {
			method: 'POST',
			path,
			body: question.body,
			scopes: scopesFor('read', sent.object),
		});
		if (answer.outcome === 'succeeded') return question.verdictWith(answer.value);
		if (answer.outcome !== 'stopped') return verdict;
		// The run has ended already, for another reason.
		if (session.signal.aborted) return verdict;
		onStopped(answer.failure);
		if (verdict.verdict !== 'split') return verdict;
		// HubSpot refused the whole batch: nothing of it was written.
		const { failed } = verdict;
		const stop = { verdict: 'stop', scope: 'run', outcome: 'notSent' } as const;
		return { ...stop, failure: answer.failure, ...(failed && { failed }) };
	};
}
