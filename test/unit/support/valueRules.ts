import { ChoiceList, type Choice } from '../../../nodes/CrmBatch/hubspot/schema/choices';
import {
	plainProperty,
	type PropertyDefinition,
} from '../../../nodes/CrmBatch/hubspot/schema/definition';
import { Schema } from '../../../nodes/CrmBatch/hubspot/schema/schema';
import { offsetsOf } from '../../../nodes/CrmBatch/hubspot/values/dates/timeZone';
import { toProperties, type ValueRules } from '../../../nodes/CrmBatch/hubspot/values/properties';
import { object } from './sentBatch';

/** The definition of a text property, except for what is given. */
export function definition(own: Partial<PropertyDefinition> = {}): PropertyDefinition {
	return { ...plainProperty(own.name ?? 'x'), type: 'string', ...own };
}

/** A choice that is not hidden. */
export function choice(value: string, label = value, own: Partial<Choice> = {}): Choice {
	return { value, label, isHidden: false, ...own };
}

/** Choices by value and label. */
export function choices(...rows: Array<[value: string, label?: string]>): ChoiceList {
	return new ChoiceList(rows.map((row) => choice(...row)));
}

interface Rules extends Partial<Omit<ValueRules, 'schema' | 'offsetAt'>> {
	readonly properties?: readonly PropertyDefinition[];
	readonly timeZone?: string;
}

/** The rules of a run for contacts with these properties. Without any, nothing is checked. */
export function rulesOf({ properties, timeZone = 'UTC', ...rest }: Rules = {}): ValueRules {
	return {
		object: object('contact'),
		schema: properties && new Schema(properties),
		unknown: 'error',
		offsetAt: offsetsOf(timeZone),
		...rest,
	};
}

/** The text that is sent for one value of a property, or the failure; `undefined` if left out. */
export function converted(
	value: unknown,
	property: Partial<PropertyDefinition>,
	timeZone?: string,
) {
	const own = definition(property);
	const rules = rulesOf({ properties: [own], ...(timeZone && { timeZone }) });
	const result = toProperties({ [own.name]: value }, 'ignore', rules);
	return result.ok ? result.value[own.name] : { failure: result.failure };
}

/** The text that is sent, or the code of the failure. */
export function textOrCode(value: unknown, property: Partial<PropertyDefinition>) {
	const result = converted(value, property);
	return typeof result === 'object' ? result.failure.code : result;
}
