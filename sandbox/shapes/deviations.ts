/** A known difference of HubSpot's real requests and replies from the client's models. */
export interface Deviation {
	readonly models: readonly string[];
	/** Name of the field in JSON. */
	readonly field: string;
	/** `absent`: the field is optional although the model requires it. Else: an additional type. */
	readonly as: string;
	readonly source: string;
}

const DOCS = 'https://developers.hubspot.com/docs';
const ERRORS = `${DOCS}/api-reference/error-handling`;
const OBJECT_GUIDE = `${DOCS}/guides/crm/using-object-apis`;
const ASSOCIATIONS = `${DOCS}/api-reference/legacy/crm/associations/associate-records/guide`;
const SEARCH_GUIDE = `${DOCS}/api-reference/2026-03/crm/search-the-crm`;
const INGESTR = 'observed: https://github.com/bruin-data/ingestr pkg/source/hubspot';
const LIMITS = `${DOCS}/developer-tooling/platform/usage-guidelines`;
const SPEC = 'https://github.com/HubSpot/HubSpot-public-api-spec-collection';
const AMP = 'observed: https://github.com/amp-labs/connectors providers/hubspot/test/batch';
const ESTUARY = 'observed: https://github.com/estuary/connectors materialize-hubspot';
const HOTGLUE =
	'observed: https://github.com/hotgluexyz/target-hubspot-v4 __smoke-tests__/*/fixtures/vcr.yaml';
const CUSTOM_OBJECTS = 'observed: https://github.com/cesc1989/apuntes (custom objects in HubSpot)';
const COMMUNITY =
	'reported: https://community.hubspot.com/t5/APIs-Integrations/Updated-409-Conflict-responses/m-p/951534';
const RUDDER = 'observed: https://github.com/rudderlabs/rudder-transformer destinations/hs';

const RECORDS = [
	'SimplePublicObject',
	'SimplePublicUpsertObject',
	'SimplePublicObjectWithAssociations',
];
const WRITES = [
	'SimplePublicObjectBatchInput',
	'SimplePublicObjectBatchInputForCreate',
	'SimplePublicObjectBatchInputUpsert',
];
const READ = ['BatchReadInputSimplePublicObjectId'];

/** All accepted differences from the models. Any other fails the test. */
export const DEVIATIONS: readonly Deviation[] = [
	{ models: RECORDS, field: 'url', as: 'string', source: AMP },
	{ models: RECORDS, field: 'warnings', as: 'Array<PropertyWarning>', source: SPEC },
	{ models: ['StandardError'], field: 'context', as: 'absent', source: ERRORS },
	{ models: ['StandardError'], field: 'links', as: 'absent', source: ERRORS },
	{ models: ['StandardError'], field: 'errors', as: 'absent', source: ERRORS },
	{ models: ['ModelError'], field: 'status', as: 'string', source: ERRORS },
	{ models: ['ModelError'], field: 'category', as: 'absent', source: RUDDER },
	{ models: ['ModelError'], field: 'errorType', as: 'string', source: LIMITS },
	{ models: ['ModelError'], field: 'policyName', as: 'string', source: LIMITS },
	{ models: ['ModelError'], field: 'groupName', as: 'string', source: RUDDER },
	{ models: ['ModelError'], field: 'context', as: 'string', source: OBJECT_GUIDE },
	{ models: ['ModelError'], field: 'error', as: 'string', source: COMMUNITY },
	{ models: ['ModelError'], field: 'identityProfile', as: 'any', source: COMMUNITY },
	{ models: ['Property'], field: 'dataSensitivity', as: 'string', source: SPEC },
	{ models: ['TokenResponseIF'], field: 'hub_id', as: 'number', source: SPEC },
	{ models: ['TokenResponseIF'], field: 'user_id', as: 'number', source: SPEC },
	{ models: ['TokenResponseIF'], field: 'scopes', as: 'Array<string>', source: SPEC },
	{ models: ['TokenResponseIF'], field: 'token_use', as: 'string', source: SPEC },
	{
		models: ['PublicObjectSearchRequest'],
		field: 'sorts',
		as: 'Array<SearchSort>',
		source: SEARCH_GUIDE,
	},
	{ models: ['AssociationSpecWithLabel'], field: 'label', as: 'null', source: ASSOCIATIONS },
	{ models: ['LabelsBetweenObjectPair'], field: 'fromObjectId', as: 'number', source: HOTGLUE },
	{ models: ['LabelsBetweenObjectPair'], field: 'toObjectId', as: 'number', source: HOTGLUE },
	{
		models: ['MultiAssociatedObjectWithLabel'],
		field: 'toObjectId',
		as: 'number',
		source: INGESTR,
	},
	{ models: ['ObjectSchema'], field: 'allowsSensitiveProperties', as: 'boolean', source: SPEC },
	{ models: ['ObjectSchema'], field: 'metaType', as: 'string', source: CUSTOM_OBJECTS },
	{ models: ['ObjectSchema'], field: 'restorable', as: 'boolean', source: CUSTOM_OBJECTS },
	{ models: READ, field: 'properties', as: 'absent', source: OBJECT_GUIDE },
	{ models: READ, field: 'propertiesWithHistory', as: 'absent', source: OBJECT_GUIDE },
	{
		models: WRITES,
		field: 'properties',
		as: '{ [key: string]: string | null | number | boolean; }',
		source: ESTUARY,
	},
];
