/* eslint-disable @n8n/community-nodes/no-restricted-imports -- writes files of the project */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { jobNamed } from '../jobs';
import type { Figures } from '../play/condition';
import { chartOf } from './chart';
import { cellsOf, describe, heads } from './format';
import { reportFolder, writeFormatted, type PartResult, type Results } from './results';

/** The marks around the generated tables of the page. What is outside of them is written by hand. */
const START = '<!-- figures: npm run bench writes this -->';
const END = '<!-- end of figures -->';

/** What tells the conditions of a chart apart. */
const labels: Readonly<Record<string, (figures: Figures) => string>> = {
	latency: ({ condition }) => `${condition.latencyMs} ms`,
	records: ({ condition }) => `${condition.count.toLocaleString('en-US')} records`,
	jobs: ({ condition }) => jobNamed(condition.job).title,
	limit: ({ condition }) => `${condition.latencyMs} ms`,
	tls: ({ condition }) => `${condition.count.toLocaleString('en-US')} records`,
};

/** Writes the tables into the page, and a chart for each part beside it. */
export async function writePage({ machine, parts }: Results): Promise<void> {
	const sections = Object.entries(parts).map(([name, part]) => section(name, part));
	const made = [`Measured on ${machine}.`, ...sections].join('\n\n');
	const file = join(reportFolder, 'README.md');
	const page = readFileSync(file, 'utf8');
	const [before = '', rest = ''] = page.split(START);
	const [, after = ''] = rest.split(END);
	await writeFormatted(file, `${before}${START}\n\n${made}\n\n${END}${after}`);
}

function section(name: string, { title, figures, table, load }: PartResult): string {
	const loaded = `Load of the machine before and after: ${load.join(' and ')}.`;
	const lines = [`### ${title}`, `\`npm run bench -- ${name}\`. ${loaded}`];
	const labelOf = labels[name];
	if (figures && labelOf) {
		writeFileSync(join(reportFolder, `${name}.svg`), chartOf(title, figures, labelOf));
		lines.push(`![${title}](${name}.svg)`);
	}
	const conditions = [...new Set(figures?.map(({ condition }) => describe(condition)))];
	for (const condition of conditions) {
		const rows = (figures ?? []).filter((one) => describe(one.condition) === condition);
		const floor = rows.find(({ contestant }) => contestant === 'floor');
		lines.push(
			`**${condition}**`,
			markdown(
				heads,
				rows.map((one) => cellsOf(one, floor)),
			),
		);
	}
	const [head, ...rows] = table ?? [];
	if (head) lines.push(markdown(head, rows));
	return lines.join('\n\n');
}

function markdown(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
