import {
	LINK_OPERATIONS,
	runLinkBatch,
	type LinkOperationName,
} from '../../crm/associations/batch';
import type { LinkContext } from '../../crm/associations/context';
import { createLabel, readLabels, removeLabel, updateLabel } from '../../crm/associations/labels';
import { putDefault, putLabels, readAssociated, removePair } from '../../crm/associations/onePair';
import { PROBLEMS } from '../../crm/problems';
import { LINK_VERSIONS, type LinkVersion, type LinkVersionName } from '../../crm/versions';
import type { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import type { Call, Route } from '../route';

type Root = readonly [root: string, version: LinkVersionName];

/** Roots of the endpoints for two object types. */
const TYPE_ROOTS: readonly Root[] = [
	['/crm/v4/associations', 'v4'],
	['/crm/associations/v4', 'v4'],
	['/crm/associations/2026-03', '2026-03'],
	['/crm/associations/2026-09', '2026-09'],
];

/** Roots of the endpoints for one record. */
const RECORD_ROOTS: readonly Root[] = [
	['/crm/v4/objects', 'v4'],
	['/crm/objects/2026-03', '2026-03'],
	['/crm/objects/2026-09', '2026-09'],
];

interface LinkEndpoint {
	readonly method: Route['method'];
	readonly path: string;
	readonly operation: string;
	readonly access: 'read' | 'write' | 'schema';
	readonly run: (context: LinkContext, call: Call) => Reply | Problem;
}

const fromId = (call: Call): string => call.params.id ?? '';
const toId = (call: Call): string => call.params.toId ?? '';

const BATCH_ENDPOINTS = (Object.keys(LINK_OPERATIONS) as LinkOperationName[]).map(
	(name): LinkEndpoint => ({
		method: 'POST',
		path: `/${name}`,
		operation: `associations/${name}`,
		access: LINK_OPERATIONS[name].access,
		run: (context, { text }) => runLinkBatch(name, context, text),
	}),
);

const LABEL_ENDPOINTS: readonly LinkEndpoint[] = [
	{
		method: 'GET',
		path: '/labels',
		operation: 'associations/labels',
		access: 'read',
		run: (context) => readLabels(context),
	},
	{
		method: 'POST',
		path: '/labels',
		operation: 'associations/createLabel',
		access: 'write',
		run: (context, { text }) => createLabel(context, text),
	},
	{
		method: 'PUT',
		path: '/labels',
		operation: 'associations/updateLabel',
		access: 'write',
		run: (context, { text }) => updateLabel(context, text),
	},
	{
		method: 'DELETE',
		path: '/labels/:typeId',
		operation: 'associations/removeLabel',
		access: 'write',
		run: (context, call) => removeLabel(context, call.params.typeId ?? ''),
	},
];

const RECORD_ENDPOINTS: readonly LinkEndpoint[] = [
	{
		method: 'GET',
		path: '/:toObjectType',
		operation: 'associations/read',
		access: 'read',
		run: (context, call) => readAssociated(context, fromId(call), call.query),
	},
	{
		method: 'PUT',
		path: '/:toObjectType/:toId',
		operation: 'associations/label',
		access: 'write',
		run: (context, call) => putLabels(context, fromId(call), toId(call), call.text),
	},
	{
		method: 'DELETE',
		path: '/:toObjectType/:toId',
		operation: 'associations/remove',
		access: 'write',
		run: (context, call) => removePair(context, fromId(call), toId(call)),
	},
	{
		method: 'PUT',
		path: '/default/:toObjectType/:toId',
		operation: 'associations/default',
		access: 'write',
		run: (context, call) => putDefault(context, fromId(call), toId(call)),
	},
];

export const ASSOCIATION_ROUTES: readonly Route[] = [
	...TYPE_ROOTS.flatMap(([root, version]) =>
		[...BATCH_ENDPOINTS, ...LABEL_ENDPOINTS].map((one) =>
			route(`${root}/:objectType/:toObjectType`, LINK_VERSIONS[version], one),
		),
	),
	...RECORD_ROOTS.flatMap(([root, version]) =>
		RECORD_ENDPOINTS.map((one) =>
			route(`${root}/:objectType/:id/associations`, LINK_VERSIONS[version], one),
		),
	),
];

function route(
	root: string,
	version: LinkVersion,
	{ method, path, operation, access, run }: LinkEndpoint,
): Route {
	return {
		method,
		url: `${root}${path}`,
		operation,
		access: 'bearer',
		pool: 'associations',
		scopes: (schema) => schema.row.scopes[access],
		handle: (call) => {
			const { world, schema: from, toSchema: to, params } = call;
			if (from === undefined) return PROBLEMS.unknownObjectType(params.objectType ?? '');
			if (to === undefined) return PROBLEMS.unknownObjectType(params.toObjectType ?? '');
			const permitted = world.switches.mayEditAssociations || !version.checksPermission;
			if (access === 'write' && !permitted) return PROBLEMS.mayNotEditAssociations();
			return run({ world, from, to, version }, call);
		},
	};
}
