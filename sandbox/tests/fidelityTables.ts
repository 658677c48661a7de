/** A row of a table in `docs/sandbox-fidelity.md`. */
export interface FidelityRow {
	readonly kind: 'switch' | 'behaviour' | 'text';
	/** The behaviour, or the name of a switch or the text of an error in backticks. */
	readonly subject: string;
	/** The default of a switch. */
	readonly default: string | undefined;
	readonly source: string;
	readonly certainty: string;
	/** Paths of test files in `sandbox/tests`, without `.test.ts`. */
	readonly tests: readonly string[];
	/** Whether a cell of the row is empty. */
	readonly incomplete: boolean;
}

const BEHAVIOUR_HEAD = ['Behaviour', 'Source', 'Certainty', 'Tests'];
const SWITCH_HEAD = ['Switch', 'Default', ...BEHAVIOUR_HEAD];
const TEXT_HEAD = ['Text', 'Reply', 'Seen in', 'Certainty', 'Tests'];

/** All rows of the page's tables. Throws for a table with other columns. */
export function fidelityRows(page: string): FidelityRow[] {
	const tables = page.split(/\n\s*\n/).filter((block) => block.startsWith('|'));
	return tables.flatMap((table) => {
		const [head = [], , ...rows] = table.trim().split('\n').map(cellsOf);
		if (head.join() === BEHAVIOUR_HEAD.join()) {
			return rows.map(([subject = '', ...others]) => row(subject, undefined, others, 'behaviour'));
		}
		if (head.join() === SWITCH_HEAD.join()) {
			return rows.map(([subject = '', value = '', behaviour = '', ...others]) =>
				row(behaviour === '' ? '' : subject, value, others, 'switch'),
			);
		}
		if (head.join() === TEXT_HEAD.join()) {
			return rows.map(([subject = '', reply = '', ...others]) =>
				row(reply === '' ? '' : subject, undefined, others, 'text'),
			);
		}
		throw new Error(`Unknown columns: ${head.join(', ')}`);
	});
}

function row(
	subject: string,
	value: string | undefined,
	others: readonly string[],
	kind: FidelityRow['kind'],
): FidelityRow {
	const [source = '', certainty = '', tests = ''] = others;
	return {
		kind,
		subject,
		default: value,
		source,
		certainty,
		tests: tests.split(', '),
		incomplete: [subject, value, source, certainty, tests].includes('') || others.length !== 3,
	};
}

function cellsOf(line: string): string[] {
	return line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());
}

/** The links in a cell or page, such as `[search guide]`. */
export function linksIn(text: string): string[] {
	return [...text.matchAll(/\[([^\]]+)\]/g)].map(([, name = '']) => name);
}

/** The names of the links that the page defines. */
export function linkDefinitions(page: string): string[] {
	return [...page.matchAll(/^\[([^\]]+)\]: https:\/\/\S+$/gm)].map(([, name = '']) => name);
}
