/** Bodies as HubSpot sends them, without the fields that no test needs. */

type Json = Readonly<Record<string, unknown>>;

const times = { startedAt: '2025-11-04T20:29:54.816Z', completedAt: '2025-11-04T20:29:54.897Z' };

export const record = (id: string, properties: Json = {}, around: Json = {}): Json => ({
	id,
	properties: { ...properties, hs_object_id: id },
	createdAt: '2026-05-21T22:43:55.385Z',
	updatedAt: '2026-05-21T22:45:00.229Z',
	archived: false,
	...around,
});

/** A record with the trace ID of its item, as newer versions of the API return it. */
export const traced = (item: number, id: string, properties: Json = {}): Json =>
	record(id, properties, { objectWriteTraceId: `n8n-run-${item}` });

export const complete = (...results: readonly unknown[]): Json => ({
	status: 'COMPLETE',
	results,
	...times,
});

export const partial = (results: readonly unknown[], errors: readonly unknown[]): Json => ({
	status: 'COMPLETE',
	results,
	numErrors: errors.length,
	errors,
	...times,
});

/** One error for all IDs that were not found. */
export const notFound = (...ids: readonly string[]): Json => ({
	status: 'error',
	category: 'OBJECT_NOT_FOUND',
	message: notFoundMessage,
	context: { ids },
});

export const notFoundMessage =
	'Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.';

/** The message in which HubSpot lists bad property values as JSON. */
export const badValues = (...names: readonly string[]): string =>
	`Property values were not valid: ${JSON.stringify(
		names.map((name) => ({
			isValid: false,
			message: `Property "${name}" does not exist`,
			error: 'PROPERTY_DOESNT_EXIST',
			name,
		})),
	)}`;

/** An error about the record that was written with this trace ID. */
export const traceError = (traceId: string, message = badValues('missing')): Json => ({
	status: 'error',
	category: 'VALIDATION_ERROR',
	message,
	context: { objectWriteTraceId: [traceId] },
});

/** An error that names no record. */
export const orphan = (message: string): Json => ({
	status: 'error',
	category: 'VALIDATION_ERROR',
	message,
});

export const refusal = (category: string, message: string, more: Json = {}): Json => ({
	status: 'error',
	message,
	correlationId: 'a996e7d6-de07-46ef-bddc-897126eb8859',
	category,
	...more,
});

export const rateLimit = (policyName: string, words: string): Json => ({
	status: 'error',
	message: `You have reached your ${words} limit.`,
	errorType: 'RATE_LIMIT',
	correlationId: 'c033cdaa-2c40-4a64-ae48-b4cec88dad24',
	policyName,
	groupName: 'publicapi:private_app-api-calls',
});

export const htmlPage =
	'<html><head><title>504 Gateway Time-out</title></head><body></body></html>';
