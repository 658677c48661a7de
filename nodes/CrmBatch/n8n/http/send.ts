import { Pacer, type Turn } from '../../batch/pace';
import type { Surroundings, Verdict } from '../../batch/types';
import type { Failure } from '../../hubspot/errors/failure';
import { allowanceOf } from '../../hubspot/reply/rateLimit';
import type { Reply } from '../../hubspot/reply/reply';
import type { Connection } from './session';
import type { HubspotRequest } from './transport';

const pacers = new WeakMap<Surroundings, Map<string, Pacer>>();

/**
 * The pacer of everybody in this process who works on the same limit. HubSpot's is by app and
 * account, so executions with one credential share one; what other processes do, the pacer learns
 * from HubSpot's replies.
 *
 * @param limit names the limit: the credential and the host
 */
export function pacerOf(limit: string, surroundings: Surroundings): Pacer {
	const known = pacers.get(surroundings) ?? new Map<string, Pacer>();
	pacers.set(surroundings, known);
	const pacer = known.get(limit) ?? new Pacer(surroundings);
	known.set(limit, pacer);
	return pacer;
}

/** Sends one request in its turn, and judges the reply. */
export async function sendInTurn<Result>(
	{ send, limit }: Connection,
	surroundings: Surroundings,
	request: HubspotRequest,
	turn: Turn | undefined,
	judge: (reply: Reply, now: number) => Verdict<Result, Failure>,
): Promise<Verdict<Result, Failure>> {
	const reply = await send(request);
	const verdict = judge(reply, surroundings.now());
	turn?.replied(reply.kind === 'answered' ? allowanceOf(reply.headers) : undefined);
	// The limit is everybody's: nobody need meet it again.
	const isLimited = reply.kind === 'answered' && reply.status === 429;
	if (isLimited && verdict.verdict === 'again') {
		pacerOf(limit, surroundings).block(verdict.afterMs ?? 0);
	}
	return verdict;
}
