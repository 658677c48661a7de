import { RecordFailure, type ValueFailure } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { WireWarning } from '../../model/wire';
import type { ObjectSchema } from '../../schema/registry';
import { allowedValues } from '../../schema/values/allowedValues';
import { checkValue } from '../../schema/values/checkValue';
import { refusedValue, valueFailure, type RefusedValue } from '../../schema/values/failures';
import { normalisationWarning, normalised } from '../../schema/values/normalise';
import { stageFailure } from '../../schema/values/stages';
import { link } from '../../store/associate';
import type { TakenEmailError } from '../../switches';
import type { World } from '../../world';
import type { BatchInput } from '../batch/input';
import type { ObjectContext } from '../context';
import { planAssociations, type PlannedLink } from './inlineAssociations';
import { RECORD_FAILURES } from './recordFailures';
import { requiredFailure } from './requiredRules';
import { claimAll, uniqueConflict, type Claims } from './uniqueValues';

/** A checked write, carried out once all inputs of the request are checked. */
export interface Plan {
	readonly input: BatchInput;
	/** The record to update; undefined to create one under `id`. */
	readonly target: StoredRecord | undefined;
	readonly id: string;
	readonly changes: ReadonlyMap<string, string>;
	readonly associations: readonly PlannedLink[];
	readonly warnings: readonly WireWarning[];
}

/** Checks one input without writing anything. */
export function planWrite(
	context: ObjectContext,
	claims: Claims,
	input: BatchInput,
	target: StoredRecord | undefined,
	takenEmail: TakenEmailError = context.world.switches.takenEmail,
): Plan | RecordFailure {
	const { world, schema } = context;
	const { typeId } = schema.row;
	const worded = (refused: RefusedValue, value: string): ValueFailure =>
		valueFailure(refused, value, { typeId, switches: world.switches });
	const id = target?.id ?? world.nextRecordId();
	const changes = new Map<string, string>();
	const failures: ValueFailure[] = [];
	const warnings: WireWarning[] = [];
	for (const [name, value] of input.properties) {
		const checked = checkProperty(context, warnings, name, value, target);
		if (typeof checked === 'string') changes.set(name, checked);
		else if (checked !== undefined) failures.push(worded(checked, value ?? ''));
	}
	const wrongStage = stageFailure(world, schema, changes, target);
	if (wrongStage !== undefined && failures.length === 0) {
		failures.push(worded(wrongStage, wrongStage.part));
	}
	if (failures.length > 0) return RECORD_FAILURES.values(failures);
	const conflict = uniqueConflict(world, schema, claims, { id, changes, takenEmail });
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

/** The value to store, undefined for null (which changes nothing), or why it is refused. */
function checkProperty(
	{ world, schema, version }: ObjectContext,
	warnings: WireWarning[],
	name: string,
	value: string | null,
	target: StoredRecord | undefined,
): string | undefined | RefusedValue {
	const definition = schema.property(name);
	if (definition === undefined) return refusedValue('PROPERTY_DOESNT_EXIST', name);
	if (value === null) return undefined;
	const allowed = allowedValues(world, schema, definition);
	const sent = version.normalises ? normalised(definition, value) : value;
	if (sent !== value) warnings.push(normalisationWarning(name, value, sent));
	return checkValue(definition, sent, allowed, target?.properties[name] ?? '');
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

/** Carries a plan out. */
export function commit(world: World, schema: ObjectSchema, plan: Plan): StoredRecord {
	const table = world.table(schema);
	const at = world.timestamp();
	if (plan.target !== undefined) {
		table.update(plan.target, plan.changes, at);
		return plan.target;
	}
	const { createDefaults, derive } = schema.row;
	const derived = world.switches.derivedProperties
		? derive?.(Object.fromEntries(plan.changes))
		: undefined;
	const defaults = Object.entries({ ...createDefaults, ...derived });
	const properties = Object.fromEntries(
		[...defaults, ...plan.changes].filter(([, value]) => value !== ''),
	);
	const record = table.insert(plan.id, properties, at);
	for (const { target, types } of plan.associations) link(world, record, target, types, 'add');
	return record;
}
