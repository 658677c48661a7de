import type { Problem } from '../../model/problem';
import type { BatchReply } from '../../model/reply';
import type { StoredRecord } from '../../model/record';
import { identityKey } from '../../store/uniqueIndex';
import { duplicateProblem, type BatchInput } from './input';
import { Claims } from '../write/uniqueValues';
import type { BatchContext } from '../context';
import { findRecord, mayIdentify, RECORD_ID } from '../identify';
import { planWrite } from '../write/plan';
import { PROBLEMS } from '../problems';
import { writeBatch } from './writeBatch';

interface Found {
	readonly input: BatchInput;
	readonly idProperty: string;
	readonly key: string;
	readonly target: StoredRecord | undefined;
}

/** Batch upsert by e-mail or a custom unique property. 200 for created and updated records alike. */
export function batchUpsert(context: BatchContext): BatchReply | Problem {
	const { world, schema, request } = context;
	for (const { idProperty = RECORD_ID } of request.inputs) {
		if (!mayIdentify(schema, idProperty, 'upsert', world.switches)) {
			return PROBLEMS.nonUnique(schema.row.typeId, idProperty);
		}
	}
	const table = world.table(schema);
	const found = request.inputs.map((input): Found => {
		const idProperty = input.idProperty ?? RECORD_ID;
		const key = identityKey(schema, idProperty, input.id);
		return { input, idProperty, key, target: findRecord(table, idProperty, key) };
	});
	const duplicates =
		duplicateProblem(found.map(({ key }) => key)) ??
		(world.switches.refuseAliasDuplicates
			? duplicateProblem(found.flatMap(({ target }) => (target === undefined ? [] : [target.id])))
			: undefined);
	if (duplicates !== undefined) return duplicates;

	const claims = new Claims();
	const { takenEmailOnUpsert } = world.switches;
	const checked = found.map((one) => {
		const input = withIdentity(one);
		return { input, outcome: planWrite(context, claims, input, one.target, takenEmailOnUpsert) };
	});
	return writeBatch(context, checked, {
		successStatus: 200,
		echo: 'echoTraceIdOnUpsert',
		reportsNew: true,
		alsoReturn: ({ idProperty }) =>
			world.switches.upsertReturnsIdProperty && idProperty !== undefined ? [idProperty] : [],
	});
}

/**
 * Adds the id property to the properties of a new record. For an existing one, removes it if it
 * repeats the id: an upsert by an additional address does not change the contact's primary address
 * (observed live).
 */
function withIdentity({ input, idProperty, key, target }: Found): BatchInput {
	const named = input.properties.some(([name]) => name === idProperty);
	if (target === undefined) {
		if (named) return input;
		return { ...input, properties: [...input.properties, [idProperty, input.id]] };
	}
	const isKey = ([name, value]: readonly [string, string | null]): boolean =>
		name === idProperty && (value ?? '').trim().toLowerCase() === key.toLowerCase();
	return { ...input, properties: input.properties.filter((entry) => !isKey(entry)) };
}
