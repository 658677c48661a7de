/** The parts of docs/sandbox-fidelity.md: its rows, and the cells that `--apply` changes. */
export interface PageRow {
	/** The number of the line, from 0. */
	readonly line: number;
	readonly subject: string;
	readonly certainty: string;
	/** The name of the switch, in a row about one. */
	readonly switchName?: string;
}

const isSeparator = (line: string): boolean => /^\|[\s|-]+\|$/.test(line);

/** All rows of the tables of the page. */
export function pageRows(page: string): PageRow[] {
	const lines = page.split('\n');
	return lines.flatMap((text, line): PageRow[] => {
		if (!text.startsWith('|') || isSeparator(text) || isSeparator(lines[line + 1] ?? '')) return [];
		const cells = cellsOf(text);
		const [subject = ''] = cells;
		const certainty = cells.at(-2) ?? '';
		const switchName = cells.length === 6 ? /^`(\w+)`$/.exec(subject)?.[1] : undefined;
		return [{ line, subject, certainty, ...(switchName === undefined ? {} : { switchName }) }];
	});
}

export const cellsOf = (line: string): string[] =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

/** The rows that start with a text. A case names exactly one. */
export const rowsOf = (rows: readonly PageRow[], start: string): PageRow[] =>
	rows.filter(({ subject }) => subject.startsWith(start));
