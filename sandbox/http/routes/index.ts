import type { Route } from '../route';
import { ASSOCIATION_ROUTES } from './associations';
import { METADATA_ROUTES } from './metadata';
import { OAUTH_ROUTES } from './oauth';
import { OBJECT_ROUTES } from './objects';

/** All endpoints of HubSpot that the sandbox has. */
export const ROUTES: readonly Route[] = [
	...OBJECT_ROUTES,
	...ASSOCIATION_ROUTES,
	...METADATA_ROUTES,
	...OAUTH_ROUTES,
];
