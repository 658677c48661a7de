import { Problem, RecordFailure } from '../model/problem';
import type { BatchReply } from '../model/reply';
import type { StoredRecord } from '../model/record';
import type { WireRecord } from '../model/wire';
import type { ObjectSchema } from '../schema/registry';
import { link } from '../store/associate';
import type { Switches } from '../switches';
import type { World } from '../world';
import type { BatchInput } from './batchInput';
import type { ObjectContext } from './context';
import type { Plan } from './plan';
import { batchReply, writeResult } from './results';
import { itemOf, notFoundItem, tellsRecordsApart, wholeBatchProblem } from './verdict';

/** An input with its verdict: a plan, a failure, no such record, or one passed over in silence. */
export interface Judged {
	readonly input: BatchInput;
	readonly outcome: Plan | RecordFailure | 'notFound' | 'dropped';
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
	context: ObjectContext,
	judged: readonly Judged[],
	how: Settlement,
): BatchReply | Problem {
	const { world, schema } = context;
	const startedAt = world.timestamp();
	const plans: Plan[] = [];
	const failed: Array<{ input: BatchInput; failure: RecordFailure }> = [];
	const missing: BatchInput[] = [];
	for (const { input, outcome } of judged) {
		if (outcome === 'notFound') missing.push(input);
		else if (outcome === 'dropped') continue;
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
	return batchReply(context, startedAt, how.successStatus, results, errors);
}

/** Writes what was planned. */
export function commit(world: World, schema: ObjectSchema, plan: Plan): StoredRecord {
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
	for (const { target, types } of plan.associations) link(world, record, target, types, 'add');
	return record;
}

function resultOf(world: World, how: Settlement, plan: Plan, record: StoredRecord): WireRecord {
	const { traceId } = plan.input;
	const sent = [...plan.changes.keys(), ...(how.alsoReturn?.(plan.input) ?? [])];
	const echoes = world.switches[how.echo] && traceId !== undefined;
	return {
		...writeResult(record, sent, plan.target === undefined),
		...(how.tellsNew ? { new: plan.target === undefined } : {}),
		...(plan.warnings.length > 0 ? { warnings: [...plan.warnings] } : {}),
		...(echoes ? { objectWriteTraceId: traceId } : {}),
	};
}
