import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { RECORD_ID } from '../hubspot/objects';
import { operationOf } from '../hubspot/operations';
import type { PropertyDefinition } from '../hubspot/schema';
import { chosenObject } from './chosenObject';

/** The properties that name one record each, and that HubSpot accepts for the operation. */
export async function getIdProperties(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const { object, properties } = await chosenObject(this);
	const operation = operationOf(String(this.getCurrentNodeParameter('operation') ?? ''));
	const always = new Set(object.uniqueProperties.map(({ name }) => name));
	const unique = properties.filter(
		// The only unique property of a stock account is HubSpot's own, hidden and read-only.
		({ name, isUnique, isWritable }) => always.has(name) || (isUnique && isWritable),
	);
	const recordId = { name: 'Record ID', value: RECORD_ID };
	return [...(operation?.byRecordId ? [recordId] : []), ...unique.map(toOption)];
}

/** All properties, to choose those that come back. */
export async function getProperties(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { properties } = await chosenObject(this);
	return properties.filter(({ isHidden }) => !isHidden).map(toOption);
}

function toOption({ name, label }: PropertyDefinition): INodePropertyOptions {
	return { name: label, value: name, description: name };
}
