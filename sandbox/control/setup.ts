import type { StoredRecord } from '../model/record';
import type { PropertyDefinition } from '../schema/definition';
import { link, typesBetween } from '../store/associate';
import type { AssociationType } from '../store/associationTypes';
import type { RecordTable } from '../store/recordTable';
import type { World } from '../world';

/** A record, as its object type (name or type id) and its id. */
export type RecordName = readonly [objectType: string, id: string];

/** An association label of the account. `typeId` leads from the first object type to the second. */
export interface Label {
	readonly category: 'USER_DEFINED';
	readonly typeId: number;
	readonly inverseTypeId: number;
}

/** A record that another one is associated with. */
export interface Linked {
	readonly toObjectId: string;
	readonly types: readonly LinkedType[];
}

/** The default type has no label. */
export type LinkedType = Pick<AssociationType, 'category' | 'typeId' | 'label'>;

/** The table of an object type. Throws for an unknown one. */
export function tableOf(world: World, objectType: string): RecordTable {
	const schema = world.schemas.named(objectType);
	if (schema === undefined) throw new Error(`The sandbox has no object type "${objectType}"`);
	return world.table(schema);
}

const typeIdOf = (world: World, objectType: string): string =>
	tableOf(world, objectType).schema.row.typeId;

/** Adds a custom property to an object type. */
export function addProperty(
	world: World,
	objectType: string,
	definition: PropertyDefinition,
): void {
	const table = tableOf(world, objectType);
	table.schema.add({ hubspotDefined: false, ...definition });
	if (definition.hasUniqueValue === true) table.reindex();
}

/** Defines a label between two object types, with another text or the same from the other side. */
export function addLabel(
	world: World,
	from: string,
	to: string,
	label: string,
	inverseLabel = label,
): Label {
	const pair = { label, inverseLabel };
	const made = world.associationTypes.addLabel(typeIdOf(world, from), typeIdOf(world, to), pair);
	const [{ typeId, inverse } = { typeId: 0, inverse: 0 }] = made;
	return { category: 'USER_DEFINED', typeId, inverseTypeId: inverse };
}

/** Associates two records. `labels` are type ids that lead from the first object type to the second. */
export function associate(
	world: World,
	from: RecordName,
	to: RecordName,
	labels: readonly number[] = [],
): void {
	const source = recordOf(world, from);
	const target = recordOf(world, to);
	const types = labels.map((typeId) => {
		const type = world.associationTypes.find(
			'USER_DEFINED',
			typeId,
			source.objectType,
			target.objectType,
		);
		if (type === undefined) throw new Error(`No label ${typeId} from ${from[0]} to ${to[0]}`);
		return type;
	});
	link(world, source, target, types, 'add');
}

/** The live records of an object type that a record is associated with, oldest first. */
export function linksOf(world: World, from: RecordName, toObjectType: string): Linked[] {
	const source = recordOf(world, from);
	const table = tableOf(world, toObjectType);
	const ids = [...(source.links?.to(table.schema.row.typeId).keys() ?? [])];
	return ids
		.flatMap((id) => table.get(id) ?? [])
		.map((target) => ({
			toObjectId: target.id,
			types: typesBetween(world, source, target).map(({ category, typeId, label }) => ({
				category,
				typeId,
				label,
			})),
		}));
}

function recordOf(world: World, [objectType, id]: RecordName): StoredRecord {
	const record = tableOf(world, objectType).get(id);
	if (record === undefined) throw new Error(`The sandbox has no record ${id} of "${objectType}"`);
	return record;
}
