import { SeededRandom } from '../random';
import { enumValues, fieldsOf } from './models';

/** The place of a value: the client's area, the model that contains it, and its path in the body. */
interface Place {
	readonly area: string;
	readonly model: string;
	readonly path: string;
	readonly format: string;
}

const SCALARS: Readonly<Record<string, (value: unknown, format: string) => boolean>> = {
	any: () => true,
	null: (value) => value === null,
	string: (value) => typeof value === 'string',
	boolean: (value) => typeof value === 'boolean',
	number: (value, format) =>
		typeof value === 'number' && (!format.startsWith('int') || Number.isInteger(value)),
	Date: (value) =>
		typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value)),
};

const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const LIST = /^Array<(.+)>$/;
const MAP = /^\{ \[key: string\]: (.+?);? \}$/;
const ENUM = /^\w+Enum$/;

/** Lists of these models are checked completely, others by sample. */
const CHECKED_WHOLE = ['StandardError', 'ErrorDetail'];
const SAMPLE = 6;
const random = new SeededRandom(1);

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Compares a value with the client's model and returns the differences. Of long lists, only the
 * first, the last and four other elements (chosen with a seed) are checked, which keeps runs with
 * thousands of records fast. All errors are checked.
 */
export function shapeFlaws(area: string, model: string, value: unknown, path: string): string[] {
	return typeFlaws(model, value, { area, model, path, format: '' });
}

/** Compares a value with a type expression of the client. */
function typeFlaws(type: string, value: unknown, place: Place): string[] {
	const list = LIST.exec(type)?.[1];
	const map = MAP.exec(type)?.[1];
	if (list !== undefined) return listFlaws(list, value, place);
	if (map !== undefined) return mapFlaws(map, value, place);
	if (type.includes(' | ')) return unionFlaws(type.split(' | '), value, place);
	const scalar = SCALARS[type];
	if (scalar !== undefined) {
		return scalar(value, place.format) ? [] : [`${place.path} is ${preview(value)}, not ${type}`];
	}
	if (ENUM.test(type)) {
		const allowed = enumValues(place.area, place.model, type);
		return allowed.includes(value)
			? []
			: [`${place.path} is ${preview(value)}, not one of ${type}`];
	}
	return modelFlaws(type, value, place);
}

function unionFlaws(types: readonly string[], value: unknown, place: Place): string[] {
	const tried = types.map((type) => typeFlaws(type, value, place));
	return tried.some((flaws) => flaws.length === 0) ? [] : (tried.at(-1) ?? []);
}

function listFlaws(item: string, value: unknown, place: Place): string[] {
	if (!Array.isArray(value)) return [`${place.path} is ${preview(value)}, not a list`];
	const positions = CHECKED_WHOLE.includes(item) ? [...value.keys()] : sample(value.length);
	return positions.flatMap((position) =>
		typeFlaws(item, value[position], { ...place, path: `${place.path}[${position}]` }),
	);
}

function sample(length: number): number[] {
	const all = [...Array(length).keys()];
	if (length <= SAMPLE) return all;
	const others = Array.from({ length: SAMPLE - 2 }, () => random.integer(1, length - 2));
	return [0, ...new Set(others), length - 1];
}

function mapFlaws(item: string, value: unknown, place: Place): string[] {
	if (!isObject(value)) return [`${place.path} is ${preview(value)}, not a map`];
	return Object.entries(value).flatMap(([key, one]) =>
		typeFlaws(item, one, { ...place, path: `${place.path}.${key}` }),
	);
}

function modelFlaws(model: string, value: unknown, place: Place): string[] {
	if (!isObject(value)) return [`${place.path} is ${preview(value)}, not a ${model}`];
	const fields = fieldsOf(place.area, model);
	const given = Object.entries(value).filter(([, one]) => one !== undefined);
	const flaws = given.flatMap(([key, one]) => {
		const field = fields.get(key);
		const path = `${place.path}.${key}`;
		if (field === undefined) return [`${path} is not a field of ${model}`];
		return unionFlaws(field.types, one, { ...place, model, path, format: field.format });
	});
	const missing = [...fields]
		.filter(([key, { required }]) => required && value[key] === undefined)
		.map(([key]) => `${place.path}.${key} is missing, ${model} requires it`);
	return [...flaws, ...missing];
}

function preview(value: unknown): string {
	const text = JSON.stringify(value) ?? 'undefined';
	return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}
