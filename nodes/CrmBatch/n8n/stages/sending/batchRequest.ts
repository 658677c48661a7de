import { withMatchingProperties } from '../../../hubspot/request/matchingProperties';
import { batchPath, scopesFor } from '../../../hubspot/tables/endpoints';
import type { Entry } from '../../../hubspot/tables/request';
import type { Session } from '../../http/session';
import type { HubspotRequest } from '../../http/transport';
import type { NodeConfig } from '../../input/config';

/** What is done with the entries. */
export type BatchSettings = Pick<NodeConfig, 'object' | 'operation' | 'batchSize' | 'concurrency'>;

/** The request that sends entries with equal envelopes. */
export function requestOf(
	entries: readonly Entry[],
	{ apiVersion }: Session,
	{ object, operation }: BatchSettings,
): HubspotRequest {
	const [first] = entries;
	const envelope = first && withMatchingProperties(first.request.envelope, object);
	return {
		method: 'POST',
		path: batchPath(apiVersion, object, operation),
		scopes: scopesFor(operation.writes ? 'write' : 'read', object),
		...(envelope?.archived && { query: { archived: 'true' } }),
		body: {
			inputs: entries.map((entry) => operation.inputOf(entry)),
			...(envelope && operation.besideInputs(envelope)),
		},
	};
}
