import { Problem, RecordFailure } from '../../model/problem';
import type { Reply } from '../../model/reply';
import { parseInput, type BatchInput } from '../batch/input';
import { invalidNames } from '../batch/invalidNames';
import { Claims } from '../write/uniqueValues';
import type { ObjectContext } from '../context';
import { parseJsonObject } from '../jsonBody';
import { commit, planWrite } from '../write/plan';
import { RECORD_FAILURES } from '../write/recordFailures';
import { writeResult } from '../results';
import { failureProblem } from '../write/errorBodies';
import { recordToUpdate, type Query } from './oneRecord';
import type { StoredRecord } from '../../model/record';

/** `POST …`: creates a record with its associations. */
export function createOne(context: ObjectContext, text: string): Reply | Problem {
	const input = inputOf(context, text);
	return input instanceof Problem ? input : write(context, input, undefined);
}

/** `PATCH …/{id}`. */
export function updateOne(
	context: ObjectContext,
	id: string,
	query: Query,
	text: string,
): Reply | Problem {
	const input = inputOf(context, text);
	if (input instanceof Problem) return input;
	const target = recordToUpdate(context, id, query);
	if (target instanceof Problem) return target;
	if (input.properties.length === 0) {
		return failureProblem(RECORD_FAILURES.nothingToUpdate(), context.world.switches);
	}
	return write(context, input, target);
}

/** `DELETE …/{id}`: 204 whether or not the record exists (observed on live accounts). */
export function archiveOne({ world, schema }: ObjectContext, id: string): Reply {
	world.table(schema).archive(id, world.timestamp());
	return { status: 204 };
}

function inputOf({ world }: ObjectContext, text: string): BatchInput | Problem {
	const body = parseJsonObject(text);
	if (body instanceof Problem) return body;
	const input = parseInput(body, { id: false, properties: true });
	if (input instanceof Problem) return input;
	return invalidNames(world.switches, text, [input], 'SimplePublicObjectInput') ?? input;
}

function write(
	context: ObjectContext,
	input: BatchInput,
	target: StoredRecord | undefined,
): Reply | Problem {
	const plan = planWrite(context, new Claims(), input, target);
	if (plan instanceof RecordFailure) return failureProblem(plan, context.world.switches);
	const record = commit(context.world, context.schema, plan);
	const isNew = target === undefined;
	const result = writeResult(context.world, record, plan.changes.keys(), isNew);
	const warnings = plan.warnings.length > 0 ? { warnings: [...plan.warnings] } : {};
	const address = `${context.world.origin}/crm/objects/v3/${context.schema.row.name}/${record.id}`;
	return {
		status: isNew ? 201 : 200,
		...(isNew ? { headers: { location: address } } : {}),
		body: { ...result, ...warnings },
	};
}
