import { extensions, methods, values } from './pureNames';
import { isFieldName, isValueEnd, textOf, tokensOf, type Token } from './tokens';

/** What n8n does with the calls in code: it replaces those of its own functions. */
export type CodeKind = 'native' | 'extended';

/**
 * The kind of code that returns the same value beside other code as it does alone: it changes nothing,
 * and uses nothing that depends on the parameter it is in. `undefined` for any other code.
 */
export function groupableKind(code: string): CodeKind | undefined {
	const tokens = tokensOf(code);
	if (!tokens || tokens.length === 0 || !isBalanced(tokens)) return undefined;
	const locals = localNames(tokens);
	if (!locals || !tokens.every((_, index) => isPure(tokens, index, locals))) return undefined;
	const isExtended = tokens.some(
		({ source }, index) =>
			(extensions.has(source) || source === '$if') && tokens[index + 1]?.source === '(',
	);
	// Beside calls of its own functions, n8n rewrites `?.`, with flaws.
	if (isExtended && tokens.some(({ source }) => source === '?.')) return undefined;
	return isExtended ? 'extended' : 'native';
}

/** Does a token change nothing, and name only what is the same in every parameter? */
function isPure(tokens: readonly Token[], index: number, locals: ReadonlySet<string>): boolean {
	const token = tokens[index];
	const before = tokens[index - 1];
	const after = tokens[index + 1];
	const isCall = after?.source === '(';
	if (!token) return false;
	if (token.kind === 'text') {
		return !isCall && (before?.source !== '[' || isFieldName(textOf(token) ?? ''));
	}
	// A template after a value is a call, too.
	if (token.kind === 'template') return token.source.startsWith('}') || !isValueEnd(before);
	if (token.kind === 'sign') {
		if (token.source === '=>') return after?.source !== '{';
		if (token.source === '?.') return after?.kind === 'name';
		return !isCall || !isValueEnd(token);
	}
	if (token.kind !== 'name') return !isCall;
	const { source } = token;
	if (before?.source === '.' || before?.source === '?.') {
		return isCall ? methods.has(source) || extensions.has(source) : isFieldName(source);
	}
	const isKey = after?.source === ':' && (before?.source === '{' || before?.source === ',');
	if (isKey) return isFieldName(source);
	if (source === 'new') return after?.source === 'Date';
	return locals.has(source) ? !isCall : values.has(source);
}

/** The parameters of the functions in the code; `undefined` if one is more than a name. */
function localNames(tokens: readonly Token[]): ReadonlySet<string> | undefined {
	const names = new Set<string>();
	for (const [index, { source }] of tokens.entries()) {
		if (source !== '=>') continue;
		const isList = tokens[index - 1]?.source === ')';
		const start = isList ? startOfList(tokens, index - 2) : index - 1;
		for (const token of tokens.slice(start, isList ? index - 1 : index)) {
			if (token.kind === 'name') names.add(token.source);
			else if (token.source !== ',') return undefined;
		}
	}
	return names;
}

/** The index after the `(` that opens a list without brackets. */
function startOfList(tokens: readonly Token[], end: number): number {
	let index = end;
	while (index >= 0 && tokens[index]?.source !== '(') index -= 1;
	return index + 1;
}

const closing: ReadonlyMap<string, string> = new Map([
	['(', ')'],
	['[', ']'],
	['{', '}'],
]);

/** Does each bracket close the one that was opened last? */
function isBalanced(tokens: readonly Token[]): boolean {
	const expected: string[] = [];
	for (const { kind, source } of tokens) {
		if (kind !== 'sign') continue;
		const end = closing.get(source);
		if (end !== undefined) expected.push(end);
		else if ([...closing.values()].includes(source) && expected.pop() !== source) return false;
	}
	return expected.length === 0;
}
