import type { ObjectSchema } from '../schema/registry';
import type { World } from '../world';
import type { ApiVersion } from './versions';
import type { BatchRequest } from './batch/input';

/** The world, object type and API version of a request. */
export interface ObjectContext {
	readonly world: World;
	readonly schema: ObjectSchema;
	readonly version: ApiVersion;
}

/** The context of a batch operation whose request has passed the size and shape checks. */
export interface BatchContext extends ObjectContext {
	readonly request: BatchRequest;
	readonly query: Readonly<Record<string, string | undefined>>;
}
