/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   tests run outside n8n; an environment variable chooses the version of a test run */
import type { INodeParameters } from 'n8n-workflow';

/** The environment variable that chooses the API version of all runs of the node in a test run. */
const VARIABLE = 'TEST_API_VERSION';

const versions = ['v3', '2026-03', '2026-09'] as const;

type Version = (typeof versions)[number];

/** HubSpot's API version in this test run: the default of the node, unless the variable is set. */
export const apiVersion = versionFromEnvironment();

function versionFromEnvironment(): Version {
	const name = process.env[VARIABLE] || 'v3';
	const version = versions.find((one) => one === name);
	if (version) return version;
	throw new Error(`${VARIABLE} must be one of ${versions.join(', ')}, not "${name}"`);
}

/** The path that this version has for a CRM path of v3, such as `/crm/v3/owners`. */
export function inVersion(path: string): string {
	const [start, name, ...rest] = path.split(/(?<=^\/crm)\/v3\/([a-z]+)/);
	if (name === undefined) throw new Error(`${path} is not a CRM path of v3`);
	return apiVersion === 'v3' ? path : `${start}/${name}/${apiVersion}${rest.join('')}`;
}

/** The parameters of the node, with this version in its options unless they have one. */
export function withVersion(parameters: INodeParameters): INodeParameters {
	const { options = {} } = parameters;
	const isSet = typeof options !== 'object' || options === null || 'apiVersion' in options;
	if (apiVersion === 'v3' || isSet) return parameters;
	return { ...parameters, options: { apiVersion, ...options } };
}

/** The status of a partial success, for the status of a whole one: 207, except in 2026-09. */
export function partial(status: number): number {
	return apiVersion === '2026-09' ? status : 207;
}
