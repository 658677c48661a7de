import { invalidInput, type Failure } from './failure';
import { RECORD_ID } from './objects';
import type { Operation } from './operations';
import type { RecordRequest } from './request';

/**
 * What can be known to be refused before anything is sent: nobody has to wait for HubSpot to say
 * so, and no batch fails for it.
 */
export function problemOf(request: RecordRequest, operation: Operation): Failure | undefined {
	return checks.map((check) => check(request, operation)).find((failure) => failure !== undefined);
}

type Check = (request: RecordRequest, operation: Operation) => Failure | undefined;

const checks: readonly Check[] = [
	(request, { needsProperties }) =>
		needsProperties && Object.keys(request.properties).length === 0
			? invalidInput(
					"Has no property to write: fill 'Properties', or set 'Empty Values' to 'Clear' if empty ones are meant",
				)
			: undefined,
	// HubSpot: "Unable to perform update/upsert by non-unique property hs_object_id".
	({ envelope }, { parts, byRecordId }) =>
		parts.includes('idProperty') && !byRecordId && envelope.idProperty === RECORD_ID
			? invalidInput(
					"HubSpot cannot create or update by Record ID: choose a unique property in 'Match By', or use 'Update'",
				)
			: undefined,
	({ envelope }, { parts }) =>
		parts.includes('idProperty') && envelope.idProperty.trim() === ''
			? invalidInput("Choose the unique property that names the record in 'Match By'")
			: undefined,
];
