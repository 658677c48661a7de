import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { compareLabels } from '../hubspot/schema/order';
import { toObjectTypes } from '../hubspot/schema/objectTypes';
import { schemasScopes } from '../hubspot/tables/endpoints';
import { standardObjects } from '../hubspot/tables/objectTypes';
import { readPages } from '../n8n/http/read';
import { hasCredential, listError, openEditorSession } from './accountLists';

/**
 * Lists the objects of the account: its own first, if the credential may read them, then HubSpot's.
 *
 * @param filter text that the user types into the list
 */
export async function searchObjectTypes(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const items = [
		...(await ownObjectTypes(this)),
		...standardObjects
			.map(({ plural, path }) => ({ name: titled(plural), value: path }))
			.sort(byName),
	];
	const wanted = filter.trim().toLowerCase();
	const isWanted = ({ name, value }: INodeListSearchItems) =>
		name.toLowerCase().includes(wanted) || String(value).toLowerCase().includes(wanted);
	return { results: items.filter(isWanted) };
}

/** The objects that the account defines; none without a credential, or if it may not read them. */
export async function ownObjectTypes(
	context: ILoadOptionsFunctions,
): Promise<INodeListSearchItems[]> {
	if (!hasCredential(context)) return [];
	const session = await openEditorSession(context);
	if (!session.ok) throw listError(context.getNode(), session.failure);
	const schemas = await readPages(session.value, {
		path: session.value.apiVersion.schemas,
		scopes: schemasScopes,
	});
	const own = schemas.outcome === 'succeeded' ? schemas.value.flatMap(toObjectTypes) : [];
	return own.map(({ label, typeId }) => ({ name: label, value: typeId })).sort(byName);
}

function byName(one: INodeListSearchItems, other: INodeListSearchItems): number {
	return compareLabels(one.name, other.name);
}

export function titled(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
