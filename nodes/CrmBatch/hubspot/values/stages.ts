import { textsAt, type JsonObject } from '../json';
import type { Choice, PropertyDefinition, Schema } from '../schema/definition';
import { choose } from './choose';

/** The stages of each pipeline, made once for a list: a run may ask for each of its items. */
const byPipeline = new WeakMap<readonly Choice[], Map<string, Choice[]>>();

/**
 * A stage belongs to its pipeline: of its choices those of the pipeline that is written along, or
 * all where none is.
 */
export function stagesFor(
	property: PropertyDefinition,
	values: JsonObject,
	schema: Schema,
): PropertyDefinition {
	// Without choices there is nothing to choose from: most runs give ids, and read no list.
	if (property.choicesIn !== 'stages' || property.choices.length === 0) return property;
	const pipelines = [...schema.values()].find(({ choicesIn }) => choicesIn === 'pipelines');
	const [written] = pipelines ? textsAt(values, pipelines.name) : [];
	const [pipeline] = pipelines && written ? choose(written, pipelines.choices) : [];
	const choices = pipeline && groupsOf(property.choices).get(pipeline.value);
	return choices ? { ...property, choices } : property;
}

function groupsOf(stages: readonly Choice[]): Map<string, Choice[]> {
	const known = byPipeline.get(stages);
	if (known) return known;
	const groups = new Map<string, Choice[]>();
	for (const stage of stages) {
		const group = groups.get(stage.pipeline ?? '') ?? [];
		groups.set(stage.pipeline ?? '', group);
		group.push(stage);
	}
	byPipeline.set(stages, groups);
	return groups;
}
