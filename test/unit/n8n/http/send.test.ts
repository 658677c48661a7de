import type { RetryVerdict } from '../../../../nodes/CrmBatch/batch/types';
import type { Failure } from '../../../../nodes/CrmBatch/hubspot/errors/failure';
import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { waitTooLong } from '../../../../nodes/CrmBatch/n8n/http/send';

describe('the failure of a request that must wait for too long', () => {
	const refused: Failure = {
		message: 'The limit is reached',
		original: 'You have reached your hourly limit.',
		category: 'RATE_LIMITS',
		correlationId: 'c-1',
		httpStatus: 429,
		refusal: 'hourly-limit',
	};
	const retry = (afterMs: number, failure = refused): RetryVerdict<Failure> => ({
		verdict: 'retry',
		failure,
		afterMs,
		otherwise: 'notSent',
	});
	const words = { said: refused.message, wait: '1 hour', most: '5 minutes' };
	const { message, code } = failureOf(problem('WAIT_TOO_LONG', words));

	test('says both times, and keeps the facts of the refusal', () => {
		expect(waitTooLong(retry(3_600_000), 300_000)).toEqual({ ...refused, message, code });
		const named = { ...refused, code: 'LIMIT' };
		expect(waitTooLong(retry(3_600_000, named), 300_000)).toEqual({ ...named, message });
	});

	test.each([0, 1_000, 59_999])('is that of the refusal for a short wait: %d ms', (afterMs) => {
		expect(waitTooLong(retry(afterMs), 0)).toBe(refused);
	});
});
