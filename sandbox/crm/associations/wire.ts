import type {
	WireAssociated,
	WireAssociatedPage,
	WireAssociationType,
	WireDefaultLink,
	WireLabels,
} from '../../model/associationWire';
import type { StoredRecord } from '../../model/record';
import type { ObjectSchema } from '../../schema/registry';
import type { AssociationType } from '../../store/associationTypes';
import { typesBetween } from '../../store/associate';
import type { World } from '../../world';
import type { RecordPair } from './context';

const wireId = (world: World, { id }: StoredRecord): string | number =>
	world.switches.associationIdsAsNumbers ? Number(id) : id;

export function wireType({ category, typeId, label }: AssociationType): WireAssociationType {
	return { category, typeId, label };
}

/** The labels of a pair. The default association has none. */
export function wireLabels(world: World, { from, to }: RecordPair): WireLabels {
	const labels = typesBetween(world, from, to).flatMap(({ label }) =>
		label === null ? [] : [label],
	);
	return {
		fromObjectTypeId: from.objectType,
		fromObjectId: wireId(world, from),
		toObjectTypeId: to.objectType,
		toObjectId: wireId(world, to),
		labels,
	};
}

/** The default association from both records' side (observed on live accounts). */
export function wireDefaultLinks(world: World, { from, to }: RecordPair): WireDefaultLink[] {
	const there = world.associationTypes.defaultOf(from.objectType, to.objectType);
	const spec = ({ category, typeId }: AssociationType) => ({
		associationCategory: category,
		associationTypeId: typeId,
	});
	return [
		{ from: { id: from.id }, to: { id: to.id }, associationSpec: spec(there) },
		{
			from: { id: to.id },
			to: { id: from.id },
			associationSpec: spec(world.associationTypes.inverseOf(there)),
		},
	];
}

/** One page of a record's associations to an object type, without archived records. */
export function associatedPage(
	world: World,
	record: StoredRecord,
	to: ObjectSchema,
	after: number,
	limit: number,
): WireAssociatedPage {
	const table = world.table(to);
	const targets = [...(record.links?.to(to.row.typeId).keys() ?? [])].flatMap(
		(id) => table.get(id) ?? [],
	);
	const results = targets.slice(after, after + limit).map(
		(target): WireAssociated => ({
			toObjectId: wireId(world, target),
			associationTypes: typesBetween(world, record, target).map(wireType),
		}),
	);
	const next = after + limit;
	return {
		results,
		...(next < targets.length ? { paging: { next: { after: String(next) } } } : {}),
	};
}
