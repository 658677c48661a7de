import type { Steps } from '../../../nodes/CrmBatch/batch/types';

/** The result of work in steps, done at once. */
export function resultOf<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}
