import type { IExecuteFunctions } from 'n8n-workflow';

import { MOST_IN_FLIGHT } from '../../batch/pacing/inFlight';
import { failed, success, type Result } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { isObject } from '../../hubspot/json';
import { chosenObject, objectTypeText } from '../../hubspot/request/chosenObject';
import type { DuplicatePolicy } from '../../hubspot/request/entries';
import type { ExistingPolicy } from '../../hubspot/schema/openValues';
import { operationIn } from '../../hubspot/tables/allOperations';
import { apiVersionNames, type ApiVersionName } from '../../hubspot/tables/endpoints';
import type { CrmObject } from '../../hubspot/tables/objects';
import { ANY_OBJECT } from '../../hubspot/tables/objectTypes';
import type { AnyOperation, Operation } from '../../hubspot/tables/operations';
import type { Search } from '../../hubspot/tables/searches';
import { thrownText } from '../http/requestErrors';
import { namesOf, OptionValues, ranges } from './options';

/** The options that apply to a whole run. */
export interface RunOptions extends ExistingPolicy {
	/** HubSpot's API version of every path that the run uses. */
	readonly apiVersion: ApiVersionName;
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

type ParameterContext = Pick<IExecuteFunctions, 'getInputData' | 'getNode' | 'getNodeParameter'>;

/** Is it the row of an operation that this code runs? */
export type IsRun<Row extends Operation | Search> = (row: Operation | Search) => row is Row;

/**
 * Reads the node's configuration. Never throws: an invalid setting is a failure of all items.
 *
 * @param isRun is it the row of an operation that runs like this?
 */
export function readConfig<Row extends Operation | Search>(
	context: ParameterContext,
	isRun: IsRun<Row>,
): Result<NodeConfig<Row>> {
	try {
		const chosen = readObject(context);
		if (!chosen.ok) return chosen;
		const operation = chosenOperation(context);
		if (!operation || !isRun(operation)) return failed(failureOf(problem('OPERATION_UNKNOWN')));
		const object = chosen.value;
		const options = readRunOptions(context.getNodeParameter('options', 0, {}));
		if (!options.ok) return options;
		const given = new OptionValues({ simplify: context.getNodeParameter('simplify', 0, true) });
		const isRecord = operation.kind !== 'links';
		const simplify = given.boolean('simplify', 'Simplify', true) && isRecord;
		if (given.failure) return failed(given.failure);
		const authentication: unknown = context.getNodeParameter('authentication', 0);
		return success({ ...options.value, authentication, object, operation, simplify });
	} catch (error) {
		return failed(failureOf(problem('SETTINGS_UNREADABLE', { said: thrownText(error) })));
	}
}

/** The object of the run: that of the resource, or the one that 'Object Type' names. */
function readObject(context: ParameterContext): Result<CrmObject> {
	const typeOf = (item: number): string =>
		objectTypeText(context.getNodeParameter('objectType', item, ''));
	const resource: unknown = context.getNodeParameter('resource', 0);
	const chosen = chosenObject(resource, () => typeOf(0), 'OPERATION_UNKNOWN');
	if (!chosen.ok || resource !== ANY_OBJECT || !isExpression(context)) return chosen;

	// The expression is evaluated for each item, and a run works on one object.
	const first = typeOf(0);
	const other = context.getInputData().findIndex((_, item) => typeOf(item) !== first);
	if (other < 0) return chosen;
	const words = { first, other: typeOf(other), item: String(other) };
	return failed(failureOf(problem('OBJECT_TYPES_DIFFER', words)));
}

function isExpression(context: ParameterContext): boolean {
	return objectTypeText(context.getNode().parameters.objectType).startsWith('=');
}

/** The kind of the chosen operation. The run itself says so if the node has no such operation. */
export function chosenKind(context: Pick<IExecuteFunctions, 'getNodeParameter'>): Kind {
	try {
		return chosenOperation(context)?.kind ?? 'records';
	} catch {
		return 'records';
	}
}

type Kind = AnyOperation['kind'];

function chosenOperation(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
): Operation | Search | undefined {
	return operationIn(
		context.getNodeParameter('resource', 0),
		context.getNodeParameter('operation', 0),
	);
}

/** @param options value of the parameter `options` */
export function readRunOptions(options: unknown): Result<RunOptions> {
	const given = new OptionValues(isObject(options) ? options : {});
	const value: RunOptions = {
		apiVersion: given.choice('apiVersion', 'API Version', apiVersionNames),
		batchSize: Math.floor(given.number('batchSize', ranges.batchSize)),
		// Without a number, the rate limit and HubSpot's latency decide.
		concurrency: Math.floor(given.number('concurrency', ranges.concurrency)) || MOST_IN_FLIGHT,
		maxWaitMs: given.number('maxWait', ranges.maxWait) * 1000,
		dryRun: given.boolean('dryRun', 'Dry Run'),
		createOnly: new Set(namesOf(given.value('createOnlyProperties'))),
		existingRecords: given.choice('existingRecords', 'Existing Records', [
			'overwrite',
			'fillEmpty',
			'keep',
		]),
		skipUnchanged: given.boolean('skipUnchanged', 'Skip Unchanged'),
		duplicates: given.choice('duplicates', 'Duplicates', ['merge', 'error']),
		includeInput: given.boolean('includeInput', 'Include Input'),
		notFound: given.choice('notFound', 'Records Not Found', ['error', 'empty', 'skip']),
		unknownProperties: given.choice('unknownProperties', 'Unknown Properties', ['error', 'ignore']),
	};
	return given.failure ? failed(given.failure) : success(value);
}
