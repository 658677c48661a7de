import type { Route } from './route';
import { ASSOCIATION_ROUTES } from './routes/associations';
import { METADATA_ROUTES } from './routes/metadata';
import { OAUTH_ROUTES } from './routes/oauth';
import { OBJECT_ROUTES } from './routes/objects';

/** Every endpoint of HubSpot's that the sandbox has. */
export const ROUTES: readonly Route[] = [
	...OBJECT_ROUTES,
	...ASSOCIATION_ROUTES,
	...METADATA_ROUTES,
	...OAUTH_ROUTES,
];
