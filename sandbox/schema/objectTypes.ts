import { CUSTOM_OBJECTS, customObjectRow } from './types/custom';
import { MAIN_TYPES } from './types/main';
import { OTHER_TYPES } from './types/others';
import type { ObjectTypeRow } from './types/row';

/** The initial object types of the account: HubSpot's standard ones, then its custom ones. */
export const OBJECT_TYPES: readonly ObjectTypeRow[] = [
	...MAIN_TYPES,
	...OTHER_TYPES,
	...CUSTOM_OBJECTS.map(customObjectRow),
];
