import type { Problem } from '../../model/problem';
import type { StoredRecord } from '../../model/record';
import type { WireRecordWithAssociations } from '../../model/wire';
import type { ObjectSchema } from '../../schema/registry';
import type { AssociationType } from '../../store/associationTypes';
import { typesBetween } from '../../store/associate';
import type { World } from '../../world';
import { PROBLEMS } from '../problems';

type AssociatedIds = NonNullable<WireRecordWithAssociations['associations']>;

/** The `associations` of a GET that asks for them. Object types without any are omitted. */
export function associatedIds(
	world: World,
	schema: ObjectSchema,
	record: StoredRecord,
	types: readonly string[],
): AssociatedIds | Problem {
	const found: AssociatedIds = {};
	for (const name of types) {
		const to = world.schemas.find(name);
		if (to === undefined) return PROBLEMS.unknownObjectType(name);
		const ids = [...(record.links?.to(to.row.typeId).keys() ?? [])];
		const results = ids.flatMap((id) => {
			const target = world.table(to).get(id);
			if (target === undefined) return [];
			return typesBetween(world, record, target).map((type) => ({
				id,
				type: typeName(world, schema, to, type),
			}));
		});
		if (results.length > 0) found[to.associationsKey] = { results };
	}
	return found;
}

/** The name of an association type in v3. The default type is `…_unlabeled` where there is a primary type. */
function typeName(
	world: World,
	from: ObjectSchema,
	to: ObjectSchema,
	{ role, label }: AssociationType,
): string {
	const plain = `${from.row.singular}_to_${to.row.singular}`;
	if (role === 'label') return (label ?? plain).toLowerCase().replaceAll(' ', '_');
	const hasPrimary = world.associationTypes.primaryOf(from.row.typeId, to.row.typeId) !== undefined;
	return role === 'default' && hasPrimary ? `${plain}_unlabeled` : plain;
}
