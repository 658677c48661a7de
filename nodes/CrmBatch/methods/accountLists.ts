import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { complain, refusal } from '../hubspot/errors/problem';
import type { Failure } from '../hubspot/errors/failure';
import { objectOf, type CrmObject } from '../hubspot/tables/objects';
import { operationOf, type Operation } from '../hubspot/tables/operations';
import type { PropertyDefinition } from '../hubspot/schema/definition';
import { connect, type Connection } from '../n8n/http/session';
import { readProperties, type ListReader } from '../n8n/http/readList';
import { realSurroundings } from '../n8n/http/clock';
import { thrownText } from '../n8n/http/thrownText';
import { credentialTypes } from '../n8n/http/transport';

/** What is chosen in the node that is being edited, and the account's properties for that. */
export interface AccountLists {
	readonly object: CrmObject;
	/** Missing while the editor has none that the node knows. */
	readonly operation: Operation | undefined;
	readonly properties: readonly PropertyDefinition[];
	/** For the lists that HubSpot keeps apart from the properties. */
	readonly reader: ListReader;
}

/**
 * Milliseconds that a list is tried for. Sits out a lost connection and the limit of one second; a
 * person who waits for a list is better told of anything longer.
 */
const MAX_WAIT_MS = 2_000;

/** Reads the properties of the chosen object, or tells in words why they cannot be listed. */
export async function accountLists(
	context: ILoadOptionsFunctions,
): Promise<AccountLists | Failure> {
	const chosen = (name: string) => String(context.getCurrentNodeParameter(name) ?? '');
	const object = objectOf(chosen('resource'));
	if (!object) return refusal(complain('RESOURCE_NOT_CHOSEN'));
	const connection = await connectionOf(context, chosen('authentication'));
	if ('message' in connection) return connection;

	const reader = { connection, surroundings: realSurroundings, maxWaitMs: MAX_WAIT_MS };
	const properties = await readProperties(reader, object);
	if (properties.outcome !== 'succeeded') {
		return refusal(complain('PROPERTIES_NOT_LISTED', { said: properties.reason.message }));
	}
	const operation = operationOf(chosen('operation'));
	return { object, operation, properties: properties.result, reader };
}

async function connectionOf(
	context: ILoadOptionsFunctions,
	authentication: string,
): Promise<Connection | Failure> {
	const type = credentialTypes.get(authentication);
	if (type && !context.getNode().credentials?.[type]) {
		return refusal(complain('CREDENTIAL_NOT_CHOSEN'));
	}
	try {
		return await connect(context, authentication);
	} catch (error) {
		return refusal(complain('CREDENTIAL_UNREADABLE', { said: thrownText(error) }));
	}
}
