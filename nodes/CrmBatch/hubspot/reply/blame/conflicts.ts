import type { Verdict } from '../../../batch/types';
import type { Failure } from '../../errors/failure';
import { failureFrom, type RefusalId } from '../../errors/match';
import { objectAt, objectsAt, textAt, type JsonObject } from '../../json';
import { normalKey, RECORD_ID, uniquePropertyOf, type UniqueProperty } from '../../tables/objects';
import type { BatchInput } from '../../tables/request';
import { keysIn } from '../pairing/uniqueValues';
import { idPropertyOf, type SentBatch } from '../sentBatch';

/** Which records already have the unique values of a refused batch. */
export interface ConflictQuestion {
	readonly property: UniqueProperty;
	/** Body of a batch read that finds them. */
	readonly body: BatchInput;
}

/** Was something refused for a unique value that another record has? */
export function isConflict({ refusal }: Failure): boolean {
	return conflicts.has(refusal);
}

const conflicts: ReadonlySet<string | undefined> = new Set<RefusalId>([
	'record-exists',
	'record-exists-unnamed',
	'unique-value-taken',
]);

/**
 * The question to ask HubSpot when it refuses a whole batch for a unique value that another record
 * has: one read names all of them, and the rest of the batch can go in one request. `undefined` if
 * the batch was refused for something else, or if nothing says which property is meant.
 */
export function conflictQuestion(failure: Failure, sent: SentBatch): ConflictQuestion | undefined {
	if (!isConflict(failure) || sent.entries.length < 2) return undefined;
	const { name: onlyUnique } = sent.object.uniqueProperties[0] ?? {};
	const name = failure.property ?? onlyUnique;
	if (name === undefined) return undefined;
	const property = uniquePropertyOf(sent.object, name);
	const keys = sent.entries.map(({ request }) => keyOf(property, request.properties[name]));
	const inputs = [...new Set(keys)].filter((key) => key !== '').map((id) => ({ id }));
	const properties = [name, idPropertyOf(sent), ...(property.aliases ? [property.aliases] : [])];
	const body = { inputs, properties, propertiesWithHistory: [], idProperty: name };
	return inputs.length > 0 ? { property, body } : undefined;
}

type Split<Value> = Extract<Verdict<Value, Failure>, { verdict: 'split' }>;

/**
 * The verdict with every entry failed whose unique value another record has, each with the ID of
 * that record.
 */
export function withConflicts<Value>(
	verdict: Split<Value>,
	{ property }: ConflictQuestion,
	answer: JsonObject,
	sent: SentBatch,
): Split<Value> {
	const owners = new Map<string, JsonObject>();
	for (const record of objectsAt(answer, 'results')) {
		for (const key of keysIn(property, objectAt(record, 'properties'))) owners.set(key, record);
	}
	const failed = new Map<number, Failure>();
	sent.entries.forEach(({ request, key: own }, place) => {
		const owner = owners.get(keyOf(property, request.properties[property.name]));
		if (!owner || isOwnRecord(owner, request.envelope.idProperty, own, sent)) return;
		failed.set(place, conflictWith(owner, property.name, verdict.failure));
	});
	return failed.size > 0 ? { ...verdict, failed, apart: [] } : verdict;
}

/** Is the record the one that the entry names? */
function isOwnRecord(
	record: JsonObject,
	idProperty: string,
	key: string | undefined,
	{ object }: SentBatch,
): boolean {
	const value =
		idProperty === RECORD_ID
			? textAt(record, 'id')
			: textAt(objectAt(record, 'properties'), idProperty);
	return keyOf(uniquePropertyOf(object, idProperty), value) === key;
}

function conflictWith(record: JsonObject, property: string, whole: Failure): Failure {
	const context = { existingId: textAt(record, 'id') };
	const { correlationId, httpStatus } = whole;
	const failure = failureFrom({ category: 'CONFLICT', correlationId, context }, httpStatus);
	return { ...failure, property };
}

/** The form in which values are compared; `''` for no value. */
function keyOf(property: UniqueProperty, value = ''): string {
	return normalKey(property, value);
}
