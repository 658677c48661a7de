import type { RecordFailure, ValueFailure } from '../../model/problem';
import { identifies, type ObjectSchema } from '../../schema/registry';
import { valueFailure } from '../../schema/values/failures';
import { identityKey } from '../../store/uniqueIndex';
import type { World } from '../../world';
import { RECORD_FAILURES } from './recordFailures';

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

/**
 * Checks that no other record has, or will have, a unique value of `changes`. A taken e-mail
 * address is a conflict of records. Any other taken value is an invalid value, added to `failures`.
 */
export function uniqueConflict(
	world: World,
	schema: ObjectSchema,
	claims: Claims,
	id: string,
	changes: ReadonlyMap<string, string>,
	failures: ValueFailure[],
): RecordFailure | undefined {
	let conflict: RecordFailure | undefined;
	for (const [name, value] of uniqueChanges(schema, changes)) {
		const stored = world.table(schema).findBy(name, value)?.id;
		const claimed = claims.conflict(name, identityKey(schema, name, value), id);
		const owner = stored !== undefined && stored !== id ? stored : claimed;
		if (owner === undefined) continue;
		if (schema.property(name)?.isEmail === true) {
			// A record that the same request would create has no id yet when the request is refused.
			const named = world.switches.conflictNamesExistingId && owner !== claimed;
			conflict ??= RECORD_FAILURES.alreadyExists(schema, owner, named);
		} else {
			failures.push(valueFailure('CONFLICTING_UNIQUE_VALUE', name, value, owner));
		}
	}
	return conflict;
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
