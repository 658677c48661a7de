import { cellsOf, pageRows, rowsOf, type PageRow } from '../cases/rows';
import type { AppliedReport } from './readReport';

/** The files that `--apply` changes. */
export interface Sources {
	/** The text of sandbox/switchSets.ts. */
	readonly switchSets: string;
	/** The text of docs/sandbox-fidelity.md. */
	readonly page: string;
}

export interface Applied extends Sources {
	/** Switches with a new default. */
	readonly changed: readonly string[];
	/** The number of rows marked as observed. */
	readonly marked: number;
}

const DEFAULTS_START = 'export const DEFAULT_SWITCHES';
const DEFAULTS_END = '\n};';

/**
 * Writes the values of a report into the defaults of the sandbox, and marks the confirmed rows of the
 * page as observed on the day of the run.
 */
export function apply({ switchSets, page }: Sources, report: AppliedReport): Applied {
	const start = switchSets.indexOf(DEFAULTS_START);
	const end = switchSets.indexOf(DEFAULTS_END, start);
	if (start === -1 || end === -1) throw new Error('sandbox/switchSets.ts has no DEFAULT_SWITCHES');
	let defaults = switchSets.slice(start, end);
	const lines = page.split('\n');
	const rows = pageRows(page);
	const changed: string[] = [];
	const marked = new Set<number>();
	for (const [name, value] of report.switches) {
		const row = rows.find(({ switchName }) => switchName === name);
		if (row === undefined) throw new Error(`docs/sandbox-fidelity.md has no row for ${name}`);
		marked.add(row.line);
		const shown = `\`${String(value)}\``;
		const cells = cellsOf(lines[row.line] ?? '');
		if (cells[1] === shown) continue;
		changed.push(`${name}: ${cells[1] ?? ''} → ${shown}`);
		lines[row.line] = withCell(lines[row.line] ?? '', 1, shown);
		defaults = withDefault(defaults, name, value);
	}
	for (const start of report.confirmed) {
		for (const row of rowsOf(rows, start)) {
			if (row.switchName === undefined && isSeen(row, report.texts)) marked.add(row.line);
		}
	}
	for (const line of marked) {
		const text = lines[line] ?? '';
		lines[line] = withCell(text, cellsOf(text).length - 2, `observed ${report.day}`);
	}
	return {
		switchSets: switchSets.slice(0, start) + defaults + switchSets.slice(end),
		page: lines.join('\n'),
		changed,
		marked: marked.size,
	};
}

function withDefault(defaults: string, name: string, value: unknown): string {
	const pattern = new RegExp(`(\\n\\t${name}: )[^\\n]*,`);
	if (!pattern.test(defaults)) throw new Error(`sandbox/switchSets.ts has no default for ${name}`);
	const literal = typeof value === 'string' ? `'${value}'` : String(value);
	return defaults.replace(pattern, (_, before: string) => `${before}${literal},`);
}

/** A row of a table with another text in one cell. The other cells keep their spaces. */
function withCell(line: string, index: number, text: string): string {
	const cells = line.split('|');
	cells[index + 1] = ` ${text} `;
	return cells.join('|');
}

/** Whether the account has sent the text of a row. A row about a behaviour has none. */
function isSeen({ subject }: PageRow, texts: readonly string[]): boolean {
	if (!subject.startsWith('`') || !/^(`+).*\1$/.test(subject)) return true;
	const text = subject.replace(/^`+ ?| ?`+$/g, '');
	const parts = text.split(/<[\w ]+>/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	const pattern = new RegExp(parts.join('[^]*?'));
	return texts.some((one) => pattern.test(one));
}
