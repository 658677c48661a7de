import { RecordFailure, type ValueFailure } from '../model/problem';
import type { StoredRecord } from '../model/record';
import { valueFailure } from '../schema/failures';
import type { WireWarning } from '../model/wire';
import { allowedValues } from '../schema/allowedValues';
import { normalisationWarning, normalised } from '../schema/normalise';
import { identifies, type ObjectSchema } from '../schema/registry';
import { stageFailure } from '../schema/stages';
import { checkValue } from '../schema/values';
import { identityKey } from '../store/uniqueIndex';
import type { World } from '../world';
import { planAssociations, type PlannedLink } from './inlineAssociations';
import type { BatchInput } from './batchInput';
import type { Claims } from './claims';
import type { ObjectContext } from './context';
import { RECORD_FAILURES } from './recordFailures';
import { requiredFailure } from './requiredRules';

/** A write that was found good, to be done once all of the request is judged. */
export interface Plan {
	readonly input: BatchInput;
	/** The record that exists; undefined for one to be created under `id`. */
	readonly target: StoredRecord | undefined;
	readonly id: string;
	readonly changes: ReadonlyMap<string, string>;
	readonly associations: readonly PlannedLink[];
	readonly warnings: readonly WireWarning[];
}

/** Judges one input without writing anything. */
export function planWrite(
	context: ObjectContext,
	claims: Claims,
	input: BatchInput,
	target: StoredRecord | undefined,
): Plan | RecordFailure {
	const { world, schema } = context;
	const id = target?.id ?? world.nextRecordId();
	const changes = new Map<string, string>();
	const failures: ValueFailure[] = [];
	const warnings: WireWarning[] = [];
	for (const [name, value] of input.properties) {
		const checked = checkOne(context, warnings, name, value, target);
		if (typeof checked === 'string') changes.set(name, checked);
		else if (checked !== undefined) failures.push(checked);
	}
	const misplaced = stageFailure(world, schema, changes, target);
	if (misplaced !== undefined && failures.length === 0) failures.push(misplaced);
	const conflict = uniqueConflict(world, schema, claims, id, changes, failures);
	if (failures.length > 0) return RECORD_FAILURES.values(failures);
	if (conflict !== undefined) return conflict;
	const incomplete =
		(target === undefined ? missingOnCreate(schema, changes) : undefined) ??
		(context.version.enforcesRequired ? requiredFailure(schema, changes, target) : undefined);
	if (incomplete !== undefined) return incomplete;
	const associations = planAssociations(world, schema, input.associations);
	if (associations instanceof RecordFailure) return associations;
	claimAll(schema, claims, id, changes);
	return { input, target, id, changes, associations, warnings };
}

/** The value to store, undefined for HubSpot's no-op null, or why it is refused. */
function checkOne(
	{ world, schema, version }: ObjectContext,
	warnings: WireWarning[],
	name: string,
	value: string | null,
	target: StoredRecord | undefined,
): string | undefined | ValueFailure {
	const definition = schema.property(name);
	if (definition === undefined) return valueFailure('PROPERTY_DOESNT_EXIST', name);
	if (value === null) return undefined;
	const allowed = allowedValues(world, schema, definition);
	const sent = version.normalises ? normalised(definition, value) : value;
	if (sent !== value) warnings.push(normalisationWarning(name, value, sent));
	return checkValue(definition, sent, allowed, target?.properties[name] ?? '');
}

/** A taken e-mail is a conflict of records; any other taken unique value is an invalid value. */
function uniqueConflict(
	world: World,
	schema: ObjectSchema,
	claims: Claims,
	id: string,
	changes: ReadonlyMap<string, string>,
	failures: ValueFailure[],
): RecordFailure | undefined {
	let conflict: RecordFailure | undefined;
	for (const [name, value] of changes) {
		const definition = schema.property(name);
		if (value === '' || definition === undefined || !identifies(definition)) continue;
		const stored = world.table(schema).findBy(name, value)?.id;
		const claimed = claims.conflict(name, identityKey(schema, name, value), id);
		const owner = stored !== undefined && stored !== id ? stored : claimed;
		if (owner === undefined) continue;
		if (definition.isEmail === true) {
			// A record of this very request has no id yet if the request is refused as a whole.
			const named = world.switches.conflictNamesExistingId && owner !== claimed;
			conflict ??= RECORD_FAILURES.alreadyExists(schema, owner, named);
		} else {
			failures.push(valueFailure('CONFLICTING_UNIQUE_VALUE', name, value, owner));
		}
	}
	return conflict;
}

function claimAll(
	schema: ObjectSchema,
	claims: Claims,
	id: string,
	changes: ReadonlyMap<string, string>,
): void {
	for (const [name, value] of changes) {
		const definition = schema.property(name);
		if (value === '' || definition === undefined || !identifies(definition)) continue;
		claims.claim(name, identityKey(schema, name, value), id);
	}
}

function missingOnCreate(
	schema: ObjectSchema,
	changes: ReadonlyMap<string, string>,
): RecordFailure | undefined {
	const { every, of } = schema.row.requiredOnCreate;
	const missing = of.filter((name) => !changes.get(name));
	const complete = every ? missing.length === 0 : missing.length < of.length;
	return complete ? undefined : RECORD_FAILURES.requiredMissing(schema, missing);
}
