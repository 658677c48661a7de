import { fieldReader, isData, NOT_READ, type FieldReader, type Step } from './fields';
import { isFieldName, textOf, tokensOf, type Token } from './tokens';

/**
 * Code that needs no engine: it names fields of the item, alone or in objects and lists, beside
 * numbers and text.
 */
export interface PlainCode {
	readonly read: FieldReader;
	/** The steps from `$json`, if the code is one field. */
	readonly steps?: readonly Step[];
}

/** Parses plain code; `undefined` for any other code. */
export function parsePlain(code: string): PlainCode | undefined {
	const tokens = tokensOf(code);
	const parser = new PlainParser(tokens ?? []);
	const plain = parser.value();
	if (!plain || !parser.isAtEnd) return undefined;
	// A step from nothing throws. n8n returns `undefined` for the code that throws, which is all of it.
	return plain.steps ? { ...plain, read: fieldReader(plain.steps, undefined) } : plain;
}

/** Does an expression stand for all fields of the item? */
export function isWholeItem(code: string): boolean {
	return parsePlain(code)?.steps?.length === 0;
}

class PlainParser {
	private index = 0;

	constructor(private readonly tokens: readonly Token[]) {}

	get isAtEnd(): boolean {
		return this.index === this.tokens.length;
	}

	/** A field, a fixed value, an object or a list. */
	value(): PlainCode | undefined {
		const token = this.next();
		if (!token) return undefined;
		const { kind, source } = token;
		if (kind === 'name') return source === '$json' ? this.field() : constant(words, source);
		if (kind === 'number') return { read: () => Number(source) };
		if (kind === 'text') {
			const text = textOf(token);
			return text === undefined ? undefined : { read: () => text };
		}
		if (source === '{') return this.object();
		return source === '[' ? this.list() : undefined;
	}

	private field(): PlainCode | undefined {
		const steps: Step[] = [];
		for (;;) {
			const isOptional = this.take('?.');
			if (this.take('[')) {
				// n8n loses the brackets after `?.` beside some calls.
				const name = isOptional ? undefined : this.nameInBrackets();
				if (name === undefined || !this.take(']')) return undefined;
				steps.push({ name, isOptional });
			} else if (isOptional || this.take('.')) {
				const token = this.next();
				if (token?.kind !== 'name' || !isFieldName(token.source)) return undefined;
				steps.push({ name: token.source, isOptional });
			} else {
				return { steps, read: fieldReader(steps, NOT_READ) };
			}
		}
	}

	private nameInBrackets(): string | undefined {
		const token = this.next();
		if (token?.kind === 'number') return /^\d{1,9}$/.test(token.source) ? token.source : undefined;
		const name = token && textOf(token);
		return name !== undefined && isFieldName(name) ? name : undefined;
	}

	private object(): PlainCode | undefined {
		const fields: Array<readonly [string, FieldReader]> = [];
		while (!this.take('}')) {
			const key = this.next();
			const name = key && (key.kind === 'name' ? key.source : textOf(key));
			const isKey = name !== undefined && isFieldName(name) && this.take(':');
			const member = isKey ? this.member('}') : undefined;
			if (!isKey || !member) return undefined;
			fields.push([name, member.read]);
		}
		return {
			read: (json) => {
				const values: Record<string, unknown> = {};
				for (const [name, read] of fields) {
					const value = read(json);
					if (!isData(value)) return NOT_READ;
					values[name] = value;
				}
				return values;
			},
		};
	}

	private list(): PlainCode | undefined {
		const members: FieldReader[] = [];
		while (!this.take(']')) {
			const member = this.member(']');
			if (!member) return undefined;
			members.push(member.read);
		}
		return {
			read: (json) => {
				const values = members.map((read) => read(json));
				return values.every(isData) ? values : NOT_READ;
			},
		};
	}

	/** A value, with the comma after it unless it is the last. */
	private member(end: '}' | ']'): PlainCode | undefined {
		const value = this.value();
		const isLast = this.tokens[this.index]?.source === end;
		return this.take(',') || isLast ? value : undefined;
	}

	private next(): Token | undefined {
		const token = this.tokens[this.index];
		this.index += 1;
		return token;
	}

	private take(sign: string): boolean {
		const token = this.tokens[this.index];
		const isNext = token?.kind === 'sign' && token.source === sign;
		if (isNext) this.index += 1;
		return isNext;
	}
}

const words: ReadonlyMap<string, unknown> = new Map<string, unknown>([
	['true', true],
	['false', false],
	['null', null],
]);

function constant(values: ReadonlyMap<string, unknown>, name: string): PlainCode | undefined {
	return values.has(name) ? { read: () => values.get(name) } : undefined;
}
