import { Pacer, type Turn } from '../../batch/pace';
import type { Clock, RetryVerdict } from '../../batch/types';
import { failureOf, problem } from '../../hubspot/errors/problem';
import type { Failure } from '../../hubspot/errors/failure';
import { duration } from '../../hubspot/errors/text';
import { allowanceOf, type Reply } from '../../hubspot/reply/reply';
import type { Session } from './session';
import type { HubspotRequest } from './transport';

/** Why a record was not sent after the execution was cancelled. */
export const cancelled: Failure = failureOf(problem('CANCELLED'));

/** A wait that a user has to plan for. */
const LONG_WAIT_MS = 60_000;

/** The failure of a request that HubSpot does not take for longer than the node may wait. */
export function waitTooLong(
	{ failure, afterMs = 0 }: RetryVerdict<Failure>,
	maxWaitMs: number,
): Failure {
	if (afterMs < LONG_WAIT_MS) return failure;
	const words = { said: failure.message, wait: duration(afterMs), most: duration(maxWaitMs) };
	const { message, code } = failureOf(problem('WAIT_TOO_LONG', words));
	return { ...failure, message, code: failure.code ?? code };
}

const pacers = new WeakMap<Clock, Map<string, Pacer>>();

/**
 * The pacer for a session's rate limit. HubSpot counts requests by app and account, so all
 * executions in this process that use the same credential share a pacer. It learns about other
 * processes from HubSpot's replies.
 */
export function pacerOf({ limit, clock }: Session): Pacer {
	const known = pacers.get(clock) ?? new Map<string, Pacer>();
	pacers.set(clock, known);
	const pacer = known.get(limit) ?? new Pacer(clock);
	known.set(limit, pacer);
	return pacer;
}

/** Sends one request, and reports the rate limit in its reply to the pacer. */
export async function sendInTurn(
	session: Session,
	request: HubspotRequest,
	turn: Turn | undefined,
): Promise<Reply> {
	const reply = await session.send(request);
	turn?.replied(reply.kind === 'answered' ? allowanceOf(reply.headers) : undefined);
	return reply;
}
