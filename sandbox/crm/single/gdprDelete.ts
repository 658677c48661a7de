import { Problem } from '../../model/problem';
import type { Reply } from '../../model/reply';
import type { ObjectContext } from '../context';
import { findRecord, mayIdentify } from '../identify';
import { asText, parseJsonObject } from '../jsonBody';
import { PROBLEMS } from '../problems';

/** Deletes a contact permanently. 204 whether or not it exists (HubSpot docs, contacts guide). */
export function gdprDelete({ world, schema }: ObjectContext, text: string): Reply | Problem {
	const body = parseJsonObject(text);
	if (body instanceof Problem) return body;
	const objectId = asText(body.objectId);
	const idProperty = asText(body.idProperty);
	if (objectId instanceof Problem) return objectId;
	if (idProperty instanceof Problem) return idProperty;
	if (objectId === undefined) return PROBLEMS.missingFields(1, 2, ['objectId']);
	if (idProperty !== undefined && !mayIdentify(schema, idProperty, 'read', world.switches)) {
		return PROBLEMS.nonUnique(schema.row.typeId, idProperty);
	}
	const table = world.table(schema);
	const record =
		findRecord(table, idProperty, objectId) ?? findRecord(table, idProperty, objectId, true);
	if (record !== undefined) table.purge(record, world.timestamp());
	return { status: 204 };
}
