import type { StoredRecord } from '../../model/record';
import type { World } from '../../world';
import { refusedValue, type RefusedValue } from './failures';
import { PIPELINES } from '../pipelines';
import type { ObjectSchema } from '../registry';

/**
 * Checks that a stage belongs to its pipeline: the one sent, else the record's, else the default
 * (HubSpot docs, pipelines guide). Only written values are checked, so a record seeded with a stage
 * of another pipeline can still be updated.
 */
export function stageFailure(
	world: World,
	schema: ObjectSchema,
	changes: ReadonlyMap<string, string>,
	target: StoredRecord | undefined,
): RefusedValue | undefined {
	const { row } = schema;
	if (row.pipeline === undefined) return undefined;
	const { property, stage } = row.pipeline;
	if (!changes.has(stage) && !changes.has(property)) return undefined;
	if (!changes.has(stage) && !world.switches.pipelineChangeNeedsStage) return undefined;
	const pipelineId =
		changes.get(property) || target?.properties[property] || row.createDefaults[property];
	const pipeline = (PIPELINES[row.typeId] ?? []).find(({ id }) => id === pipelineId);
	const stageId = changes.get(stage) ?? target?.properties[stage] ?? '';
	if (pipeline === undefined || stageId === '') return undefined;
	const stages = pipeline.stages.map(({ id }) => id);
	return stages.includes(stageId)
		? undefined
		: refusedValue('INVALID_OPTION', stage, stageId, stages.join(', '));
}
