import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../../../hubspot/json';
import { isWholeItem as isWholeItemCode, parsePlain } from './plain';
import { partsOf } from './template';

/** The names that lead to a parameter: its own, and those inside it. */
export type ParameterPath = readonly [string, ...string[]];

/** The value of a parameter as the workflow has it: an expression is not evaluated. */
export function valueAt(parameters: unknown, path: ParameterPath): unknown {
	return path.reduce<unknown>(
		(parent, name) => (isObject(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined),
		parameters,
	);
}

/** Is nothing entered in a parameter? An expression is something, whatever it returns. */
export function isBlank(context: IExecuteFunctions, name: string): boolean {
	const saved = valueAt(context.getNode().parameters, [name]) ?? '';
	// An empty field in the mode Expression is saved as `=`.
	return typeof saved === 'string' && saved.replace(/^=/, '').trim() === '';
}

/** Is a parameter the expression for all fields of the item? */
export function isWholeItem(context: IExecuteFunctions, name: string): boolean {
	const saved = valueAt(context.getNode().parameters, [name]);
	const parts = typeof saved === 'string' && saved.startsWith('=') ? partsOf(saved) : undefined;
	const [part, ...others] = parts ?? [];
	return part !== undefined && 'code' in part && others.length === 0 && isWholeItemCode(part.code);
}

/** Is the text of a parameter read without an evaluation by n8n? */
export function isPlain(context: IExecuteFunctions, path: ParameterPath): boolean {
	const saved = valueAt(context.getNode().parameters, path);
	if (typeof saved !== 'string' || !saved.startsWith('=')) return true;
	const parts = partsOf(saved);
	return parts?.every((part) => !('code' in part) || parsePlain(part.code) !== undefined) === true;
}

/** The path in lodash notation, which n8n takes. */
export function toAddress([first, ...rest]: ParameterPath): string {
	const step = (name: string) =>
		/^\w+$/.test(name) ? `.${name}` : `["${name.replace(/["\\]/g, '\\$&')}"]`;
	return first + rest.map(step).join('');
}
