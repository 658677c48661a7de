import type { StoredRecord } from '../model/record';
import { identifies, type ObjectSchema } from '../schema/registry';
import type { RecordTable } from '../store/recordTable';
import type { Switches } from '../switches';

export const RECORD_ID = 'hs_object_id';

type Identifier = 'recordId' | 'email' | 'custom' | 'none';
type Lookup = 'read' | 'update' | 'updateOne' | 'upsert';

/**
 * Which property may name a record in `idProperty`, by operation. To update by record id, the
 * field is left out: naming `hs_object_id` is refused (observed on live accounts). One contact may
 * be updated by its e-mail address, a batch may not (HubSpot docs, contacts guide).
 */
const MAY_IDENTIFY: Readonly<Record<Identifier, Readonly<Record<Lookup, boolean>>>> = {
	recordId: { read: true, update: false, updateOne: false, upsert: false },
	email: { read: true, update: false, updateOne: true, upsert: true },
	custom: { read: true, update: true, updateOne: true, upsert: true },
	none: { read: false, update: false, updateOne: false, upsert: false },
};

function kindOf(schema: ObjectSchema, property: string): Identifier {
	if (property === RECORD_ID) return 'recordId';
	const definition = schema.property(property);
	if (definition === undefined || !identifies(definition)) return 'none';
	return definition.isEmail === true ? 'email' : 'custom';
}

/** Whether an operation may look records up by this property. */
export function mayIdentify(
	schema: ObjectSchema,
	property: string,
	lookup: Lookup,
	switches: Switches,
): boolean {
	const kind = kindOf(schema, property);
	if (kind === 'email' && lookup === 'update' && switches.updateByEmail) return true;
	return MAY_IDENTIFY[kind][lookup];
}

/** The record that a value names; without a property, by record id. */
export function findRecord(
	table: RecordTable,
	property: string | undefined,
	value: string,
	archived = false,
): StoredRecord | undefined {
	return property === undefined || property === RECORD_ID
		? table.get(value, archived)
		: table.findBy(property, value, archived);
}
