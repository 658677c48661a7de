import type { IExecuteFunctions } from 'n8n-workflow';

import { failed, success, type Result } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { isObject } from '../../hubspot/json';
import type { DuplicatePolicy } from '../../hubspot/request/entries';
import { objectOf, type CrmObject } from '../../hubspot/tables/objects';
import { kindOf, type OperationKind } from '../../hubspot/tables/operationKinds';
import type { AnyOperation, Operation } from '../../hubspot/tables/operations';
import { thrownText } from '../http/requestErrors';
import { OptionValues, ranges } from './options';

/** The options that apply to a whole run. */
export interface RunOptions {
	readonly batchSize: number;
	readonly concurrency: number;
	readonly maxWaitMs: number;
	readonly dryRun: boolean;
	readonly duplicates: DuplicatePolicy;
	/** Does an output item have the fields of its input item too? */
	readonly includeInput: boolean;
	/** What happens to a record that a read does not find. */
	readonly notFound: 'error' | 'empty' | 'skip';
	readonly unknownProperties: 'error' | 'ignore';
}

/** What the user set for all items of a run. */
export interface NodeConfig<Row extends AnyOperation = Operation> extends RunOptions {
	readonly authentication: unknown;
	readonly object: CrmObject;
	readonly operation: Row;
	readonly simplify: boolean;
}

/**
 * Reads the node's configuration. Never throws: an invalid setting is a failure of all items.
 *
 * @param operationOf finds the row of an operation of the kind that runs
 */
export function readConfig<Row extends AnyOperation>(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
	operationOf: (value: string) => Row | undefined,
): Result<NodeConfig<Row>> {
	try {
		const object = objectOf(context.getNodeParameter('resource', 0));
		const operation = operationOf(context.getNodeParameter('operation', 0));
		if (!object || !operation) return failed(failureOf(problem('OPERATION_UNKNOWN')));
		const options = readRunOptions(context.getNodeParameter('options', 0, {}));
		if (!options.ok) return options;
		const given = new OptionValues({ simplify: context.getNodeParameter('simplify', 0, true) });
		const simplify = given.boolean('simplify', 'Simplify', true);
		if (given.failure) return failed(given.failure);
		const authentication: unknown = context.getNodeParameter('authentication', 0);
		return success({ ...options.value, authentication, object, operation, simplify });
	} catch (error) {
		return failed(failureOf(problem('SETTINGS_UNREADABLE', { said: thrownText(error) })));
	}
}

/** The kind of the chosen operation. The run itself says so if the node has no such operation. */
export function chosenKind(context: Pick<IExecuteFunctions, 'getNodeParameter'>): OperationKind {
	try {
		return kindOf(context.getNodeParameter('operation', 0)) ?? 'batch';
	} catch {
		return 'batch';
	}
}

/** @param options value of the parameter `options` */
export function readRunOptions(options: unknown): Result<RunOptions> {
	const given = new OptionValues(isObject(options) ? options : {});
	const value: RunOptions = {
		batchSize: Math.floor(given.number('batchSize', ranges.batchSize)),
		concurrency: Math.floor(given.number('concurrency', ranges.concurrency)),
		maxWaitMs: given.number('maxWait', ranges.maxWait) * 1000,
		dryRun: given.boolean('dryRun', 'Dry Run'),
		duplicates: given.choice('duplicates', 'Duplicates', ['merge', 'error']),
		includeInput: given.boolean('includeInput', 'Include Input'),
		notFound: given.choice('notFound', 'Records Not Found', ['error', 'empty', 'skip']),
		unknownProperties: given.choice('unknownProperties', 'Unknown Properties', ['error', 'ignore']),
	};
	return given.failure ? failed(given.failure) : success(value);
}
