import { ACCOUNT_DETAILS } from '../account';
import { authorizePage, token } from '../auth/oauth';
import { BATCH_OPERATIONS, runBatch, type BatchOperation } from '../crm/operations';
import { PROBLEMS } from '../crm/problems';
import { OWNERS } from '../schema/owners';
import { PIPELINES } from '../schema/pipelines';
import type { Call, Route } from './route';

/** Roots of the object endpoints; the same behaviour in all of these versions. */
const OBJECT_ROOTS = ['/crm/v3/objects', '/crm/objects/v3', '/crm/objects/2026-03'] as const;
const PROPERTY_ROOTS = ['/crm/v3/properties', '/crm/properties/2026-03'] as const;
const PIPELINE_ROOTS = ['/crm/v3/pipelines', '/crm/pipelines/2026-03'] as const;
const TOKEN_VERSIONS = ['v1', 'v3', '2026-03'] as const;

const BATCH_NAMES = Object.keys(BATCH_OPERATIONS) as BatchOperation[];

const unknownType = (call: Call) => PROBLEMS.unknownObjectType(call.params.objectType ?? '');

const batchRoutes: readonly Route[] = OBJECT_ROOTS.flatMap((root) =>
	BATCH_NAMES.map(
		(operation): Route => ({
			method: 'POST',
			url: `${root}/:objectType/batch/${operation}`,
			operation,
			access: 'bearer',
			scopes: (schema) => schema.row.scopes[BATCH_OPERATIONS[operation].access],
			handle: (call) =>
				call.schema === undefined
					? unknownType(call)
					: runBatch(
							operation,
							{ world: call.world, schema: call.schema, query: call.query },
							call.text,
						),
		}),
	),
);

const propertyRoutes: readonly Route[] = PROPERTY_ROOTS.map((root) => ({
	method: 'GET',
	url: `${root}/:objectType`,
	operation: 'properties',
	access: 'bearer',
	scopes: (schema) => schema.row.scopes.schema,
	handle: (call) =>
		call.schema === undefined
			? unknownType(call)
			: {
					status: 200,
					body: {
						results: call.schema.wireProperties(call.world.switches.emailHasUniqueValue),
					},
				},
}));

const pipelineRoutes: readonly Route[] = PIPELINE_ROOTS.map((root) => ({
	method: 'GET',
	url: `${root}/:objectType`,
	operation: 'pipelines',
	access: 'bearer',
	scopes: (schema) => schema.row.scopes.schema,
	handle: (call) => {
		const results = PIPELINES[call.schema?.row.typeId ?? ''];
		return results === undefined ? PROBLEMS.notFound() : { status: 200, body: { results } };
	},
}));

const tokenRoutes: readonly Route[] = TOKEN_VERSIONS.map((version) => ({
	method: 'POST',
	url: `/oauth/${version}/token`,
	operation: 'token',
	access: 'open',
	handle: (call) => token(call.world, call.form, version),
}));

/** Every endpoint that the sandbox has. */
export const ROUTES: readonly Route[] = [
	...batchRoutes,
	...propertyRoutes,
	...pipelineRoutes,
	...tokenRoutes,
	{
		method: 'GET',
		url: '/oauth/authorize',
		operation: 'authorize',
		access: 'open',
		handle: (call) => authorizePage(call.world, call.query),
	},
	{
		method: 'GET',
		url: '/account-info/v3/details',
		operation: 'accountInfo',
		access: 'bearer',
		handle: () => ({ status: 200, body: ACCOUNT_DETAILS }),
	},
	{
		method: 'GET',
		url: '/crm/v3/owners',
		operation: 'owners',
		access: 'bearer',
		handle: ({ query }) => {
			const limit = Number(query.limit ?? 100);
			const from = Number(query.after ?? 0);
			const page = OWNERS.slice(from, from + limit);
			const rest = from + limit < OWNERS.length;
			return {
				status: 200,
				body: {
					results: page,
					...(rest ? { paging: { next: { after: String(from + limit) } } } : {}),
				},
			};
		},
	},
];
