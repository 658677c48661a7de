import { Problem } from '../../model/problem';
import {
	asText,
	cannotDeserialize,
	collect,
	isObject,
	listOf,
	parseJsonArray,
	parseJsonObject,
} from '../jsonBody';
import { PROBLEMS } from '../problems';
import type { TypeSpec } from './context';

/** One element of `inputs`. Its required fields depend on the endpoint. */
export interface LinkInput {
	readonly id: string;
	readonly after: string | undefined;
	readonly fromId: string;
	readonly toIds: readonly string[];
	readonly types: readonly TypeSpec[];
}

export type LinkField = 'id' | 'from' | 'to' | 'types';

/** Parses an association batch request. */
export function parseLinkBatch(
	text: string,
	needs: readonly LinkField[],
	max: number,
): LinkInput[] | Problem {
	const body = parseJsonObject(text);
	if (body instanceof Problem) return body;
	if (body.inputs === undefined || body.inputs === null) {
		return PROBLEMS.missingFields(1, 2, ['inputs']);
	}
	if (!Array.isArray(body.inputs)) return cannotDeserialize('list', body.inputs);
	const inputs = collect(body.inputs, (input) => parseInput(input, needs));
	if (inputs instanceof Problem) return inputs;
	if (inputs.length > max) return PROBLEMS.tooManyInputs(max);
	return inputs.length === 0 ? PROBLEMS.noInputs() : inputs;
}

/** Parses the body of a request for one pair: a list of association types. */
export function parseTypes(text: string): TypeSpec[] | Problem {
	const body = parseJsonArray(text);
	return body instanceof Problem ? body : collect(body, parseType);
}

function parseInput(input: unknown, needs: readonly LinkField[]): LinkInput | Problem {
	if (!isObject(input)) return cannotDeserialize('body', input);
	const missing = needs.filter((name) => (input[name] ?? undefined) === undefined);
	if (missing.length > 0) return PROBLEMS.missingFields(1, 2, missing);
	const id = asText(input.id);
	if (id instanceof Problem) return id;
	const after = asText(input.after);
	if (after instanceof Problem) return after;
	const fromId = idOf(input.from);
	if (fromId instanceof Problem) return fromId;
	const targets = Array.isArray(input.to) ? input.to : [input.to];
	const toIds = collect(targets, idOf);
	if (toIds instanceof Problem) return toIds;
	const types = collect(listOf(input.types), parseType);
	if (types instanceof Problem) return types;
	return { id: id ?? '', after, fromId, toIds, types };
}

function idOf(value: unknown): string | Problem {
	if (value === undefined || value === null) return '';
	if (!isObject(value)) return cannotDeserialize('body', value);
	return asText(value.id) ?? PROBLEMS.missingFields(1, 2, ['id']);
}

function parseType(value: unknown): TypeSpec | Problem {
	if (!isObject(value)) return cannotDeserialize('body', value);
	const category = asText(value.associationCategory);
	if (category instanceof Problem) return category;
	const typeId = asText(value.associationTypeId);
	if (typeId instanceof Problem) return typeId;
	return category === undefined || typeId === undefined
		? PROBLEMS.missingFields(1, 2, ['associationCategory', 'associationTypeId'])
		: { category, typeId };
}
