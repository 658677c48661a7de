import { Problem } from '../../model/problem';
import {
	asText,
	asTexts,
	cannotDeserialize,
	collect,
	isObject,
	listOf,
	parseJsonObject,
	type JsonObject,
} from '../jsonBody';
import { PROBLEMS } from '../problems';

/** The fields that an operation requires in each input. */
export interface InputShape {
	readonly id: boolean;
	readonly properties: boolean;
}

/** An association that a create asks for. */
export interface InlineAssociation {
	readonly toId: string;
	readonly types: ReadonlyArray<{ readonly category: string; readonly typeId: string }>;
}

/** One element of `inputs`, with all scalars as text. A property value of null changes nothing. */
export interface BatchInput {
	readonly id: string;
	readonly idProperty: string | undefined;
	readonly traceId: string | undefined;
	readonly properties: ReadonlyArray<readonly [name: string, value: string | null]>;
	readonly associations: readonly InlineAssociation[];
}

export interface BatchRequest {
	readonly inputs: readonly BatchInput[];
	readonly idProperty: string | undefined;
	readonly properties: readonly string[];
	readonly propertiesWithHistory: readonly string[];
}

/** Parses a batch request, or returns the error of HubSpot's JSON reader. */
export function parseBatch(text: string, shape: InputShape): BatchRequest | Problem {
	const body = parseJsonObject(text);
	if (body instanceof Problem) return body;
	if (body.inputs === undefined || body.inputs === null) {
		return PROBLEMS.missingFields(1, 2, ['inputs']);
	}
	if (!Array.isArray(body.inputs)) return cannotDeserialize('list', body.inputs);
	const inputs = collect(body.inputs, (input) => parseInput(input, shape));
	if (inputs instanceof Problem) return inputs;
	const idProperty = asText(body.idProperty);
	if (idProperty instanceof Problem) return idProperty;
	const properties = asTexts(body.properties);
	if (properties instanceof Problem) return properties;
	const propertiesWithHistory = asTexts(body.propertiesWithHistory);
	if (propertiesWithHistory instanceof Problem) return propertiesWithHistory;
	return { inputs, idProperty, properties, propertiesWithHistory };
}

/** Parses one input, or the body of a request for a single record. */
export function parseInput(input: unknown, shape: InputShape): BatchInput | Problem {
	if (!isObject(input)) return cannotDeserialize('body', input);
	const fields = [asText(input.id), asText(input.idProperty), asText(input.objectWriteTraceId)];
	const wrong = fields.find((field) => field instanceof Problem);
	if (wrong instanceof Problem) return wrong;
	const [id, idProperty, traceId] = fields.map((field) =>
		field instanceof Problem ? undefined : field,
	);
	const missing = [
		...(shape.id && id === undefined ? ['id'] : []),
		...(shape.properties && (input.properties ?? undefined) === undefined ? ['properties'] : []),
	];
	if (missing.length > 0) return PROBLEMS.missingFields(1, 2, missing);
	const properties = parseProperties(input.properties);
	if (properties instanceof Problem) return properties;
	const associations = collect(listOf(input.associations), parseAssociation);
	if (associations instanceof Problem) return associations;
	return { id: id ?? '', idProperty, traceId, properties, associations };
}

function parseProperties(value: unknown): BatchInput['properties'] | Problem {
	if (value === undefined || value === null) return [];
	if (!isObject(value)) return cannotDeserialize('map', value);
	return collect(Object.entries(value), ([name, raw]) => {
		const text = asText(raw);
		return text instanceof Problem ? text : ([name, text ?? null] as const);
	});
}

function parseAssociation(value: unknown): InlineAssociation | Problem {
	if (!isObject(value)) return cannotDeserialize('body', value);
	const target = isObject(value.to) ? asText(value.to.id) : undefined;
	if (target instanceof Problem) return target;
	if (target === undefined) return PROBLEMS.missingFields(1, 2, ['to']);
	const types = listOf(value.types).filter((type): type is JsonObject => isObject(type));
	return {
		toId: target,
		types: types.map((type) => ({
			category: String(type.associationCategory),
			typeId: String(type.associationTypeId),
		})),
	};
}

/** The 400 for a request that names an id more than once. It lists each such id once. */
export function duplicateProblem(ids: readonly string[]): Problem | undefined {
	const seen = new Set<string>();
	const duplicates = new Set<string>();
	for (const id of ids) (seen.has(id) ? duplicates : seen).add(id);
	return duplicates.size > 0 ? PROBLEMS.duplicateIds([...duplicates]) : undefined;
}
