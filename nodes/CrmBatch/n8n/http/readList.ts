import { failureOf, problem } from '../../hubspot/errors/problem';
import type { JsonObject } from '../../hubspot/json';
import type { Choice } from '../../hubspot/schema/choices';
import { toDefinitions, type PropertyDefinition } from '../../hubspot/schema/definition';
import { toChoices } from '../../hubspot/schema/outsideChoices';
import {
	choicesPath,
	choicesScopes,
	propertiesPath,
	scopesFor,
	sensitivities,
	type OutsideList,
	type Sensitivity,
} from '../../hubspot/tables/endpoints';
import type { CrmObject } from '../../hubspot/tables/objects';
import { readPages, withoutPatience, type ReadOutcome } from './read';
import type { Session } from './session';
import type { HubspotRequest } from './transport';

/** A list, or why there is none. */
export type ListOutcome<Row> = ReadOutcome<readonly Row[]>;

/** Reads the account's property definitions for an object, without the sensitive ones. */
export async function readProperties(
	session: Session,
	object: CrmObject,
): Promise<ListOutcome<PropertyDefinition>> {
	const properties = await readDefinitions(session, object);
	const isEmpty = properties.outcome === 'succeeded' && properties.value.length === 0;
	// Every account has properties: an empty list is not one to check values by.
	return isEmpty
		? { outcome: 'refused', failure: failureOf(problem('PROPERTIES_NOT_RETURNED')) }
		: properties;
}

/** Definitions of sensitive properties, as far as HubSpot returns them. */
export interface SensitiveProperties {
	readonly definitions: readonly PropertyDefinition[];
	/** The lists that were not read. */
	readonly unread: readonly Sensitivity[];
	/** Why the definitions are not complete, unless HubSpot does not return them to this credential. */
	readonly gap?: Extract<ListOutcome<never>, { outcome: 'unavailable' | 'stopped' }>;
}

/**
 * Reads the definitions of the sensitive properties of an object, which HubSpot lists only on
 * request. An account without the feature, or a credential without the scope, has none.
 *
 * @param isEnough is there no need to read on?
 * @param unread the lists to read
 */
export async function readSensitiveProperties(
	session: Session,
	object: CrmObject,
	isEnough: (definitions: readonly PropertyDefinition[]) => boolean = () => false,
	unread: readonly Sensitivity[] = sensitivities,
): Promise<SensitiveProperties> {
	let definitions: readonly PropertyDefinition[] = [];
	for (const [index, dataSensitivity] of unread.entries()) {
		const list = await readDefinitions(session, object, { dataSensitivity });
		if (list.outcome === 'unavailable' || list.outcome === 'stopped') {
			return { definitions, unread: [], gap: list };
		}
		if (list.outcome === 'succeeded') definitions = [...definitions, ...list.value];
		if (isEnough(definitions)) return { definitions, unread: unread.slice(index + 1) };
	}
	return { definitions, unread: [] };
}

async function readDefinitions(
	session: Session,
	object: CrmObject,
	query: HubspotRequest['query'] = {},
): Promise<ListOutcome<PropertyDefinition>> {
	const pages = await readPages(session, {
		path: propertiesPath(session.apiVersion, object),
		scopes: scopesFor('schema', object),
		query,
	});
	return rowsOf(pages, (body) => toDefinitions(body, object));
}

/** Reads the choices that HubSpot keeps in APIs of their own, list by list. */
export async function readChoices(
	session: Session,
	lists: Iterable<OutsideList>,
	object: CrmObject,
): Promise<ReadonlyMap<OutsideList, ListOutcome<Choice>>> {
	// Pipelines come with their stages: one request is for both.
	const read = new Map<string, ListOutcome<JsonObject>>();
	const choices = new Map<OutsideList, ListOutcome<Choice>>();
	let stopped: ListOutcome<JsonObject> | undefined;
	let current = session;
	for (const list of lists) {
		const path = choicesPath(session.apiVersion, list, object);
		const pages =
			stopped ??
			read.get(path) ??
			(await readPages(current, { path, scopes: choicesScopes(list, object) }));
		if (pages.outcome === 'stopped') stopped = pages;
		if (pages.outcome === 'unavailable') current = withoutPatience(session);
		read.set(path, pages);
		choices.set(list, rowsOf(pages, toChoices[list]));
	}
	return choices;
}

/** Reads the owners who are deactivated; none if HubSpot does not list them. */
export async function readDeactivatedOwners(
	session: Session,
	object: CrmObject,
): Promise<readonly Choice[]> {
	const path = choicesPath(session.apiVersion, 'owners', object);
	const scopes = choicesScopes('owners', object);
	const list = { path, scopes, query: { archived: 'true' } };
	const owners = rowsOf(await readPages(session, list), toChoices.owners);
	return owners.outcome === 'succeeded' ? owners.value : [];
}

function rowsOf<Row>(
	pages: ListOutcome<JsonObject>,
	toRows: (body: JsonObject) => readonly Row[],
): ListOutcome<Row> {
	if (pages.outcome !== 'succeeded') return pages;
	return { outcome: 'succeeded', value: pages.value.flatMap(toRows) };
}
