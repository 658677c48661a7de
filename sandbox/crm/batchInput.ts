import { Problem } from '../model/problem';
import { asText, cannotDeserialize, isObject, parseJsonObject, type JsonObject } from './jsonBody';
import { PROBLEMS } from './problems';

/** What an operation needs in each of its inputs. */
export interface InputShape {
	readonly id: boolean;
	readonly properties: boolean;
}

/** A link that a create asks for. */
export interface InlineAssociation {
	readonly toId: string;
	readonly types: ReadonlyArray<{ readonly category: string; readonly typeId: string }>;
}

/** One element of `inputs`, with all scalars as text. A value of null is HubSpot's no-op. */
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

/** Reads a batch request, or says what HubSpot's JSON reader would say. */
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
	const properties = texts(body.properties);
	if (properties instanceof Problem) return properties;
	const propertiesWithHistory = texts(body.propertiesWithHistory);
	if (propertiesWithHistory instanceof Problem) return propertiesWithHistory;
	return { inputs, idProperty, properties, propertiesWithHistory };
}

/** One input, or the body of a request about one record. */
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

/** A list of texts; anything but a list counts as an empty one. */
export function texts(value: unknown): string[] | Problem {
	const list = collect(listOf(value), asText);
	return list instanceof Problem ? list : list.filter((text) => text !== undefined);
}

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** All values, or the first problem. */
export function collect<From, To>(
	values: readonly From[],
	read: (value: From) => To | Problem,
): To[] | Problem {
	const out: To[] = [];
	for (const value of values) {
		const one = read(value);
		if (one instanceof Problem) return one;
		out.push(one);
	}
	return out;
}
