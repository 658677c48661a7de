import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { ownErrors } from '../hubspot/errors/problem';
import { keysFor } from '../hubspot/schema/matchBy';
import { RECORD_ID } from '../hubspot/tables/objects';
import { inListOrder } from '../hubspot/schema/order';
import type { PropertyDefinition } from '../hubspot/schema/definition';
import { accountLists } from './accountLists';
import { listError } from './listError';

/** The properties that name one record each, and that HubSpot accepts for the operation. */
export async function getIdProperties(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const lists = await accountLists(this);
	if ('message' in lists) throw listError(this.getNode(), lists);
	const { object, operation, properties } = lists;
	if (!operation) return [];
	const keys = keysFor(operation, object, properties).map(({ name, label }) => ({
		name: label,
		value: name,
		description: name,
	}));
	const options = [...(operation.byRecordId ? [recordId] : []), ...keys];
	return options.length > 0 ? options : [noUniqueProperty];
}

const recordId: INodePropertyOptions = {
	name: 'Record ID',
	value: RECORD_ID,
	description: RECORD_ID,
};

const { text, cure } = ownErrors['NO_UNIQUE_PROPERTY'];

/** In place of an empty list, which would leave the user without a way on. It cannot be chosen. */
const noUniqueProperty: INodePropertyOptions = {
	name: text,
	value: '',
	description: cure,
	disabled: true,
};

/** All properties, to choose those that come back. */
export async function getProperties(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const lists = await accountLists(this);
	if ('message' in lists) throw listError(this.getNode(), lists);
	return inListOrder(lists.properties, lists.object).map(toOption);
}

/**
 * A property in a list of many. The internal name is in `name`, because that is all that the search
 * of n8n's dropdowns looks at (n8n-editor-ui 2.41, `ParameterInput`).
 */
function toOption({ name, label, group, isHidden }: PropertyDefinition): INodePropertyOptions {
	const title = label === name ? name : `${label} (${name})`;
	return {
		name: isHidden ? `${title}, hidden in HubSpot` : title,
		value: name,
		...(group && { description: `Group: ${group}` }),
	};
}
