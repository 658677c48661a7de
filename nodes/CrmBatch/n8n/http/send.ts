import { Pacer } from '../../batch/pacing/pacer';
import type { FixedLimit, Turn } from '../../batch/pacing/turn';
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

const pacers = new WeakMap<Clock, Map<string, Pacer<Failure>>>();

/**
 * The pacer for a session's rate limit. HubSpot counts requests by app and account, so all
 * executions in this process that use the same credential share a pacer. It learns about other
 * processes from HubSpot's replies.
 *
 * @param fixed a limit that HubSpot counts apart, and that its replies do not tell
 */
export function pacerOf({ limit, clock }: Session, fixed?: FixedLimit): Pacer<Failure> {
	const known = pacers.get(clock) ?? new Map<string, Pacer<Failure>>();
	pacers.set(clock, known);
	const key = fixed ? JSON.stringify([limit, fixed]) : limit;
	const pacer = known.get(key) ?? new Pacer<Failure>(clock, fixed);
	known.set(key, pacer);
	return pacer;
}

/** Sends one request, and reports the rate limit in its reply to the pacer. */
export async function sendInTurn(
	session: Session,
	request: HubspotRequest,
	turn: Turn | undefined,
): Promise<Reply> {
	const reply = await session.send(request);
	const isAnswered = reply.kind === 'answered';
	turn?.replied(
		isAnswered ? allowanceOf(reply.headers) : undefined,
		isAnswered && reply.status === 429,
	);
	return isAnswered ? { ...reply, scopes: request.scopes } : reply;
}
