import { ACCOUNT } from '../../account';
import { Problem, RecordFailure } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { BatchReply } from '../../model/reply';
import type { WireRecord } from '../../model/wire';
import type { Switches } from '../../switches';
import type { World } from '../../world';
import type { ObjectContext } from '../context';
import { batchReply, writeResult } from '../results';
import {
	failureItem,
	notFoundItem,
	notFoundText,
	refusedRequest,
	reportsErrorsByRecord,
	wholeBatchProblem,
	type FailedInput,
} from '../write/errorBodies';
import { commit, type Plan } from '../write/plan';
import type { BatchInput } from './input';

/**
 * An input after its check. `notFound`: no such record. `dropped`: the reply leaves the input out
 * without an error.
 */
export interface CheckedInput {
	readonly input: BatchInput;
	readonly outcome: Plan | RecordFailure | 'notFound' | 'dropped';
}

/** How the replies of the write operations differ. */
export interface WriteReplyRules {
	readonly successStatus: 200 | 201;
	/** The switch for `objectWriteTraceId` on results. */
	readonly echo: keyof Switches & `echoTraceId${string}`;
	/** Whether results have the field `new`. */
	readonly reportsNew: boolean;
	/** Properties on a result that were not among those sent. */
	readonly alsoReturn?: (input: BatchInput) => readonly string[];
}

/**
 * Writes a batch, all or nothing. With trace ids that report errors by record, the good inputs are
 * written even when others fail. Records that do not exist never stop the others.
 */
export function writeBatch(
	context: ObjectContext,
	checked: readonly CheckedInput[],
	rules: WriteReplyRules,
): BatchReply | Problem {
	const { world, schema } = context;
	const startedAt = world.timestamp();
	const plans: Plan[] = [];
	const failed: FailedInput[] = [];
	const missing: BatchInput[] = [];
	for (const { input, outcome } of checked) {
		if (outcome === 'notFound') missing.push(input);
		else if (outcome === 'dropped') continue;
		else if (outcome instanceof RecordFailure) failed.push({ input, failure: outcome });
		else plans.push(outcome);
	}
	const inputs = checked.map(({ input }) => input);
	const byRecord = reportsErrorsByRecord(inputs, world.switches);
	const problem = byRecord
		? refusedRequest(failed)
		: (wholeBatchProblem(failed, world.switches) ?? missingProblem(context, missing));
	if (problem !== undefined) return problem;

	const results = plans.map((plan) => resultOf(world, rules, plan, commit(world, schema, plan)));
	const errors = failed.map((one) => failureItem(one, world.switches));
	if (missing.length > 0) {
		const traceIds = missing.flatMap(({ traceId }) => (traceId === undefined ? [] : [traceId]));
		const ids = missing.map(({ id }) => id);
		errors.push(notFoundItem(schema.errorName, ids, traceIds));
	}
	return batchReply(context, startedAt, rules.successStatus, results, errors);
}

/**
 * The error for records that do not exist, in a request without trace ids that names them by a unique
 * property. The context has been observed; status, text and the start of its values are guesses.
 */
function missingProblem(
	{ world, schema }: ObjectContext,
	missing: readonly BatchInput[],
): Problem | undefined {
	const coordinates = missing.flatMap(({ id, idProperty }) =>
		idProperty === undefined
			? []
			: [`${ACCOUNT.portalId}-${schema.row.typeId}-${idProperty}:${id}`],
	);
	const reported = world.switches.missingByUniqueProperty === 'reported';
	if (reported || coordinates.length === 0) return undefined;
	return new Problem(404, {
		message: notFoundText(schema.errorName),
		context: { missingObjectPropertyValueCoordinates: coordinates },
		category: 'OBJECT_NOT_FOUND',
	});
}

function resultOf(
	world: World,
	rules: WriteReplyRules,
	plan: Plan,
	record: StoredRecord,
): WireRecord {
	const { traceId } = plan.input;
	const sent = [...plan.changes.keys(), ...(rules.alsoReturn?.(plan.input) ?? [])];
	const echoes = world.switches[rules.echo] && traceId !== undefined;
	return {
		...writeResult(world, record, sent, plan.target === undefined),
		...(rules.reportsNew ? { new: plan.target === undefined } : {}),
		...(plan.warnings.length > 0 ? { warnings: [...plan.warnings] } : {}),
		...(echoes ? { objectWriteTraceId: traceId } : {}),
	};
}
