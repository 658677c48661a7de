import type { CrmObject } from './objects';
import type { Operation } from './operations';

/** A list of choices that HubSpot keeps in an API of its own, not in the property definition. */
export type OutsideList = 'owners' | 'pipelines' | 'stages';

/** The paths of one version of HubSpot's API. */
export interface ApiVersion {
	readonly batch: string;
	readonly properties: string;
	readonly pipelines: string;
	readonly owners: string;
	/** The objects that the account defines. */
	readonly schemas: string;
	/** Links between the records of two objects. */
	readonly associations: string;
}

/**
 * HubSpot's API versions. The dated ones have the same request and response bodies as v3
 * (HubSpot, "API versioning"); v3 is unsupported from September 2027.
 */
export const apiVersions = {
	v3: {
		batch: '/crm/v3/objects/{objectType}/batch/{operation}',
		properties: '/crm/v3/properties/{objectType}',
		pipelines: '/crm/v3/pipelines/{objectType}',
		owners: '/crm/v3/owners',
		schemas: '/crm/v3/schemas',
		associations: '/crm/v4/associations/{objectType}/{toObjectType}',
	},
} as const satisfies Record<string, ApiVersion>;

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

/** Path of an object's property definitions. */
export function propertiesPath(version: ApiVersion, object: CrmObject): string {
	return withObject(version.properties, object);
}

/**
 * Values of `dataSensitivity` for the properties that HubSpot lists only on request (HubSpot,
 * "Sensitive data" guide and the specification of the properties API).
 */
export const sensitivities = ['sensitive', 'highly_sensitive'] as const;

/** Path of a list of choices. Pipelines come with their stages. */
export function choicesPath(version: ApiVersion, list: OutsideList, object: CrmObject): string {
	return withObject(list === 'owners' ? version.owners : version.pipelines, object);
}

/** Path for links from records of one object to those of another. @param rest what is behind it */
export function linksPath(
	version: ApiVersion,
	from: CrmObject,
	to: CrmObject,
	rest: string,
): string {
	const path = withObject(version.associations, from);
	return `${path.replace('{toObjectType}', encodeURIComponent(to.path))}/${rest}`;
}

function withObject(path: string, object: CrmObject): string {
	return path.replace('{objectType}', encodeURIComponent(object.path));
}
