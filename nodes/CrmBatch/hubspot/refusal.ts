import { retryAfterMs } from '../batch/backoff';
import { failureFrom, type Failure, type OwnCategory } from './failure';
import { isObject, textAt, type JsonObject } from './json';
import type { Answered, Reply } from './reply';
import { treatmentOf, type Treatment } from './verdicts';

/** Why there is no answer, as a failure. */
export function reasonOf(
	{ message, code }: Exclude<Reply, Answered>,
	category: OwnCategory,
): Failure {
	return { message, category, code };
}

/** An answer that is not 2xx, read: why, and what to do about it. */
export interface Refusal {
	readonly reason: Failure;
	readonly treatment: Treatment;
	readonly body: JsonObject;
	/** Milliseconds that HubSpot asks to wait, if it does. */
	readonly adviceMs: number | undefined;
}

/** @param now milliseconds since the epoch, for a `Retry-After` that is a date */
export function readRefusal({ status, headers, body: raw }: Answered, now: number): Refusal {
	const reason = failureFrom(raw, status);
	const body = isObject(raw) ? raw : {};
	const treatment = treatmentOf({
		status,
		category: reason.category ?? '',
		message: reason.original ?? '',
		policyName: textAt(body, 'policyName') ?? '',
	});
	return { reason, treatment, body, adviceMs: retryAfterMs(headers['retry-after'], now) };
}

/** Milliseconds to wait before the same request goes again: as HubSpot asks, or else as it is used to. */
export function waitOf(
	{ unadvisedMs, atLeastMs }: Extract<Treatment, { treat: 'again' }>,
	adviceMs: number | undefined,
): number {
	return Math.max(adviceMs ?? unadvisedMs, atLeastMs);
}
