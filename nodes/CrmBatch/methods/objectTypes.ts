import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { toObjectTypes } from '../hubspot/schema/objectTypes';
import { schemasScopes } from '../hubspot/tables/endpoints';
import { standardObjects } from '../hubspot/tables/objectTypes';
import { readPages } from '../n8n/http/read';
import type { Session } from '../n8n/http/session';
import { listError, openEditorSession } from './accountLists';

/**
 * Lists the objects of the account: its own first, if the credential may read them, then HubSpot's.
 *
 * @param filter text that the user types into the list
 */
export async function searchObjectTypes(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const authentication = String(this.getCurrentNodeParameter('authentication') ?? '');
	const session = await openEditorSession(this, authentication);
	if (!session.ok) throw listError(this.getNode(), session.failure);

	const items = [
		...(await ownObjectTypes(session.value)),
		...standardObjects
			.map(({ plural, path }) => ({ name: titled(plural), value: path }))
			.sort(byName),
	];
	const wanted = filter.trim().toLowerCase();
	const isWanted = ({ name, value }: INodeListSearchItems) =>
		name.toLowerCase().includes(wanted) || String(value).toLowerCase().includes(wanted);
	return { results: items.filter(isWanted) };
}

/** The objects that the account defines; none if the credential may not read them. */
export async function ownObjectTypes(session: Session): Promise<INodeListSearchItems[]> {
	const schemas = await readPages(session, {
		path: session.apiVersion.schemas,
		scopes: schemasScopes,
	});
	const own = schemas.outcome === 'succeeded' ? schemas.value.flatMap(toObjectTypes) : [];
	return own.map(({ label, typeId }) => ({ name: label, value: typeId })).sort(byName);
}

const { compare } = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function byName(one: INodeListSearchItems, other: INodeListSearchItems): number {
	return compare(one.name, other.name);
}

export function titled(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
