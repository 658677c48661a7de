import {
	LINK_OPERATIONS,
	runLinkBatch,
	type LinkOperationName,
} from '../../crm/associations/batch';
import type { LinkContext } from '../../crm/associations/context';
import { createLabel, readLabels, removeLabel, updateLabel } from '../../crm/associations/labels';
import { putDefault, putLabels, readAssociated, removePair } from '../../crm/associations/onePair';
import { PROBLEMS } from '../../crm/problems';
import type { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import type { Call, Route } from '../route';

/** Roots of the endpoints for two object types. */
const TYPE_ROOTS = [
	'/crm/v4/associations',
	'/crm/associations/v4',
	'/crm/associations/2026-03',
	'/crm/associations/2026-09',
] as const;

/** Roots of the endpoints for one record. */
const RECORD_ROOTS = ['/crm/v4/objects', '/crm/objects/2026-03', '/crm/objects/2026-09'] as const;

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
	...TYPE_ROOTS.flatMap((root) =>
		[...BATCH_ENDPOINTS, ...LABEL_ENDPOINTS].map((one) =>
			route(`${root}/:objectType/:toObjectType`, one),
		),
	),
	...RECORD_ROOTS.flatMap((root) =>
		RECORD_ENDPOINTS.map((one) => route(`${root}/:objectType/:id/associations`, one)),
	),
];

/** Whether a path is of a date-based version. */
const isDated = (root: string): boolean => /\/\d{4}-\d{2}\//.test(root);

function route(root: string, { method, path, operation, access, run }: LinkEndpoint): Route {
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
			return run({ world, from, to, archiveHasBody: isDated(root) }, call);
		},
	};
}
