import type { World } from '../../world';
import type { OptionSource, PropertyDefinition } from '../definition';
import { PIPELINES } from '../pipelines';
import type { ObjectSchema } from '../registry';

type Source = (world: World, typeId: string) => readonly string[] | undefined;

/** Options that HubSpot keeps outside the property. Undefined: any value is allowed. */
const SOURCES: Readonly<Record<OptionSource, Source>> = {
	pipelines: (_world, typeId) => (PIPELINES[typeId] ?? []).map((pipeline) => pipeline.id),
	stages: (_world, typeId) =>
		(PIPELINES[typeId] ?? []).flatMap((pipeline) => pipeline.stages.map((stage) => stage.id)),
	owners: (world) =>
		world.switches.checkOwnerIds ? world.owners.map((owner) => owner.id) : undefined,
	none: () => undefined,
};

/** The internal values that a property accepts, case-sensitive. Undefined: any value is allowed. */
export function allowedValues(
	world: World,
	schema: ObjectSchema,
	definition: PropertyDefinition,
): readonly string[] | undefined {
	if (definition.type !== 'enumeration') return undefined;
	if (definition.optionsFrom !== undefined) {
		return SOURCES[definition.optionsFrom](world, schema.row.typeId);
	}
	return (definition.options ?? []).map((option) => option.value);
}
