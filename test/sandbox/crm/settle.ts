import { Problem, RecordFailure } from '../model/problem';
import type { BatchReply } from '../model/reply';
import type { StoredRecord } from '../model/record';
import type { WireRecord } from '../model/wire';
import type { ObjectSchema } from '../schema/registry';
import type { Switches } from '../switches';
import type { World } from '../world';
import type { BatchInput } from './batchInput';
import { associate } from './inlineAssociations';
import type { Plan } from './plan';
import { batchReply, writeResult } from './results';
import { itemOf, notFoundItem, tellsRecordsApart, wholeBatchProblem } from './verdict';

/** An input with its verdict: a plan, a failure, or no such record. */
export interface Judged {
	readonly input: BatchInput;
	readonly outcome: Plan | RecordFailure | 'notFound';
}

/** How an operation differs in answering. */
export interface Settlement {
	readonly successStatus: 200 | 201;
	readonly echo: keyof Switches & `echoTraceId${string}`;
	readonly tellsNew: boolean;
	/** Property that results carry although it was not among those sent. */
	readonly alsoReturn?: (input: BatchInput) => readonly string[];
}

/**
 * All or nothing, unless trace ids tell the records apart: only then are the good inputs written
 * beside the bad ones. Records that do not exist never stop the others.
 */
export function settle(
	world: World,
	schema: ObjectSchema,
	judged: readonly Judged[],
	how: Settlement,
): BatchReply | Problem {
	const startedAt = world.timestamp();
	const plans: Plan[] = [];
	const failed: Array<{ input: BatchInput; failure: RecordFailure }> = [];
	const missing: BatchInput[] = [];
	for (const { input, outcome } of judged) {
		if (outcome === 'notFound') missing.push(input);
		else if (outcome instanceof RecordFailure) failed.push({ input, failure: outcome });
		else plans.push(outcome);
	}
	const inputs = judged.map(({ input }) => input);
	const problem = tellsRecordsApart(inputs, world.switches) ? undefined : wholeBatchProblem(failed);
	if (problem !== undefined) return problem;

	const results = plans.map((plan) => resultOf(world, how, plan, commit(world, schema, plan)));
	const errors = failed.map(itemOf);
	if (missing.length > 0) {
		const traceIds = missing.flatMap(({ traceId }) => (traceId === undefined ? [] : [traceId]));
		const ids = missing.map(({ id }) => id);
		errors.push(notFoundItem(schema.errorName, ids, traceIds));
	}
	return batchReply(world, startedAt, how.successStatus, results, errors);
}

function commit(world: World, schema: ObjectSchema, plan: Plan): StoredRecord {
	const table = world.table(schema);
	const at = world.timestamp();
	if (plan.target !== undefined) {
		table.update(plan.target, plan.changes, at);
		return plan.target;
	}
	const properties = Object.fromEntries(
		[...Object.entries(schema.row.createDefaults), ...plan.changes].filter(
			([, value]) => value !== '',
		),
	);
	const record = table.insert(plan.id, properties, at);
	associate(world, record, plan.associations);
	return record;
}

function resultOf(world: World, how: Settlement, plan: Plan, record: StoredRecord): WireRecord {
	const { traceId } = plan.input;
	const sent = [...plan.changes.keys(), ...(how.alsoReturn?.(plan.input) ?? [])];
	const { new: isNew, ...result } = writeResult(record, sent, plan.target === undefined);
	const echoes = world.switches[how.echo] && traceId !== undefined;
	return {
		...result,
		...(how.tellsNew ? { new: isNew } : {}),
		...(echoes ? { objectWriteTraceId: traceId } : {}),
	};
}
