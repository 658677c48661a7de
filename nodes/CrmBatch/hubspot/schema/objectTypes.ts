import { objectAt, objectsAt, textAt, type JsonObject } from '../json';

/** An object that an account defines, as HubSpot's schemas API lists it. */
export interface ObjectType {
	/** Object type ID, such as `2-1234567`. */
	readonly typeId: string;
	readonly name: string;
	/** What the account calls its records. */
	readonly label: string;
}

/** Most objects that are read: HubSpot's plans allow fewer. */
const MOST_TYPES = 1_000;

/** The objects in a reply of the schemas API, by label. An entry without an ID is left out. */
export function toObjectTypes(body: JsonObject): ObjectType[] {
	return objectsAt(body, 'results', MOST_TYPES).flatMap((schema) => {
		const typeId = textAt(schema, 'objectTypeId');
		if (!typeId) return [];
		const name = textAt(schema, 'name') ?? typeId;
		const labels = objectAt(schema, 'labels');
		const label = textAt(labels, 'plural') ?? textAt(labels, 'singular') ?? name;
		return [{ typeId, name, label }];
	});
}
