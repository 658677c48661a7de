import type { RecordFailure } from '../../model/problem';
import { identifies, type ObjectSchema } from '../../schema/registry';
import { identityKey } from '../../store/uniqueIndex';
import type { TakenEmailError } from '../../switches';
import type { World } from '../../world';
import { RECORD_FAILURES, takenText, type TakenValue } from './recordFailures';

/**
 * Unique values that earlier inputs of the same request will take. Inputs are checked against
 * these and the table before anything is written, so a refused request leaves nothing behind.
 */
export class Claims {
	private readonly owners = new Map<string, string>();

	/** The id of the other record that has claimed the value, if any. */
	conflict(property: string, key: string, id: string): string | undefined {
		const owner = this.owners.get(JSON.stringify([property, key]));
		return owner === id ? undefined : owner;
	}

	claim(property: string, key: string, id: string): void {
		this.owners.set(JSON.stringify([property, key]), id);
	}
}

/** The unique values of an input and how a taken e-mail is reported. */
export interface UniqueCheck {
	/** The record to write. */
	readonly id: string;
	readonly changes: ReadonlyMap<string, string>;
	readonly takenEmail: TakenEmailError;
}

/** Returns the failure for a unique value of `changes` that another record has, or will have. */
export function uniqueConflict(
	world: World,
	schema: ObjectSchema,
	claims: Claims,
	{ id, changes, takenEmail }: UniqueCheck,
): RecordFailure | undefined {
	for (const [property, value] of uniqueChanges(schema, changes)) {
		const stored = world.table(schema).findBy(property, value)?.id;
		const claimed = claims.conflict(property, identityKey(schema, property, value), id);
		const isStored = stored !== undefined && stored !== id;
		const owner = isStored ? stored : claimed;
		if (owner === undefined) continue;
		const taken: TakenValue = { property, value, id, owner };
		if (schema.property(property)?.isEmail !== true) return takenValue(world, schema, taken);
		// A record that the same request would create has no id yet when the request is refused.
		if (!isStored) return RECORD_FAILURES.conflict(schema, owner, false);
		return takenAddress(world, schema, taken, takenEmail);
	}
	return undefined;
}

function takenValue(world: World, schema: ObjectSchema, taken: TakenValue): RecordFailure {
	if (world.switches.takenUniqueValue === 'coordinates') {
		return RECORD_FAILURES.taken(schema, taken);
	}
	const { property: name, value } = taken;
	const message = takenText(schema, taken);
	return RECORD_FAILURES.values([{ error: 'CONFLICTING_UNIQUE_VALUE', name, message, value }]);
}

function takenAddress(
	world: World,
	schema: ObjectSchema,
	taken: TakenValue,
	error: TakenEmailError,
): RecordFailure {
	if (error === 'coordinates') return RECORD_FAILURES.taken(schema, taken);
	if (error === 'contactExists') {
		return RECORD_FAILURES.contactExists(schema, taken, world.now());
	}
	return RECORD_FAILURES.conflict(schema, taken.owner, world.switches.conflictNamesExistingId);
}

/** Claims every unique value of `changes` for the record with this id. */
export function claimAll(
	schema: ObjectSchema,
	claims: Claims,
	id: string,
	changes: ReadonlyMap<string, string>,
): void {
	for (const [name, value] of uniqueChanges(schema, changes)) {
		claims.claim(name, identityKey(schema, name, value), id);
	}
}

function* uniqueChanges(
	schema: ObjectSchema,
	changes: ReadonlyMap<string, string>,
): Generator<readonly [name: string, value: string]> {
	for (const [name, value] of changes) {
		const definition = schema.property(name);
		if (value !== '' && definition !== undefined && identifies(definition)) yield [name, value];
	}
}
