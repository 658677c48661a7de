import type { Problem } from '../model/problem';
import type { BatchReply } from '../model/reply';
import type { StoredRecord } from '../model/record';
import type { BatchInput } from './batchInput';
import { Claims } from './claims';
import type { BatchContext } from './context';
import { duplicateProblem } from './duplicates';
import { findRecord, mayIdentify } from './identify';
import { planWrite } from './plan';
import { PROBLEMS } from './problems';
import { RECORD_FAILURES } from './recordFailures';
import { settle, type Judged } from './settle';

/** Batch update, by record id or a custom unique property. What does not exist is told in a 207. */
export function batchUpdate(context: BatchContext): BatchReply | Problem {
	const { world, schema, request } = context;
	for (const { idProperty } of request.inputs) {
		if (idProperty === undefined) continue;
		if (!mayIdentify(schema, idProperty, 'update', world.switches)) {
			return PROBLEMS.nonUniqueWrite(schema.row.typeId, idProperty);
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
	const judge = (input: BatchInput, target: StoredRecord | undefined): Judged => {
		if (target === undefined) {
			const merged = input.idProperty === undefined && table.mergedIds.has(input.id);
			const drop = merged && world.switches.mergedIdInBatchUpdate === 'dropped';
			return { input, outcome: drop ? 'dropped' : 'notFound' };
		}
		if (input.properties.length === 0) return { input, outcome: RECORD_FAILURES.nothingToUpdate() };
		return { input, outcome: planWrite(context, claims, input, target) };
	};
	return settle(
		context,
		found.map(({ input, target }) => judge(input, target)),
		{ successStatus: 200, echo: 'echoTraceIdOnUpdate', tellsNew: false },
	);
}
