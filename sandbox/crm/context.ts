import type { ObjectSchema } from '../schema/registry';
import type { World } from '../world';
import type { ApiVersion } from './versions';
import type { BatchRequest } from './batchInput';

/** What every operation on objects works on. */
export interface ObjectContext {
	readonly world: World;
	readonly schema: ObjectSchema;
	readonly version: ApiVersion;
}

/** What a batch operation works on; sizes and JSON shape were checked before. */
export interface BatchContext extends ObjectContext {
	readonly request: BatchRequest;
	readonly query: Readonly<Record<string, string | undefined>>;
}
