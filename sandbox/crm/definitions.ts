import type { OptionInput, PropertyCreate } from '@hubspot/api-client/lib/codegen/crm/properties';
import { Problem } from '../model/problem';
import type { Reply } from '../model/reply';
import type { Wire } from '../model/wire';
import { PROPERTY_TYPES, type PropertyDefinition } from '../schema/definition';
import type { ObjectSchema } from '../schema/registry';
import type { World } from '../world';
import { asText, isObject, listOf, parseJsonObject } from './jsonBody';
import { PROBLEMS } from './problems';

const REQUIRED: ReadonlyArray<keyof Wire<PropertyCreate>> = [
	'name',
	'label',
	'type',
	'fieldType',
	'groupName',
];

/** `POST /crm/v3/properties/{objectType}`: adds a custom property to the account. */
export function createProperty(world: World, schema: ObjectSchema, text: string): Reply | Problem {
	const definition = parseDefinition(text);
	if (definition instanceof Problem) return definition;
	if (schema.property(definition.name) !== undefined) {
		return PROBLEMS.propertyExists(definition.name);
	}
	schema.add(definition);
	if (definition.hasUniqueValue === true) world.table(schema).reindex();
	const body = schema
		.wireProperties(world.switches.emailHasUniqueValue)
		.find(({ name }) => name === definition.name);
	return { status: 201, body };
}

/** `DELETE /crm/v3/properties/{objectType}/{name}`: removes a custom property. */
export function removeProperty(world: World, schema: ObjectSchema, name: string): Reply | Problem {
	const definition = schema.property(name);
	if (definition === undefined || definition.hubspotDefined !== false) return PROBLEMS.notFound();
	schema.remove(name);
	world.table(schema).reindex();
	return { status: 204 };
}

function parseDefinition(text: string): PropertyDefinition | Problem {
	const body = parseJsonObject(text);
	if (body instanceof Problem) return body;
	const missing = REQUIRED.filter((name) => typeof body[name] !== 'string');
	if (missing.length > 0) return PROBLEMS.missingFields(1, 2, missing);
	const type = PROPERTY_TYPES.find((one) => one === body.type);
	if (type === undefined) {
		return PROBLEMS.invalidParameter('type', String(body.type), PROPERTY_TYPES.join(', '));
	}
	return {
		name: String(body.name),
		label: String(body.label),
		type,
		fieldType: String(body.fieldType),
		groupName: String(body.groupName),
		hasUniqueValue: body.hasUniqueValue === true,
		hubspotDefined: false,
		options: listOf(body.options).filter(isObject).map(parseOption),
	};
}

function parseOption({ value, label }: Partial<Record<keyof Wire<OptionInput>, unknown>>): {
	value: string;
	label: string;
} {
	const text = asText(value);
	const shown = asText(label);
	return {
		value: typeof text === 'string' ? text : '',
		label: typeof shown === 'string' ? shown : '',
	};
}
