import type { DuplicatePolicy } from '../hubspot/entries';
import { invalidInput, type Failure } from '../hubspot/failure';
import { isObject, type JsonObject } from '../hubspot/json';

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
	readonly ignoreUnknown: boolean;
}

interface Range {
	readonly label: string;
	readonly least: number;
	readonly most: number;
	readonly byDefault: number;
}

/** The numbers of `options`; the editor's limits do not hold for an expression's value. */
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
	const given = isObject(options) ? options : {};
	for (const [name, range] of Object.entries(ranges)) {
		const problem = rangeProblem(given[name], range);
		if (problem) return invalidInput(problem);
	}
	return {
		batchSize: Math.floor(numberOf(given, 'batchSize')),
		concurrency: Math.floor(numberOf(given, 'concurrency')),
		maxWaitMs: numberOf(given, 'maxWait') * 1000,
		dryRun: given.dryRun === true,
		duplicates: given.duplicates === 'error' ? 'error' : 'merge',
		notFound: given.notFound === 'empty' || given.notFound === 'skip' ? given.notFound : 'error',
		ignoreUnknown: given.unknownProperties === 'ignore',
	};
}

function numberOf(given: JsonObject, name: keyof typeof ranges): number {
	return Number(given[name] ?? ranges[name].byDefault);
}

function rangeProblem(value: unknown, { label, least, most }: Range): string | undefined {
	if (value === undefined) return undefined;
	const number = Number(value);
	const fits = value !== '' && value !== null && number >= least && number <= most;
	return fits ? undefined : `'${label}' must be a number from ${least} to ${most}`;
}
