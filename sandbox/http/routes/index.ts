import type { Route } from '../route';
import { ASSOCIATION_ROUTES } from './associations';
import { METADATA_ROUTES } from './metadata';
import { OAUTH_ROUTES } from './oauth';
import { OBJECT_ROUTES } from './objects';
import { SCHEMA_ROUTES } from './schemas';

/** All endpoints of HubSpot that the sandbox has. */
export const ROUTES: readonly Route[] = [
	...OBJECT_ROUTES,
	...ASSOCIATION_ROUTES,
	...METADATA_ROUTES,
	...SCHEMA_ROUTES,
	...OAUTH_ROUTES,
];
