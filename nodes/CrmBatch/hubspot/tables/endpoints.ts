import { crmScopes, type CrmObject, type Scopes } from './objects';
import type { Operation } from './operations';

/** A list of choices that HubSpot keeps in an API of its own, not in the property definition. */
export type OutsideList = 'owners' | 'pipelines' | 'stages';

/** The paths of one version of HubSpot's API. */
export interface ApiVersion {
	readonly batch: string;
	readonly search: string;
	/** `{operation}` is `create`, `read`, `archive`, `associate/default` or `labels/archive`. */
	readonly associations: string;
	/** The types and labels of the associations between two objects. */
	readonly associationLabels: string;
	readonly properties: string;
	readonly pipelines: string;
	readonly owners: string;
	/** The account's custom objects. */
	readonly schemas: string;
	readonly account: string;
}

/** Names of HubSpot's API versions, the default first: the values of the option `apiVersion`. */
export const apiVersionNames = ['v3', '2026-03', '2026-09'] as const;

export type ApiVersionName = (typeof apiVersionNames)[number];

/** The paths of a version that has a date: they differ in the date only. */
const dated = (date: string): ApiVersion => ({
	batch: `/crm/objects/${date}/{objectType}/batch/{operation}`,
	search: `/crm/objects/${date}/{objectType}/search`,
	associations: `/crm/associations/${date}/{objectType}/{toObjectType}/batch/{operation}`,
	associationLabels: `/crm/associations/${date}/{objectType}/{toObjectType}/labels`,
	properties: `/crm/properties/${date}/{objectType}`,
	pipelines: `/crm/pipelines/${date}/{objectType}`,
	owners: `/crm/owners/${date}`,
	schemas: `/crm-object-schemas/${date}/schemas`,
	account: `/account-info/${date}/details`,
});

/**
 * HubSpot's API versions (HubSpot, "Versioning" and the specification of each version). Requests are
 * the same in all. Version 2026-09 has the errors of single records in a 200 or 201, enforces the
 * account's rules for required properties, and adds `warnings` to records. HubSpot supports v3 until
 * September 2027, and the associations of v4 that belong to it until 30 March 2027.
 */
export const apiVersions: Readonly<Record<ApiVersionName, ApiVersion>> = {
	v3: {
		batch: '/crm/v3/objects/{objectType}/batch/{operation}',
		search: '/crm/v3/objects/{objectType}/search',
		associations: '/crm/v4/associations/{objectType}/{toObjectType}/batch/{operation}',
		associationLabels: '/crm/v4/associations/{objectType}/{toObjectType}/labels',
		properties: '/crm/v3/properties/{objectType}',
		pipelines: '/crm/v3/pipelines/{objectType}',
		owners: '/crm/v3/owners',
		schemas: '/crm/v3/schemas',
		account: '/account-info/v3/details',
	},
	'2026-03': dated('2026-03'),
	'2026-09': dated('2026-09'),
};

/** The scopes that a request needs to do this with records of these objects, as far as they are known. */
export function scopesFor(access: keyof Scopes, ...objects: readonly CrmObject[]): string[] {
	return [...new Set(objects.flatMap(({ scopes }) => scopes?.[access] ?? []))];
}

/** The scopes that a request for the account's custom objects needs. */
export const schemasScopes: readonly string[] = [crmScopes('custom').schema];

/** Path of a batch endpoint. Both parts are encoded, so that neither can leave its place. */
export function batchPath(version: ApiVersion, object: CrmObject, operation: Operation): string {
	return withObject(version.batch, object).replace(
		'{operation}',
		encodeURIComponent(operation.path),
	);
}

/** Path of the batch read that looks records up by a unique value. */
export function lookupPath(version: ApiVersion, object: CrmObject): string {
	return withObject(version.batch, object).replace('{operation}', 'read');
}

/** Path of the search for records of an object. */
export function searchPath(version: ApiVersion, object: CrmObject): string {
	return withObject(version.search, object);
}

/** Path of an object's property definitions. */
export function propertiesPath(version: ApiVersion, object: CrmObject): string {
	return withObject(version.properties, object);
}

/**
 * Values of `dataSensitivity` for the properties that HubSpot lists only on request (HubSpot,
 * "Sensitive data" guide and the specification of the properties API).
 */
export const sensitivities = ['sensitive', 'highly_sensitive'] as const;

export type Sensitivity = (typeof sensitivities)[number];

/** Path of a list of choices. Pipelines come with their stages. */
export function choicesPath(version: ApiVersion, list: OutsideList, object: CrmObject): string {
	return withObject(list === 'owners' ? version.owners : version.pipelines, object);
}

/** The scopes that a request for a list of choices needs. */
export function choicesScopes(list: OutsideList, object: CrmObject): readonly string[] {
	return list === 'owners' ? ['crm.objects.owners.read'] : scopesFor('schema', object);
}

/**
 * Path of a batch endpoint for links from records of one object to those of another.
 *
 * @param operation such as `associate/default`
 */
export function linksPath(
	version: ApiVersion,
	from: CrmObject,
	to: CrmObject,
	operation: string,
): string {
	return withTarget(withObject(version.associations, from), to).replace('{operation}', operation);
}

/** Path of the types and labels of the links between two objects. */
export function labelsPath(version: ApiVersion, from: CrmObject, to: CrmObject): string {
	return withTarget(withObject(version.associationLabels, from), to);
}

function withTarget(path: string, to: CrmObject): string {
	return path.replace('{toObjectType}', encodeURIComponent(to.path));
}

function withObject(path: string, object: CrmObject): string {
	return path.replace('{objectType}', encodeURIComponent(object.path));
}
