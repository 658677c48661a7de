import { PROPERTY_TYPES, type PropertyDefinition } from '../schema/definition';
import type { CustomObject } from '../schema/types/custom';
import { ControlError, fieldError, KINDS, type Body } from './fields';

const CUSTOM_OBJECT = {
	id: KINDS.text,
	name: KINDS.text,
	labels: KINDS.textMap,
	primaryDisplayProperty: KINDS.text,
	secondaryDisplayProperties: KINDS.texts,
	searchableProperties: KINDS.texts,
	requiredProperties: KINDS.texts,
	associatedObjects: KINDS.texts,
	description: KINDS.text,
	properties: KINDS.anything,
} as const;

const PROPERTY = {
	name: KINDS.text,
	label: KINDS.text,
	type: KINDS.text,
	fieldType: KINDS.text,
	hasUniqueValue: KINDS.flag,
	options: KINDS.texts,
} as const;

const isBody = (value: unknown): value is Body =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Parses a custom object type. `options` of a property are a list of values. */
export function parseCustomObject(body: Body): CustomObject | ControlError {
	const error = fieldError(body, CUSTOM_OBJECT);
	if (error !== undefined) return error;
	const { id, name, labels, primaryDisplayProperty, description, properties } = body;
	if (id === undefined || name === undefined) return new ControlError('"id" or "name" is missing');
	if (!Array.isArray(properties)) return new ControlError('"properties" must be a list of objects');
	const parsed: PropertyDefinition[] = [];
	for (const one of properties) {
		const definition = parseProperty(one);
		if (definition instanceof ControlError) return definition;
		parsed.push(definition);
	}
	const { singular = name, plural = name } = isBody(labels) ? labels : {};
	const { associatedObjects, searchableProperties } = body;
	return {
		id: String(id),
		name: String(name),
		labels: { singular: String(singular), plural: String(plural) },
		primaryDisplayProperty: String(primaryDisplayProperty ?? parsed[0]?.name ?? ''),
		secondaryDisplayProperties: texts(body.secondaryDisplayProperties),
		...(searchableProperties === undefined
			? {}
			: { searchableProperties: texts(searchableProperties) }),
		requiredProperties: texts(body.requiredProperties),
		...(associatedObjects === undefined ? {} : { associatedObjects: texts(associatedObjects) }),
		...(description === undefined ? {} : { description: String(description) }),
		properties: parsed,
	};
}

/** Parses a property. */
export function parseProperty(value: unknown): PropertyDefinition | ControlError {
	if (!isBody(value)) return new ControlError('"properties" must be a list of objects');
	const error = fieldError(value, PROPERTY, 'A property');
	if (error !== undefined) return error;
	const { name, label, type = 'string', fieldType = 'text', hasUniqueValue } = value;
	const known = PROPERTY_TYPES.find((one) => one === type);
	if (name === undefined) return new ControlError('The "name" of a property is missing');
	if (known === undefined)
		return new ControlError(`"type" must be one of: ${PROPERTY_TYPES.join(', ')}`);
	return {
		name: String(name),
		label: String(label ?? name),
		type: known,
		fieldType: String(fieldType),
		...(hasUniqueValue === true ? { hasUniqueValue } : {}),
		...(value.options === undefined
			? {}
			: { options: texts(value.options).map((one) => ({ value: one })) }),
	};
}
