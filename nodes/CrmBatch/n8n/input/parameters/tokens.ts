/** A piece of the code of an expression. */
export interface Token {
	readonly kind: 'name' | 'number' | 'text' | 'pattern' | 'template' | 'sign';
	/** As it is in the code. The text between two `${}` of a template is one token. */
	readonly source: string;
}

const letters = String.raw`A-Za-z_$\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f`;
const sources: Record<Exclude<Token['kind'], 'template'> | 'space', string> = {
	space: String.raw`[ \t\r\n\u00a0]+`,
	name: `[${letters}][${letters}\\d]*`,
	number: String.raw`(?:0|[1-9]\d*)(?:\.\d+)?(?![${letters}\d.])`,
	text: String.raw`'(?:[^'\\\r\n\u2028\u2029]|\\[^\r\n\u2028\u2029])*'|"(?:[^"\\\r\n\u2028\u2029]|\\[^\r\n\u2028\u2029])*"`,
	pattern: String.raw`\/(?!\*)(?:[^/\\[\r\n]|\\[^\r\n]|\[(?:[^\]\\\r\n]|\\[^\r\n])*\])+\/[gimsuy]*(?![${letters}\d])`,
	// Signs that change a value, such as `=` and `++`, are left out.
	sign: String.raw`=>|[=!]==?|[<>]=|&&(?!=)|\|\|(?!=)|\?\?(?!=)|\?\.(?!\d)|\.\.\.|\+(?![+=])|-(?![-=])|\*(?![*=])|\/(?![/*=])|%(?!=)|[<>](?![<>=])|[!?:.,()[\]{}]`,
};
const at = (source: string) => new RegExp(source, 'uy');
const space = at(sources.space);
const pattern = at(sources.pattern);
const kinds = (['name', 'number', 'text', 'sign'] as const).map((kind) => ({
	kind,
	expression: at(sources[kind]),
}));
/** The text of a template up to its end, or to the next code in it. */
const templateText = at(String.raw`(?:[^\x60\\$]|\\[^\r\n]|\$(?!\{))*(?:\x60|\$\{)`);

/**
 * The tokens of the code of an expression; `undefined` for code with anything but the JavaScript that
 * is usual in expressions: a comment, a statement, an assignment, an unknown sign.
 */
export function tokensOf(code: string): readonly Token[] | undefined {
	const tokens: Token[] = [];
	/** The open `{`, and the open `${` of templates. */
	const open: string[] = [];
	let index = 0;
	const take = (kind: Token['kind'], expression: RegExp, prefix = ''): Token | undefined => {
		expression.lastIndex = index;
		const [source] = expression.exec(code) ?? [];
		if (source === undefined) return undefined;
		index = expression.lastIndex;
		const token = { kind, source: prefix + source };
		tokens.push(token);
		if (kind === 'template' && source.endsWith('${')) open.push('${');
		return token;
	};
	for (;;) {
		space.lastIndex = index;
		if (space.test(code)) index = space.lastIndex;
		if (index >= code.length) return open.length === 0 ? tokens : undefined;
		const next = code[index];
		if (next === '`' || (next === '}' && open.at(-1) === '${')) {
			index += 1;
			if (next === '}') open.pop();
			if (!take('template', templateText, next)) return undefined;
			continue;
		}
		if (next === '/' && !isValueEnd(tokens.at(-1)) && take('pattern', pattern)) continue;
		let token: Token | undefined;
		for (const { kind, expression } of kinds) token ??= take(kind, expression);
		if (!token) return undefined;
		if (token.source === '{') open.push('{');
		if (token.source === '}' && open.pop() !== '{') return undefined;
	}
}

/** Can a value end with this token? Then a `/` after it divides, and a `(` after it calls. */
export function isValueEnd(token: Token | undefined): boolean {
	if (!token) return false;
	if (token.kind === 'sign') return [')', ']', '}'].includes(token.source);
	if (token.kind === 'template') return token.source.endsWith('`');
	return !(token.kind === 'name' && ['typeof', 'new'].includes(token.source));
}

/** The value of a text token; `undefined` if it has an escape. */
export function textOf({ kind, source }: Token): string | undefined {
	return kind === 'text' && !source.includes('\\') ? source.slice(1, -1) : undefined;
}

/** Names that n8n refuses, in any version, because they lead out of the data. */
const unsafeNames: ReadonlySet<string> = new Set([
	...['__proto__', 'prototype', 'constructor', 'getPrototypeOf', 'setPrototypeOf'],
	...['getOwnPropertyDescriptor', 'getOwnPropertyDescriptors', 'defineProperty'],
	...['defineProperties', 'mainModule', 'binding', '_linkedBinding', '_load'],
	...['prepareStackTrace', '__lookupGetter__', '__lookupSetter__', '__defineGetter__'],
	...['__defineSetter__', 'caller', 'callee', 'arguments', 'getBuiltinModule', 'dlopen'],
	...['execve', 'loadEnvFile', '__sanitize', '___n8n_data'],
	// n8n replaces these, or asks for a call.
	...['$', 'this', 'window', 'global', 'globalThis', 'process', 'require', 'module', 'Buffer'],
]);

/** Does n8n take a name in code for nothing but the name of a field? */
export function isFieldName(name: string): boolean {
	return !unsafeNames.has(name) && !(name in Object.prototype);
}
