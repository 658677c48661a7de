import type { Problem } from '../../model/problem';
import type { BatchReply } from '../../model/reply';
import type { StoredRecord } from '../../model/record';
import { duplicateProblem, type BatchInput } from './input';
import { Claims } from '../write/uniqueValues';
import type { BatchContext } from '../context';
import { findRecord, mayIdentify } from '../identify';
import { planWrite } from '../write/plan';
import { PROBLEMS } from '../problems';
import { RECORD_FAILURES } from '../write/recordFailures';
import { writeBatch, type CheckedInput } from './writeBatch';

/** Batch update by record id or a custom unique property. A 207 lists the records that do not exist. */
export function batchUpdate(context: BatchContext): BatchReply | Problem {
	const { world, schema, request } = context;
	for (const { idProperty } of request.inputs) {
		if (idProperty === undefined) continue;
		if (!mayIdentify(schema, idProperty, 'update', world.switches)) {
			return PROBLEMS.nonUnique(schema.row.typeId, idProperty);
		}
	}
	const table = world.table(schema);
	const found = request.inputs.map((input) => ({
		input,
		target: findRecord(table, input.idProperty, input.id),
	}));
	const duplicates =
		duplicateProblem(request.inputs.map(({ id }) => id)) ??
		duplicateProblem(found.flatMap(({ target }) => (target === undefined ? [] : [target.id])));
	if (duplicates !== undefined) return duplicates;

	const claims = new Claims();
	const check = (input: BatchInput, target: StoredRecord | undefined): CheckedInput => {
		if (target === undefined) {
			const merged = input.idProperty === undefined && table.mergedIds.has(input.id);
			const drop = merged && world.switches.mergedIdInBatchUpdate === 'dropped';
			return { input, outcome: drop ? 'dropped' : 'notFound' };
		}
		if (input.properties.length === 0) return { input, outcome: RECORD_FAILURES.nothingToUpdate() };
		return { input, outcome: planWrite(context, claims, input, target) };
	};
	return writeBatch(
		context,
		found.map(({ input, target }) => check(input, target)),
		{ successStatus: 200, echo: 'echoTraceIdOnUpdate', reportsNew: false },
	);
}
