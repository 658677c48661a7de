/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the sandbox runs outside n8n; the client's declarations are read from files */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { DEVIATIONS } from './deviations';
import { OWN_MODELS } from './ownModels';

/** A field of a model. `types` are type expressions of the client. */
interface Field {
	readonly required: boolean;
	readonly types: readonly string[];
	readonly format: string;
}

/** The fields of a model, by name in JSON. */
export type Fields = ReadonlyMap<string, Field>;

interface Attribute {
	readonly name: string;
	readonly baseName: string;
	readonly type: string;
	readonly format: string;
}

interface ModelClass {
	getAttributeTypeMap(): readonly Attribute[];
}

const load = createRequire(__filename);
const CODE = path.join(path.dirname(load.resolve('@hubspot/api-client')), 'codegen');
const fields = new Map<string, Fields>();

function pathOf(area: string, model: string): string {
	return path.join(CODE, area, 'models', `${model}.js`);
}

function isModelClass(value: unknown): value is ModelClass {
	return typeof value === 'function' && 'getAttributeTypeMap' in value;
}

/**
 * Names of the required fields, from the client's type declaration. The class does not have this
 * information at run time.
 */
function requiredNames(file: string): ReadonlySet<string> {
	const declaration = readFileSync(file.replace(/\.js$/, '.d.ts'), 'utf8');
	return new Set([...declaration.matchAll(/^ {4}'(\w+)':/gm)].map(([, name]) => name ?? ''));
}

/** The fields of a model in the official client. Undefined if the client has no such model. */
export function clientFields(area: string, model: string): Fields | undefined {
	const file = pathOf(area, model);
	if (!existsSync(file)) return undefined;
	const { [model]: found }: Record<string, unknown> = load(file);
	if (!isModelClass(found)) return undefined;
	const required = requiredNames(file);
	return new Map(
		found
			.getAttributeTypeMap()
			.map(({ name, baseName, type, format }) => [
				baseName,
				{ required: required.has(name), types: [type], format },
			]),
	);
}

/** The fields of a model with the known deviations of real traffic. Cached. */
export function fieldsOf(area: string, model: string): Fields {
	const key = `${area}/${model}`;
	const known = fields.get(key);
	if (known !== undefined) return known;
	const found = clientFields(area, model) ?? OWN_MODELS[model];
	if (found === undefined) throw new Error(`The client has no model ${key}`);
	const result = new Map(found);
	for (const { models, field, as } of DEVIATIONS) {
		if (!models.includes(model)) continue;
		const { required = false, types = [], format = '' } = result.get(field) ?? {};
		result.set(
			field,
			as === 'absent'
				? { required: false, types, format }
				: { required, types: [...types, as], format },
		);
	}
	fields.set(key, result);
	return result;
}

/** The values of an enum in a model's file. */
export function enumValues(area: string, model: string, name: string): readonly unknown[] {
	const { [name]: found }: Record<string, unknown> = load(pathOf(area, model));
	if (typeof found !== 'object' || found === null) throw new Error(`${model} has no enum ${name}`);
	return Object.values(found);
}
