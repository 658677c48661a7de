import type { ValueFailure } from '../model/problem';
import type { StoredRecord } from '../model/record';
import type { World } from '../world';
import { valueFailure } from './failures';
import { PIPELINES } from './pipelines';
import type { ObjectSchema } from './registry';

/**
 * A stage belongs to one pipeline: the record's, the one that is sent along, or the default
 * (HubSpot docs, pipelines guide). Only what is written is judged; a record that was put in with
 * a stage of another pipeline stays writable.
 */
export function stageFailure(
	world: World,
	schema: ObjectSchema,
	changes: ReadonlyMap<string, string>,
	target: StoredRecord | undefined,
): ValueFailure | undefined {
	const { row } = schema;
	if (row.pipeline === undefined) return undefined;
	const { property, stage } = row.pipeline;
	if (!changes.has(stage) && !changes.has(property)) return undefined;
	if (!changes.has(stage) && !world.switches.pipelineChangeNeedsStage) return undefined;
	const pipelineId =
		changes.get(property) || target?.properties[property] || row.createDefaults[property];
	const pipeline = (PIPELINES[row.typeId] ?? []).find(({ id }) => id === pipelineId);
	const wanted = changes.get(stage) ?? target?.properties[stage] ?? '';
	if (pipeline === undefined || wanted === '') return undefined;
	const stages = pipeline.stages.map(({ id }) => id);
	return stages.includes(wanted)
		? undefined
		: valueFailure('INVALID_OPTION', stage, wanted, stages.join(', '));
}
