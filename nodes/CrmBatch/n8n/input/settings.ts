import type { DuplicatePolicy } from '../../hubspot/request/entries';
import type { Failure } from '../../hubspot/errors/failure';
import { isObject } from '../../hubspot/json';
import { OptionValues, type Range } from './options';

/** What a record that read does not find becomes: value of `notFound`. */
export type NotFoundPolicy = 'error' | 'empty' | 'skip';

/** The options that hold for a whole run. */
export interface Settings {
	readonly batchSize: number;
	readonly concurrency: number;
	/** Milliseconds. */
	readonly maxWaitMs: number;
	readonly dryRun: boolean;
	readonly duplicates: DuplicatePolicy;
	readonly notFound: NotFoundPolicy;
	readonly unknownProperties: 'error' | 'ignore';
}

/** The numbers of `options`. */
export const ranges = {
	batchSize: { label: 'Batch Size', least: 1, most: 100, byDefault: 100 },
	concurrency: { label: 'Concurrency', least: 1, most: 10, byDefault: 4 },
	maxWait: { label: 'Max Wait', least: 0, most: 86_400, byDefault: 300 },
} as const satisfies Record<string, Range>;

/**
 * Reads the options of a run.
 *
 * @param options value of the parameter `options`
 */
export function toSettings(options: unknown): Settings | Failure {
	const given = new OptionValues(isObject(options) ? options : {});
	const settings: Settings = {
		batchSize: Math.floor(given.number('batchSize', ranges.batchSize)),
		concurrency: Math.floor(given.number('concurrency', ranges.concurrency)),
		maxWaitMs: given.number('maxWait', ranges.maxWait) * 1000,
		dryRun: given.boolean('dryRun', 'Dry Run'),
		duplicates: given.choice('duplicates', 'Duplicates', ['merge', 'error']),
		notFound: given.choice('notFound', 'Records Not Found', ['error', 'empty', 'skip']),
		unknownProperties: given.choice('unknownProperties', 'Unknown Properties', ['error', 'ignore']),
	};
	return given.problem ?? settings;
}
