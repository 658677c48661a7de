import type { StoredRecord } from '../model/record';
import { identifies, type ObjectSchema } from '../schema/registry';
import type { RecordTable } from '../store/recordTable';
import type { Switches } from '../switches';

export const RECORD_ID = 'hs_object_id';

type Identifier = 'recordId' | 'email' | 'custom' | 'none';
type Lookup = 'read' | 'update' | 'updateOne' | 'upsert';

/**
 * Whether a kind of property may be the `idProperty` of an operation. To update by record id, the
 * field is omitted: `hs_object_id` is refused (observed on live accounts). A single update may use
 * the e-mail address of a contact, a batch update may not (HubSpot docs, contacts guide).
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

/** Whether an operation accepts this property as `idProperty`. */
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

/** Finds a record by the value of a property, or by record id without a property. */
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
