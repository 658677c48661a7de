import { readRunOptions, type NodeConfig } from '../../../nodes/CrmBatch/n8n/input/config';
import { noFacts as factsOfNone } from '../../../nodes/CrmBatch/n8n/input/items/checkItems';
import { object, operation, type OperationName } from './sentBatch';

/** The configuration of a run for contacts, with the defaults except for what is given. */
export function configOf(name: OperationName, given: Partial<NodeConfig> = {}): NodeConfig {
	const options = readRunOptions({});
	if (!options.ok) throw new Error(options.failure.message);
	return {
		...options.value,
		authentication: 'serviceKey',
		object: object('contact'),
		operation: operation(name),
		simplify: true,
		...given,
	};
}

/** The facts of items of which nothing is known. */
export const noFacts = factsOfNone();
