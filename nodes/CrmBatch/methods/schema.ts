import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';

import { failureFrom } from '../hubspot/failure';
import { propertiesPath } from '../hubspot/endpoints';
import { isObject, objectAt, objectsAt, textAt, type JsonObject } from '../hubspot/json';
import { objectOf, type CrmObject } from '../hubspot/objects';
import { credentialTypes, hubspotTransport } from '../n8n/transport';

/** A property of an object, as far as the editor needs it. */
export interface PropertyDefinition {
	readonly name: string;
	readonly label: string;
	readonly isUnique: boolean;
	readonly isWritable: boolean;
	readonly isHidden: boolean;
}

/** The chosen object and its properties, read by the node's credential. */
export async function readSchema(
	context: ILoadOptionsFunctions,
): Promise<{ object: CrmObject; properties: PropertyDefinition[] }> {
	const object = objectOf(String(context.getCurrentNodeParameter('resource') ?? ''));
	const authentication = String(context.getCurrentNodeParameter('authentication') ?? '');
	const credentialType = credentialTypes.get(authentication);
	if (!object || !credentialType) {
		throw new NodeOperationError(context.getNode(), "Choose 'Authentication' and 'Resource' first");
	}

	const { baseUrl } = await context.getCredentials(credentialType);
	const send = hubspotTransport(context, credentialType, String(baseUrl));
	const reply = await send({ method: 'GET', path: propertiesPath(object) });
	if (reply.kind !== 'answered') throw new NodeOperationError(context.getNode(), reply.message);
	if (reply.status !== 200 || !isObject(reply.body)) {
		const { message } = failureFrom(reply.body, reply.status);
		throw new NodeOperationError(
			context.getNode(),
			`HubSpot's properties cannot be read: ${message}`,
		);
	}
	return { object, properties: objectsAt(reply.body, 'results').map(toDefinition) };
}

function toDefinition(property: JsonObject): PropertyDefinition {
	const name = textAt(property, 'name') ?? '';
	return {
		name,
		label: textAt(property, 'label') ?? name,
		isUnique: property.hasUniqueValue === true,
		isWritable:
			objectAt(property, 'modificationMetadata').readOnlyValue !== true &&
			property.calculated !== true,
		isHidden: property.hidden === true,
	};
}
