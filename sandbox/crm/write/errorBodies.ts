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
export function wholeBatchProblem(
	failed: readonly FailedInput[],
	switches: Switches,
): Problem | undefined {
	const refused = refusedRequest(failed);
	if (refused !== undefined) return refused;
	const values = failed.flatMap(({ failure }) => failure.values);
	const [first] = failed;
	return first === undefined ? undefined : failureProblem(first.failure, switches, values);
}

/** The error of failures that refuse a request even with trace ids. Its context names all records. */
export function refusedRequest(failed: readonly FailedInput[]): Problem | undefined {
	const [first, ...others] = failed
		.map(({ failure }) => failure)
		.filter(({ refusesRequest }) => refusesRequest)
		.map(({ parts }) => parts);
	if (first === undefined) return undefined;
	const same = others.filter(({ message }) => message === first.message);
	return partsProblem({ ...first, context: mergedContext([first, ...same]) });
}

/** The error of a whole request, from the failure of one record and all refused values. */
export function failureProblem(
	failure: RecordFailure,
	switches: Switches,
	values = failure.values,
): Problem {
	if (values.length === 0) return partsProblem(failure.parts);
	const embedded = values.map((value) => embeddedValue(value, switches, 'request'));
	return new Problem(400, {
		message: `Property values were not valid: ${JSON.stringify(embedded)}`,
		errors: values.slice(0, MAX_DETAILS).map(({ message, error, name }) => ({
			message,
			code: error,
			context: { propertyName: [name] },
		})),
		category: 'VALIDATION_ERROR',
	});
}

function partsProblem(parts: RecordFailure['parts']): Problem {
	const { status, message, wholeMessage = message, category, context = {}, details } = parts;
	return new Problem(status, {
		message: wholeMessage,
		...(Object.keys(context).length > 0 ? { context } : {}),
		...(details === undefined ? {} : { errors: details }),
		category,
		...parts.wholeBody,
	});
}

function mergedContext(all: ReadonlyArray<RecordFailure['parts']>): Context {
	const merged: Context = {};
	for (const { context = {} } of all) {
		for (const [key, texts] of Object.entries(context)) {
			merged[key] = [...(merged[key] ?? []), ...texts];
		}
	}
	return merged;
}

/** One item of a 207's `errors`, which names its record by trace id. */
export function failureItem({ input, failure }: FailedInput, switches: Switches): WireError {
	const { category, message, context, itemContext, details } = failure.parts;
	const values = failure.values.map((value) => embeddedValue(value, switches, 'item'));
	const traced: Context =
		input.traceId === undefined ? {} : { objectWriteTraceId: [input.traceId] };
	return {
		status: 'error',
		category,
		message: message + (values.length > 0 ? `: ${JSON.stringify(values)}` : ''),
		context: { ...context, ...itemContext, ...traced },
		...(details === undefined ? {} : { errors: details }),
	};
}

export const notFoundText = (errorName: string): string =>
	`Could not get some ${errorName} objects, they may be deleted or not exist. ` +
	'Check that ids are valid.';

/** One item for all records that were not found, with the ids as the request spelled them. */
export function notFoundItem(
	errorName: string,
	ids: readonly string[],
	traceIds: readonly string[],
): WireError {
	return {
		status: 'error',
		category: 'OBJECT_NOT_FOUND',
		message: notFoundText(errorName),
		context: {
			ids: [...ids],
			...(traceIds.length > 0 ? { objectWriteTraceId: [...traceIds] } : {}),
		},
	};
}

/** The codes whose errors have the value that was sent, in live replies. */
const WITH_VALUE: readonly string[] = ['INVALID_OPTION', 'INVALID_LONG', 'INVALID_INTEGER'];

/** A refused value in the JSON that HubSpot puts inside the message. */
function embeddedValue(
	{ message, error, name, value }: ValueFailure,
	{ propertyValueInErrors }: Switches,
	place: 'request' | 'item',
) {
	const plain = { isValid: false, message, error, name };
	const localized = { ...plain, localizedErrorMessage: message };
	const { portalId } = ACCOUNT;
	if (propertyValueInErrors) {
		if (WITH_VALUE.includes(error)) return { ...localized, propertyValue: value, portalId };
		return place === 'item' && error !== 'INVALID_EMAIL' ? { ...localized, portalId } : plain;
	}
	if (place === 'item') return { ...localized, portalId };
	return error === 'INVALID_OPTION' ? localized : plain;
}
