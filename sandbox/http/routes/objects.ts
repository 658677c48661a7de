import type { ObjectContext } from '../../crm/context';
import { BATCH_OPERATIONS, runBatch, type BatchOperation } from '../../crm/batch/operations';
import { PROBLEMS } from '../../crm/problems';
import { search } from '../../crm/search/search';
import { gdprDelete } from '../../crm/single/gdprDelete';
import { mergeRecords } from '../../crm/single/merge';
import { readOne, readPage } from '../../crm/single/readOne';
import { archiveOne, createOne, updateOne } from '../../crm/single/writeOne';
import { VERSIONS, type VersionName } from '../../crm/versions';
import type { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import type { Call, Route } from '../route';

/** The roots of the object endpoints, with their API version. */
const ROOTS: ReadonlyArray<readonly [root: string, version: VersionName]> = [
	['/crm/v3/objects', 'v3'],
	['/crm/objects/v3', 'v3'],
	['/crm/objects/2026-03', '2026-03'],
	['/crm/objects/2026-09', '2026-09'],
];

interface ObjectEndpoint {
	readonly method: Route['method'];
	/** The path after the object type. */
	readonly path: string;
	readonly operation: string;
	readonly access: 'read' | 'write';
	readonly pool?: Route['pool'];
	readonly run: (context: ObjectContext, call: Call) => Reply | Problem;
}

const idOf = (call: Call): string => call.params.id ?? '';

const batches = (Object.keys(BATCH_OPERATIONS) as BatchOperation[]).map(
	(operation): ObjectEndpoint => ({
		method: 'POST',
		path: `/batch/${operation}`,
		operation,
		access: BATCH_OPERATIONS[operation].access,
		run: (context, { query, text }) => runBatch(operation, { ...context, query }, text),
	}),
);

/** The endpoints of every object type (HubSpot docs, using object APIs). */
const ENDPOINTS: readonly ObjectEndpoint[] = [
	...batches,
	{
		method: 'GET',
		path: '',
		operation: 'list',
		access: 'read',
		run: (context, { query }) => readPage(context, query),
	},
	{
		method: 'POST',
		path: '',
		operation: 'createOne',
		access: 'write',
		run: (context, { text }) => createOne(context, text),
	},
	{
		method: 'GET',
		path: '/:id',
		operation: 'readOne',
		access: 'read',
		run: (context, call) => readOne(context, idOf(call), call.query),
	},
	{
		method: 'PATCH',
		path: '/:id',
		operation: 'updateOne',
		access: 'write',
		run: (context, call) => updateOne(context, idOf(call), call.query, call.text),
	},
	{
		method: 'DELETE',
		path: '/:id',
		operation: 'archiveOne',
		access: 'write',
		run: (context, call) => archiveOne(context, idOf(call)),
	},
	{
		method: 'POST',
		path: '/search',
		operation: 'search',
		access: 'read',
		pool: 'search',
		run: (context, { text }) => search(context, text),
	},
	{
		method: 'POST',
		path: '/merge',
		operation: 'merge',
		access: 'write',
		run: (context, { text }) => mergeRecords(context, text),
	},
];

const routes = ROOTS.flatMap(([root, version]) =>
	ENDPOINTS.map((endpoint): Route => route(`${root}/:objectType`, version, endpoint)),
);

/** Only contacts can be deleted permanently. */
const gdprRoutes = ROOTS.flatMap(([root, version]) =>
	['contacts', '0-1'].map(
		(name): Route => ({
			...route(`${root}/${name}`, version, {
				method: 'POST',
				path: '/gdpr-delete',
				operation: 'gdprDelete',
				access: 'write',
				run: (context, { text }) => gdprDelete(context, text),
			}),
			objectType: name,
		}),
	),
);

export const OBJECT_ROUTES: readonly Route[] = [...routes, ...gdprRoutes];

function route(root: string, version: VersionName, endpoint: ObjectEndpoint): Route {
	const { method, path, operation, access, pool, run } = endpoint;
	return {
		method,
		url: `${root}${path}`,
		operation,
		access: 'bearer',
		...(pool === undefined ? {} : { pool }),
		scopes: (schema) => schema.row.scopes[access],
		handle: (call) =>
			call.schema === undefined
				? PROBLEMS.unknownObjectType(call.params.objectType ?? '')
				: run({ world: call.world, schema: call.schema, version: VERSIONS[version] }, call),
	};
}
