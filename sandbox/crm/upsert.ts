import type { Problem } from '../model/problem';
import type { BatchReply } from '../model/reply';
import type { StoredRecord } from '../model/record';
import { identityKey } from '../store/uniqueIndex';
import type { BatchInput } from './batchInput';
import { Claims } from './claims';
import type { BatchContext } from './context';
import { duplicateProblem } from './duplicates';
import { findRecord, mayIdentify, RECORD_ID } from './identify';
import { planWrite } from './plan';
import { PROBLEMS } from './problems';
import { settle } from './settle';

interface Found {
	readonly input: BatchInput;
	readonly idProperty: string;
	readonly key: string;
	readonly target: StoredRecord | undefined;
}

/** Batch upsert, by e-mail or a custom unique property; 200 for created and updated alike. */
export function batchUpsert(context: BatchContext): BatchReply | Problem {
	const { world, schema, request } = context;
	for (const { idProperty = RECORD_ID } of request.inputs) {
		if (!mayIdentify(schema, idProperty, 'upsert', world.switches)) {
			return PROBLEMS.nonUniqueWrite(schema.row.typeId, idProperty);
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
	const judged = found.map((one) => {
		const input = withIdentity(one);
		return { input, outcome: planWrite(context, claims, input, one.target) };
	});
	return settle(context, judged, {
		successStatus: 200,
		echo: 'echoTraceIdOnUpsert',
		tellsNew: true,
		alsoReturn: ({ idProperty }) =>
			world.switches.upsertReturnsIdProperty && idProperty !== undefined ? [idProperty] : [],
	});
}

/**
 * `id` sets the id property of a new record. On one that exists it changes nothing, so that an
 * upsert by an additional address leaves the contact's primary address alone (observed live).
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
