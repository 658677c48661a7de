import { readRunOptions, type NodeConfig } from '../../../nodes/CrmBatch/n8n/input/config';
import type { Prepared } from '../../../nodes/CrmBatch/n8n/input/prepare';
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

/** What is prepared of items of which nothing is known. */
export const nothingPrepared: Prepared = {
	entries: [],
	refused: new Map(),
	requests: new Map(),
	ids: new Map(),
	notes: [],
};
