import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';

import { objectOf, type CrmObject } from '../hubspot/objects';
import type { PropertyDefinition } from '../hubspot/schema';
import { connect } from '../n8n/connection';
import { readProperties } from '../n8n/readList';
import { realSurroundings } from '../n8n/surroundings';

/** The object that is chosen in the editor, and its properties. Throws what the user should read. */
export async function chosenObject(
	context: ILoadOptionsFunctions,
): Promise<{ object: CrmObject; properties: readonly PropertyDefinition[] }> {
	const fail = (message: string) => new NodeOperationError(context.getNode(), message);
	const object = objectOf(String(context.getCurrentNodeParameter('resource') ?? ''));
	if (!object) throw fail("Choose a 'Resource' first");
	const connection = await connect(context, context.getCurrentNodeParameter('authentication'));
	if ('message' in connection) throw fail(connection.message);
	const reader = { connection, surroundings: realSurroundings, maxWaitMs: 0 };
	const properties = await readProperties(reader, object);
	if (properties.outcome !== 'succeeded') {
		throw fail(`HubSpot's properties cannot be read: ${properties.reason.message}`);
	}
	return { object, properties: properties.result };
}
