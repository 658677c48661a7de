import { PROBLEMS } from '../../crm/problems';
import { readSchema, readSchemas } from '../../crm/schemas';
import type { Route } from '../route';

/**
 * The roots of the schemas API: that of HubSpot's guide for v3
 * (https://developers.hubspot.com/docs/api-reference/crm-custom-objects-v3/guide), and those of the
 * specification (https://github.com/HubSpot/HubSpot-public-api-spec-collection, CRM/Schemas), which has
 * no `/crm/schemas/2026-03`.
 */
const ROOTS = [
	'/crm/v3/schemas',
	'/crm-object-schemas/v3/schemas',
	'/crm-object-schemas/2026-03/schemas',
	'/crm-object-schemas/2026-09/schemas',
] as const;

const SCOPES = ['crm.schemas.custom.read', 'crm.objects.custom.read'] as const;

/** The endpoints for the definitions of object types. One definition can be read by any OAuth app. */
export const SCHEMA_ROUTES: readonly Route[] = ROOTS.flatMap((root): Route[] => [
	{
		method: 'GET',
		url: root,
		operation: 'schemas',
		access: 'bearer',
		needs: SCOPES,
		handle: ({ world, query }) => readSchemas(world, query),
	},
	{
		method: 'GET',
		url: `${root}/:objectType`,
		operation: 'schema',
		access: 'bearer',
		needs: [...SCOPES, 'oauth'],
		handle: ({ world, schema, params, query }) =>
			schema === undefined
				? PROBLEMS.unknownObjectType(params.objectType ?? '')
				: readSchema(world, schema, query),
	},
]);
