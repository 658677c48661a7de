import { textAt, type JsonObject } from '../json';
import type { PropertyDefinition, Schema } from '../schema';
import { choose } from './choose';

/**
 * A stage belongs to its pipeline: of its choices those of the pipeline that is written along, or
 * all where none is.
 */
export function ofPipeline(
	property: PropertyDefinition,
	values: JsonObject,
	schema: Schema,
): PropertyDefinition {
	if (property.choicesIn !== 'stages') return property;
	const pipelines = [...schema.values()].find(({ choicesIn }) => choicesIn === 'pipelines');
	const written = pipelines && textAt(values, pipelines.name);
	const [pipeline] = written ? choose(written, pipelines.choices) : [];
	if (!pipeline) return property;
	const choices = property.choices.filter((choice) => choice.pipeline === pipeline.value);
	return choices.length > 0 ? { ...property, choices } : property;
}
