import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import { problems } from '../hubspot/errors/problem';
import type { PropertyDefinition } from '../hubspot/schema/definition';
import { matchByIn, matchByOfEveryAccount, type MatchBy } from '../hubspot/schema/matchBy';
import { inListOrder } from '../hubspot/schema/order';
import { accountLists, chooseCredential, chosenIn, hasCredential, listError } from './accountLists';

/** Lists the properties that identify a record and that HubSpot accepts for the operation. */
export async function getIdProperties(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	if (!hasCredential(this)) {
		const chosen = chosenIn(this);
		if (!chosen.ok) throw listError(this.getNode(), chosen.failure);
		const { object, operation } = chosen.value;
		const known = operation ? matchByOfEveryAccount(object, operation) : [];
		return known.length > 0 ? known.map(toMatchByOption) : [chooseCredential];
	}
	const lists = await accountLists(this);
	if (!lists.ok) throw listError(this.getNode(), lists.failure);
	const { object, operation, properties } = lists.value;
	if (!operation) return [];
	const options = matchByIn(object, operation, properties).map(toMatchByOption);
	return options.length > 0 ? options : [noUniqueProperty];
}

/** A property to match by as a choice: there are few, so the internal name is below the label. */
export function toMatchByOption({ name, label }: MatchBy): INodePropertyOptions {
	return { name: label, value: name, description: name };
}

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
	if (!hasCredential(this)) return [chooseCredential];
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
