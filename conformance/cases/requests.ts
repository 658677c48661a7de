import type { ApiRequest } from '../api/request';

export const VERSIONS = ['v3', '2026-03', '2026-09'] as const;
export type Version = (typeof VERSIONS)[number];

const objects = (version: Version): string =>
	version === 'v3' ? '/crm/v3/objects' : `/crm/objects/${version}`;

/** The API of associations has other names for its versions. */
const links = (version: Version): string =>
	version === 'v3' ? '/crm/v4/associations' : `/crm/associations/${version}`;

/** A batch request for records. */
export function batch(
	objectType: string,
	operation: string,
	inputs: readonly unknown[],
	more: Readonly<Record<string, unknown>> = {},
	version: Version = 'v3',
): ApiRequest {
	const { query = '', ...body } = more;
	const path = `${objects(version)}/${objectType}/batch/${operation}${String(query)}`;
	return { method: 'POST', path, body: { ...body, inputs } };
}

/** Inputs with a trace id each. */
export const traced = (inputs: readonly object[]): object[] =>
	inputs.map((input, index) => ({ ...input, objectWriteTraceId: `trace-${index}` }));

/** Inputs of a create. */
export const created = (...all: ReadonlyArray<Record<string, unknown>>): object[] =>
	all.map((properties) => ({ properties }));

/** A request for one record. `rest` is its id, with a query. */
export function single(
	method: ApiRequest['method'],
	objectType: string,
	rest = '',
	properties?: Readonly<Record<string, unknown>>,
): ApiRequest {
	return {
		method,
		path: `/crm/v3/objects/${objectType}${rest === '' ? '' : `/${rest}`}`,
		...(properties === undefined ? {} : { body: { properties } }),
	};
}

/** A batch request for associations from contacts to tickets. */
export function linkBatch(
	operation: string,
	inputs: readonly unknown[],
	version: Version = 'v3',
): ApiRequest {
	const path = `${links(version)}/contacts/tickets/batch/${operation}`;
	return { method: 'POST', path, body: { inputs } };
}

export const CONTACT_TO_TICKET = {
	associationCategory: 'HUBSPOT_DEFINED',
	associationTypeId: 15,
} as const;

export const TICKET_TO_CONTACT = {
	associationCategory: 'HUBSPOT_DEFINED',
	associationTypeId: 16,
} as const;

/** An association type that no account has. */
export const UNKNOWN_TYPE = {
	associationCategory: 'HUBSPOT_DEFINED',
	associationTypeId: 99_999,
} as const;

export const pair = (from: string, to: string): { from: { id: string }; to: { id: string } } => ({
	from: { id: from },
	to: { id: to },
});
