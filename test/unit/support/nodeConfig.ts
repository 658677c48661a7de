import { noCost } from '../../../nodes/CrmBatch/batch/run';
import type { Prepared } from '../../../nodes/CrmBatch/n8n/input/prepare';
import { toSettings, type Settings } from '../../../nodes/CrmBatch/n8n/input/settings';
import type { Setup } from '../../../nodes/CrmBatch/n8n/input/config';
import { object, operation, type OperationName } from './sentBatch';

export interface SetupOptions {
	readonly settings?: Partial<Settings> | undefined;
	readonly simplify?: boolean | undefined;
}

/** What holds for a run that never sends anything: contacts, and the defaults otherwise. */
export function setupOf(name: OperationName, options: SetupOptions = {}): Setup {
	const settings = toSettings({});
	if ('message' in settings) throw new Error(settings.message);
	return {
		object: object('contact'),
		operation: operation(name),
		settings: { ...settings, ...options.settings },
		simplify: options.simplify ?? true,
		send: async () => await Promise.reject(new Error('nothing is sent here')),
		limit: 'nobody',
	};
}

/** What is read of items of which nothing matters. */
export const nothingPrepared: Prepared = {
	entries: [],
	refused: new Map(),
	requests: new Map(),
	ids: new Map(),
	notes: [],
	cost: noCost,
};
