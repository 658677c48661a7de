import { textsAt, type JsonObject } from '../../json';
import type { PropertyDefinition } from '../../schema/definition';
import type { Schema } from '../../schema/schema';
import { listOf } from '../given';

/**
 * A stage belongs to its pipeline: the definition of a stage property with the stages of the
 * pipeline that is written with it, or with all stages if none is.
 */
export function ofWrittenPipeline(
	propertyDefinition: PropertyDefinition,
	values: JsonObject,
	schema: Schema | undefined,
): PropertyDefinition {
	const { choices, choicesIn } = propertyDefinition;
	// Without choices there is nothing to choose from: most runs give IDs, and read no list.
	if (choicesIn !== 'stages' || choices.isEmpty) return propertyDefinition;
	const pipelines = schema?.withChoicesIn('pipelines');
	const [written] = pipelines ? textsIn(values, pipelines) : [];
	const [pipeline] = pipelines && written ? pipelines.choices.find(written) : [];
	const own = pipeline && choices.ofPipeline(pipeline.value);
	return own ? { ...propertyDefinition, choices: own } : propertyDefinition;
}

function textsIn(values: JsonObject, propertyDefinition: PropertyDefinition): string[] {
	const { name } = propertyDefinition;
	return Object.hasOwn(values, name)
		? textsAt({ [name]: listOf(values[name], propertyDefinition) }, name)
		: [];
}
