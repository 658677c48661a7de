import { ACCOUNT } from '../../account';
import { Problem, type RecordFailure, type ValueFailure } from '../../model/problem';
import type { Context, WireError } from '../../model/wire';
import type { Switches } from '../../switches';
import type { BatchInput } from '../batch/input';

/** Live replies cut the list `errors` to three. The list inside the message is complete. */
const MAX_DETAILS = 3;

/** An input that was refused, with the reason. */
export interface FailedInput {
	readonly input: BatchInput;
	readonly failure: RecordFailure;
}

/**
 * Whether errors are reported record by record: every input has its own `objectWriteTraceId`
 * (HubSpot docs, error handling, multi-status errors).
 */
export function reportsErrorsByRecord(inputs: readonly BatchInput[], switches: Switches): boolean {
	const ids = inputs.map((input) => input.traceId).filter((id) => id !== undefined);
	if (ids.length === 0) return false;
	if (!switches.traceIdsCount) return false;
	if (ids.length < inputs.length && !switches.partialTraceIdsCount) return false;
	return new Set(ids).size === ids.length || switches.duplicateTraceIdsCount;
}

/** The error that refuses a whole batch. It names no record. */
export function wholeBatchProblem(failed: readonly FailedInput[]): Problem | undefined {
	const values = failed.flatMap(({ failure }) => failure.values);
	const [first] = failed;
	return first === undefined ? undefined : failureProblem(first.failure, values);
}

/** The error of a whole request, from the failure of one record and all refused values. */
export function failureProblem(failure: RecordFailure, values = failure.values): Problem {
	if (values.length > 0) {
		return new Problem(400, {
			message: `Property values were not valid: ${JSON.stringify(values.map(embedded))}`,
			errors: values.slice(0, MAX_DETAILS).map(({ message, error, name }) => ({
				message,
				code: error,
				context: { propertyName: [name] },
			})),
			category: 'VALIDATION_ERROR',
		});
	}
	const { status, wholeMessage, category, context, details } = failure;
	const hasContext = Object.keys(context).length > 0;
	return new Problem(status, {
		message: wholeMessage,
		...(hasContext ? { context } : {}),
		...(details === undefined ? {} : { errors: details }),
		category,
	});
}

/** One item of a 207's `errors`, which names its record by trace id. */
export function failureItem({ input, failure }: FailedInput): WireError {
	const values = failure.values.map((value) => ({
		...embedded(value),
		localizedErrorMessage: value.message,
		portalId: ACCOUNT.portalId,
	}));
	const traced: Context =
		input.traceId === undefined ? {} : { objectWriteTraceId: [input.traceId] };
	return {
		status: 'error',
		category: failure.category,
		message: failure.message + (values.length > 0 ? `: ${JSON.stringify(values)}` : ''),
		context: { ...failure.context, ...failure.itemContext, ...traced },
		...(failure.details === undefined ? {} : { errors: failure.details }),
	};
}

/** One item for all records that were not found, with the ids as the request spelled them. */
export function notFoundItem(
	errorName: string,
	ids: readonly string[],
	traceIds: readonly string[],
): WireError {
	return {
		status: 'error',
		category: 'OBJECT_NOT_FOUND',
		message:
			`Could not get some ${errorName} objects, they may be deleted or not exist. ` +
			'Check that ids are valid.',
		context: {
			ids: [...ids],
			...(traceIds.length > 0 ? { objectWriteTraceId: [...traceIds] } : {}),
		},
	};
}

/** A refused value in the JSON that HubSpot puts inside the message. */
function embedded({ message, error, name }: ValueFailure) {
	const localized = error === 'INVALID_OPTION' ? { localizedErrorMessage: message } : {};
	return { isValid: false, message, error, name, ...localized };
}
