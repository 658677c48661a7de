import type { ObjectSchema } from '../schema/registry';
import type { World } from '../world';
import type { BatchRequest } from './batchInput';

/** What a batch operation works on; sizes and JSON shape were checked before. */
export interface BatchContext {
	readonly world: World;
	readonly schema: ObjectSchema;
	readonly request: BatchRequest;
	readonly query: Readonly<Record<string, string | undefined>>;
}
