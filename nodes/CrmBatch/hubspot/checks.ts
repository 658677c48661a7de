import { complain, refusal } from './errors';
import type { Failure } from './failure';
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
			? refusal(complain('NOTHING_TO_WRITE'))
			: undefined,
	// HubSpot: "Unable to perform update/upsert by non-unique property hs_object_id".
	({ envelope }, { parts, byRecordId }) =>
		parts.includes('idProperty') && !byRecordId && envelope.idProperty === RECORD_ID
			? refusal(complain('MATCH_BY_RECORD_ID'))
			: undefined,
	({ envelope }, { parts }) =>
		parts.includes('idProperty') && envelope.idProperty.trim() === ''
			? refusal(complain('MATCH_BY_MISSING'))
			: undefined,
];
