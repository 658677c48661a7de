import { NOT_READ } from './fields';

/** Evaluates an expression for an item, as n8n does. Throws what n8n throws. */
export type Evaluate = (expression: string, item: number) => unknown;

/** After so many in a row that could not be evaluated together, it is no longer tried. */
const MOST_FAILURES = 3;

/**
 * Code of several parameters that n8n evaluates together for an item: an evaluation costs more than
 * what it evaluates. A value that n8n changes after an evaluation, and code that throws, is left to be
 * evaluated alone, so that the error names its parameter.
 */
export class ExpressionGroup {
	private readonly codes: string[] = [];
	private expression = '';
	private last: { readonly item: number; readonly results: readonly unknown[] } | undefined;
	private failures = 0;

	constructor(private readonly evaluate: Evaluate) {}

	/** Adds code. @returns the reader of its value, or of `NOT_READ` */
	add(code: string): (item: number) => unknown {
		const place = this.codes.push(code) - 1;
		this.expression = expressionOf(this.codes);
		return (item) => valueIn(this.resultsOf(item)[place]);
	}

	private resultsOf(item: number): readonly unknown[] {
		if (this.codes.length < 2 || this.failures >= MOST_FAILURES) return [];
		if (this.last?.item !== item) this.last = { item, results: this.evaluateAll(item) };
		return this.last.results;
	}

	private evaluateAll(item: number): readonly unknown[] {
		try {
			const results = this.evaluate(this.expression, item);
			if (Array.isArray(results) && results.length === this.codes.length) {
				this.failures = 0;
				return results;
			}
		} catch {
			// The error is that of the code that is evaluated alone next.
		}
		this.failures += 1;
		return [];
	}
}

/**
 * The expression for a list with a result of each code: its value, an object in a list of its own; an
 * empty list for `undefined`, and a longer one if the code throws. n8n returns `undefined` for code that
 * throws a TypeError.
 */
function expressionOf(codes: readonly string[]): string {
	const functions = codes.map((code) => `one(() => (${code}))`).join(', ');
	const result = `(value) => value === undefined ? []
		: typeof value === 'object' && value !== null ? [value] : value`;
	return `{{ ((one) => [${functions}])((code) => {
		try { return (${result})(code()); }
		catch (error) { return error.name === 'TypeError' ? [] : [0, 0]; }
	}) }}`;
}

function valueIn(result: unknown): unknown {
	if (!Array.isArray(result)) return result === undefined ? NOT_READ : result;
	const [value]: readonly unknown[] = result;
	return result.length < 2 ? value : NOT_READ;
}
