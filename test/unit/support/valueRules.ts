import {
	plainProperty,
	type PropertyDefinition,
} from '../../../nodes/CrmBatch/hubspot/schema/definition';
import { toProperties, type ValueRules } from '../../../nodes/CrmBatch/hubspot/values/properties';
import { offsetsOf } from '../../../nodes/CrmBatch/hubspot/values/dates/timeZone';
import { objects } from '../../../nodes/CrmBatch/hubspot/tables/objects';

const [contact] = objects;

/** A property that takes any text, but for what is given. */
export function definition(own: Partial<PropertyDefinition> = {}): PropertyDefinition {
	return { ...plainProperty(own.name ?? 'x'), type: 'string', ...own };
}

/** Choices by value and label. */
export function choices(...rows: Array<[value: string, label?: string]>) {
	return rows.map(([value, label = value]) => ({ value, label, isHidden: false }));
}

interface Rules extends Partial<Omit<ValueRules, 'schema' | 'offsetAt'>> {
	readonly properties?: readonly PropertyDefinition[];
	readonly timeZone?: string;
}

/** The rules of a run for contacts that have these properties; without any, nothing is checked. */
export function rulesOf({ properties, timeZone = 'UTC', ...rest }: Rules = {}): ValueRules {
	return {
		object: contact,
		schema: properties && new Map(properties.map((property) => [property.name, property])),
		unknown: 'error',
		offsetAt: offsetsOf(timeZone),
		...rest,
	};
}

/** What is sent for one value of a property; the message when it is refused, `undefined` when it is left out. */
export function converted(
	value: unknown,
	property: Partial<PropertyDefinition>,
	timeZone?: string,
) {
	const own = definition(property);
	const rules = rulesOf({ properties: [own], ...(timeZone && { timeZone }) });
	const result = toProperties({ [own.name]: value }, 'ignore', rules);
	return result.ok ? result.properties[own.name] : { refused: result.failure };
}

/** The code of the refusal, or what is sent. */
export function outcomeOf(value: unknown, property: Partial<PropertyDefinition>) {
	const result = converted(value, property);
	return typeof result === 'object' ? result.refused.code : result;
}
