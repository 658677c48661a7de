import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { problems } from '../hubspot/errors/problem';
import type { PropertyDefinition } from '../hubspot/schema/definition';
import { matchByProperties } from '../hubspot/schema/matchBy';
import { inListOrder } from '../hubspot/schema/order';
import { RECORD_ID } from '../hubspot/tables/objects';
import { accountLists, listError } from './accountLists';

/** Lists the properties that identify a record and that HubSpot accepts for the operation. */
export async function getIdProperties(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const lists = await accountLists(this);
	if (!lists.ok) throw listError(this.getNode(), lists.failure);
	const { object, operation, properties } = lists.value;
	if (!operation) return [];
	const own = matchByProperties(object, properties).map(({ name, label }) => ({
		name: label,
		value: name,
		description: name,
	}));
	const options = [...(operation.byRecordId ? [recordId] : []), ...own];
	return options.length > 0 ? options : [noUniqueProperty];
}

/** The record ID in a list of properties that identify a record. */
export const recordId: INodePropertyOptions = {
	name: 'Record ID',
	value: RECORD_ID,
	description: RECORD_ID,
};

const { text, fix } = problems['NO_UNIQUE_PROPERTY'];

/** In place of an empty list, which would not say what to do. It cannot be chosen. */
const noUniqueProperty: INodePropertyOptions = {
	name: text,
	value: '',
	description: fix,
	disabled: true,
};

/** Lists all properties, to choose those that are returned. */
export async function getProperties(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const lists = await accountLists(this);
	if (!lists.ok) throw listError(this.getNode(), lists.failure);
	return inListOrder(lists.value.properties, lists.value.object).map(toOption);
}

/**
 * A property in a list of many. The internal name is in `name`, because n8n's dropdowns search only
 * there (n8n-editor-ui 2.41, `ParameterInput`).
 */
function toOption({ name, label, group, isHidden }: PropertyDefinition): INodePropertyOptions {
	const title = label === name ? name : `${label} (${name})`;
	return {
		name: isHidden ? `${title}, hidden in HubSpot` : title,
		value: name,
		...(group && { description: `Group: ${group}` }),
	};
}
