import { StoredRecord } from '../model/record';
import type { World } from '../world';
import type { RecordTable } from './recordTable';
import { identityKey } from './uniqueIndex';

/** Adds rows as records with HubSpot's defaults. Only e-mail addresses are normalised. */
export function seedRecords(
	world: World,
	table: RecordTable,
	rows: ReadonlyArray<Readonly<Record<string, string>>>,
): StoredRecord[] {
	const { schema } = table;
	const emails = schema.identifiers().filter((name) => schema.property(name)?.isEmail === true);
	const at = world.timestamp();
	return rows.map((row) => {
		const properties = { ...schema.row.createDefaults, ...row };
		for (const name of emails) {
			const value = properties[name];
			if (value !== undefined) properties[name] = identityKey(schema, name, value);
		}
		return table.place(new StoredRecord(world.nextRecordId(), schema.row.typeId, properties, at));
	});
}
