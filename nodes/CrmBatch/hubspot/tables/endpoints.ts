import type { CrmObject } from './objects';
import type { OutsideList } from '../schema/definition';

/** Where one version of HubSpot's API keeps what the node needs. */
interface ApiVersion {
	readonly batch: string;
	readonly properties: string;
	readonly pipelines: string;
	readonly owners: string;
}

/**
 * HubSpot's API versions. The dated ones have the same request and response bodies as v3
 * (HubSpot, "API versioning"); v3 is unsupported from September 2027.
 */
const versions = {
	v3: {
		batch: '/crm/v3/objects/{objectType}/batch/{operation}',
		properties: '/crm/v3/properties/{objectType}',
		pipelines: '/crm/v3/pipelines/{objectType}',
		owners: '/crm/v3/owners',
	},
} as const satisfies Record<string, ApiVersion>;

const current: ApiVersion = versions.v3;

/** Path of a batch endpoint. Both parts are encoded: neither can leave its place in the path. */
export function batchPath(object: CrmObject, operation: string): string {
	return current.batch
		.replace('{objectType}', encodeURIComponent(object.path))
		.replace('{operation}', encodeURIComponent(operation));
}

/** Path of the list of an object's properties, its schema. */
export function propertiesPath(object: CrmObject): string {
	return current.properties.replace('{objectType}', encodeURIComponent(object.path));
}

/** Path of a list of choices: pipelines come with their stages. */
export function choicesPath(list: OutsideList, object: CrmObject): string {
	const path = list === 'owners' ? current.owners : current.pipelines;
	return path.replace('{objectType}', encodeURIComponent(object.path));
}
