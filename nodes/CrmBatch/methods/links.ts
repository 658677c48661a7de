import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';

import type { CrmObject } from '../hubspot/tables/objects';
import {
	ANY_OBJECT,
	ASSOCIATION,
	objectOf,
	objectTypeOf,
	standardObjects,
} from '../hubspot/tables/objectTypes';
import { labelsPath, scopesFor } from '../hubspot/tables/endpoints';
import { objectTypeText } from '../hubspot/request/chosenObject';
import { toAssociationTypes } from '../hubspot/schema/associationTypes';
import { matchByOfEveryAccount, matchByProperties, recordId } from '../hubspot/schema/matchBy';
import { readPages } from '../n8n/http/read';
import type { Session } from '../n8n/http/session';
import { accountProperties, hasCredential, listError, openEditorSession } from './accountLists';
import { toMatchByOption } from './dropdowns';
import { ownObjectTypes, titled } from './objectTypes';

/** Lists the objects that a link can lead to: the account's own first, if they may be read. */
export async function getLinkObjectTypes(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const own = await ownObjectTypes(this);
	const standard = standardObjects.map(({ value, path, plural }) => ({
		name: titled(plural),
		value: value === ANY_OBJECT ? path : value,
	}));
	return [...own, ...standard];
}

/** Lists the properties that identify the record that a link leads to. */
export async function getToIdProperties(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await idPropertiesOf(this, 'toObjectType');
}

/** Lists the properties that identify the record that a link starts from. */
export async function getFromIdProperties(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await idPropertiesOf(this, 'fromObjectType');
}

/** Lists the types of links between two objects: the usual one, the account's labels, HubSpot's. */
export async function getAssociationTypes(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const from = startOf(this);
	const to = objectAt(this, 'toObjectType');
	if (!from || !to || !hasCredential(this)) return [usual];
	const session = await sessionOf(this);
	const pages = await readPages(session, {
		path: labelsPath(session.apiVersion, from, to),
		scopes: scopesFor('read', from, to),
	});
	if (pages.outcome !== 'succeeded') throw listError(this.getNode(), pages.failure);
	const types = pages.value.flatMap(toAssociationTypes).map(({ label, value }) => ({
		name: label ?? 'Without a Label',
		value,
		description: value,
	}));
	return [usual, ...types];
}

const usual: INodePropertyOptions = {
	name: 'Default',
	value: '',
	description: 'The usual association between the two objects, without a label',
};

async function idPropertiesOf(
	context: ILoadOptionsFunctions,
	name: string,
): Promise<INodePropertyOptions[]> {
	const object = objectAt(context, name);
	if (!object) return [recordId].map(toMatchByOption);
	if (!hasCredential(context))
		return matchByOfEveryAccount(object, { byRecordId: true }).map(toMatchByOption);
	const properties = await accountProperties(await sessionOf(context), object);
	if (!properties.ok) throw listError(context.getNode(), properties.failure);
	return [recordId, ...matchByProperties(object, properties.value)].map(toMatchByOption);
}

async function sessionOf(context: ILoadOptionsFunctions): Promise<Session> {
	const session = await openEditorSession(context);
	if (!session.ok) throw listError(context.getNode(), session.failure);
	return session.value;
}

/** The object in a parameter of the same row of a collection, or of the node. */
function objectAt(context: ILoadOptionsFunctions, name: string): CrmObject | undefined {
	const given =
		context.getCurrentNodeParameter(`&${name}`) ?? context.getCurrentNodeParameter(name);
	return objectTypeOf(objectTypeText(given));
}

/** The object that a link starts from: that of the node, or the one in its own parameter. */
function startOf(context: ILoadOptionsFunctions): CrmObject | undefined {
	const resource = String(context.getCurrentNodeParameter('resource') ?? '');
	if (resource === ASSOCIATION) return objectAt(context, 'fromObjectType');
	return objectOf(resource, objectTypeText(context.getCurrentNodeParameter('objectType')));
}
