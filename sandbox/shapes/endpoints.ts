import { ASSOCIATION_ENDPOINTS } from './associationEndpoints';
import { endpoints, type Endpoint } from './endpoint';

/** All object types have the same models. These are those of contacts. */
const OBJECTS = 'crm/contacts';

const BATCHES = endpoints(OBJECTS, {
	read: [
		'BatchReadInputSimplePublicObjectId',
		'BatchResponseSimplePublicObjectWithErrors',
		200,
		207,
	],
	create: [
		'BatchInputSimplePublicObjectBatchInputForCreate',
		'BatchResponseSimplePublicObjectWithErrors',
		201,
		207,
	],
	update: [
		'BatchInputSimplePublicObjectBatchInput',
		'BatchResponseSimplePublicObjectWithErrors',
		200,
		207,
	],
	upsert: [
		'BatchInputSimplePublicObjectBatchInputUpsert',
		'BatchResponseSimplePublicUpsertObjectWithErrors',
		200,
		207,
	],
	archive: ['BatchInputSimplePublicObjectId', undefined, 204],
});

const SINGLE = endpoints(OBJECTS, {
	list: [undefined, 'CollectionResponseSimplePublicObjectWithAssociationsForwardPaging', 200],
	createOne: ['SimplePublicObjectInputForCreate', 'SimplePublicObject', 201],
	readOne: [undefined, 'SimplePublicObjectWithAssociations', 200],
	updateOne: ['SimplePublicObjectInput', 'SimplePublicObject', 200],
	archiveOne: [undefined, undefined, 204],
	search: [
		'PublicObjectSearchRequest',
		'CollectionResponseWithTotalSimplePublicObjectForwardPaging',
		200,
	],
	merge: ['PublicMergeInput', 'SimplePublicObject', 200],
	gdprDelete: ['PublicGdprDeleteInput', undefined, 204],
});

const METADATA = {
	...endpoints('crm/properties', {
		properties: [undefined, 'CollectionResponsePropertyNoPaging', 200],
		property: [undefined, 'Property', 200],
		createProperty: ['PropertyCreate', 'Property', 201],
		removeProperty: [undefined, undefined, 204],
	}),
	...endpoints('crm/schemas', {
		schemas: [undefined, 'CollectionResponseObjectSchemaNoPaging', 200],
		schema: [undefined, 'ObjectSchema', 200],
	}),
	...endpoints('crm/pipelines', {
		pipelines: [undefined, 'CollectionResponsePipelineNoPaging', 200],
	}),
	...endpoints('crm/owners', {
		owners: [undefined, 'CollectionResponsePublicOwnerForwardPaging', 200],
	}),
	...endpoints(OBJECTS, {
		accountInfo: [undefined, 'PortalInformation', 200],
		dailyUsage: [undefined, 'DailyUsageCollection', 200],
	}),
};

/** Requests to these endpoints are forms, which have no models in the client. */
const OAUTH = endpoints(
	'oauth',
	{
		authorize: [undefined, undefined, 200, 302],
		consent: [undefined, undefined, 200, 302],
		token: [undefined, 'TokenResponseIF', 200],
		introspect: [undefined, 'TokenIntrospection', 200],
		revoke: [undefined, undefined, 200, 204],
		accessTokenInfo: [undefined, 'AccessTokenInfoResponse', 200],
		refreshTokenInfo: [undefined, 'RefreshTokenInfoResponse', 200],
		deleteRefreshToken: [undefined, undefined, 204],
	},
	['ModelError', 'OAuthError'],
);

/** All endpoints by operation. An operation without a row fails the test. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
	...BATCHES,
	...SINGLE,
	...METADATA,
	...OAUTH,
	...ASSOCIATION_ENDPOINTS,
};
