import { accountDetails } from '../../account';
import { createProperty, removeProperty } from '../../crm/definitions';
import { PROBLEMS } from '../../crm/problems';
import { Problem } from '../../model/problem';
import type { WireProperty } from '../../model/wire';
import { DATA_SENSITIVITIES } from '../../schema/definition';
import { PIPELINES } from '../../schema/pipelines';
import type { ObjectSchema } from '../../schema/registry';
import type { Call, Route } from '../route';

const roots = (name: string): string[] => [
	`/crm/v3/${name}`,
	`/crm/${name}/2026-03`,
	`/crm/${name}/2026-09`,
];
const ACCOUNT_ROOTS = ['v3', '2026-03', '2026-09'].map((version) => `/account-info/${version}`);
const MAX_OWNERS = 100;

/** The properties of a request, which has one kind of sensitivity. */
function listed({ schema, world, params, query }: Call): WireProperty[] | Problem {
	if (schema === undefined) return PROBLEMS.unknownObjectType(params.objectType ?? '');
	const { dataSensitivity = 'non_sensitive' } = query;
	if (!DATA_SENSITIVITIES.some((one) => one === dataSensitivity)) {
		const allowed = DATA_SENSITIVITIES.join(', ');
		return PROBLEMS.invalidParameter('dataSensitivity', dataSensitivity, allowed);
	}
	const all = schema.wireProperties(world.switches.emailHasUniqueValue);
	return all.filter((one) => one.dataSensitivity === dataSensitivity);
}

const propertyRoutes = roots('properties').map(
	(root): Route => ({
		method: 'GET',
		url: `${root}/:objectType`,
		operation: 'properties',
		access: 'bearer',
		scopes: (schema) => schema.row.scopes.schema,
		handle: (call) => {
			const results = listed(call);
			return results instanceof Problem ? results : { status: 200, body: { results } };
		},
	}),
);

const onePropertyRoutes = roots('properties').map(
	(root): Route => ({
		method: 'GET',
		url: `${root}/:objectType/:propertyName`,
		operation: 'property',
		access: 'bearer',
		scopes: (schema) => schema.row.scopes.schema,
		handle: (call) => {
			const all = listed(call);
			if (all instanceof Problem) return all;
			const body = all.find(({ name }) => name === call.params.propertyName);
			return body === undefined ? PROBLEMS.notFound() : { status: 200, body };
		},
	}),
);

/** The scope for property definitions, such as `crm.schemas.contacts.write`, and `tickets` for tickets. */
const maySetUp = ({ row }: ObjectSchema): string[] =>
	row.scopes.schema
		.filter((scope) => !scope.startsWith('crm.objects.'))
		.map((scope) => scope.replace(/\.read$/, '.write'));

const propertyChanges = roots('properties').flatMap((root): Route[] => [
	{
		method: 'POST',
		url: `${root}/:objectType`,
		operation: 'createProperty',
		access: 'bearer',
		scopes: maySetUp,
		handle: ({ schema, world, params, text }) =>
			schema === undefined
				? PROBLEMS.unknownObjectType(params.objectType ?? '')
				: createProperty(world, schema, text),
	},
	{
		method: 'DELETE',
		url: `${root}/:objectType/:propertyName`,
		operation: 'removeProperty',
		access: 'bearer',
		scopes: maySetUp,
		handle: ({ schema, world, params }) =>
			schema === undefined
				? PROBLEMS.unknownObjectType(params.objectType ?? '')
				: removeProperty(world, schema, params.propertyName ?? ''),
	},
]);

const pipelineRoutes = roots('pipelines').map(
	(root): Route => ({
		method: 'GET',
		url: `${root}/:objectType`,
		operation: 'pipelines',
		access: 'bearer',
		scopes: (schema) => schema.row.scopes.schema,
		handle: (call) => {
			const results = PIPELINES[call.schema?.row.typeId ?? ''];
			return results === undefined ? PROBLEMS.notFound() : { status: 200, body: { results } };
		},
	}),
);

const ownerRoutes = roots('owners').map(
	(url): Route => ({
		method: 'GET',
		url,
		operation: 'owners',
		access: 'bearer',
		needs: ['crm.objects.owners.read'],
		handle: ({ query, world }) => {
			const limit = Number(query.limit ?? MAX_OWNERS);
			const from = Number(query.after ?? 0);
			if (!Number.isInteger(limit) || limit < 1) {
				return PROBLEMS.invalidParameter('limit', query.limit ?? '', 'a number from 1');
			}
			if (!Number.isInteger(from) || from < 0) {
				return PROBLEMS.invalidParameter('after', query.after ?? '', 'a cursor of a page');
			}
			const matching = world.owners.filter(
				({ email, archived }) =>
					(query.email === undefined || email === query.email) &&
					archived === (query.archived === 'true'),
			);
			const results = matching.slice(from, from + limit);
			const next = from + limit < matching.length ? { after: String(from + limit) } : undefined;
			return {
				status: 200,
				body: { results, ...(next === undefined ? {} : { paging: { next } }) },
			};
		},
	}),
);

const accountRoutes = ACCOUNT_ROOTS.flatMap((root): Route[] => [
	{
		method: 'GET',
		url: `${root}/details`,
		operation: 'accountInfo',
		access: 'bearer',
		handle: ({ world }) => ({ status: 200, body: accountDetails(world.now()) }),
	},
	{
		method: 'GET',
		url: `${root}/api-usage/daily/private-apps`,
		operation: 'dailyUsage',
		access: 'bearer',
		handle: ({ world, dailyUsage }) => {
			const { limit, used, resetsAt } = dailyUsage();
			const usage = {
				name: 'private-apps-api-calls-daily',
				usageLimit: limit,
				currentUsage: used,
				collectedAt: world.timestamp(),
				fetchStatus: 'SUCCESS',
				resetsAt: new Date(resetsAt).toISOString(),
			};
			return { status: 200, body: { results: [usage] } };
		},
	},
]);

/** The endpoints for properties, pipelines, owners and the account itself. */
export const METADATA_ROUTES: readonly Route[] = [
	...propertyRoutes,
	...onePropertyRoutes,
	...propertyChanges,
	...pipelineRoutes,
	...ownerRoutes,
	...accountRoutes,
];
