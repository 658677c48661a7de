import { isObject } from '../../../hubspot/json';
import { isDateObject } from '../../../hubspot/values/dates/dateObjects';
import { inText, isData, NOT_READ } from './fields';
import { ExpressionGroup, type Evaluate } from './group';
import { groupableKind, type CodeKind } from './groupable';
import { parsePlain } from './plain';
import { partsOf, type Part } from './template';

/** Reads a saved value for an item, or returns `NOT_READ`. */
export type ValueReader = (item: number) => unknown;

/**
 * Plans how the values of parameters are read: fixed ones as they are, plain code from the item, other
 * code together with that of other parameters. What fits none of these is left to n8n.
 */
export class Planner {
	private readonly groups: Readonly<Record<CodeKind, ExpressionGroup>>;

	/** @param jsonOf the fields of an item */
	constructor(
		private readonly jsonOf: (item: number) => unknown,
		evaluate: Evaluate,
	) {
		// n8n rewrites code with calls of its own functions.
		this.groups = {
			native: new ExpressionGroup(evaluate),
			extended: new ExpressionGroup(evaluate),
		};
	}

	/** The reader of the value of a parameter; `undefined` if n8n must evaluate it. */
	plan(saved: unknown): ValueReader | undefined {
		if (!hasExpression(saved)) return () => saved;
		return typeof saved === 'string' ? this.expression(saved) : this.collection(saved);
	}

	private expression(saved: string): ValueReader | undefined {
		const parts = partsOf(saved);
		if (!parts) return undefined;
		const [first] = parts;
		if (parts.length === 1 && first && 'code' in first) return this.code(first.code);
		const readers: ValueReader[] = [];
		for (const part of parts) {
			const reader = this.part(part);
			if (!reader) return undefined;
			readers.push(reader);
		}
		return joined(readers);
	}

	private part(part: Part): ValueReader | undefined {
		return 'code' in part ? this.code(part.code) : () => part.text;
	}

	private code(code: string): ValueReader | undefined {
		const plain = parsePlain(code);
		if (plain) return (item) => plain.read(this.jsonOf(item));
		const kind = groupableKind(code);
		if (!kind) return undefined;
		const read = this.groups[kind].add(code);
		return (item) => {
			const value = read(item);
			// n8n changes dates inside objects.
			return isData(value) || isDateObject(value) ? value : NOT_READ;
		};
	}

	/** n8n evaluates each member of an object or a list by itself. */
	private collection(saved: unknown): ValueReader | undefined {
		const entries = Object.entries(isObject(saved) || Array.isArray(saved) ? saved : {});
		const readers: Array<readonly [string, ValueReader]> = [];
		for (const [name, value] of entries) {
			const reader = this.plan(value);
			if (!reader) return undefined;
			readers.push([name, reader]);
		}
		return (item) => {
			const values: Record<string, unknown> = {};
			for (const [name, read] of readers) {
				const value = read(item);
				if (!isData(value)) return NOT_READ;
				values[name] = value;
			}
			return Array.isArray(saved) ? Object.values(values) : values;
		};
	}
}

/** n8n marks an expression by a leading `=`. One can be anywhere inside a collection. */
export function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

function joined(readers: readonly ValueReader[]): ValueReader {
	return (item) => {
		let text = '';
		for (const read of readers) {
			const value = inText(read(item));
			if (value === NOT_READ) return NOT_READ;
			text += value;
		}
		return text;
	};
}
