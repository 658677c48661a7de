/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- prints to the terminal */
import Table from 'cli-table3';
import { spreadsheetRow, type CustomerRow } from './customers';
import { formatCount, formatTime } from './format';
import type { StepSummary } from './summary';

/** Prints what became of the records, step by step, then the rows that did not go through. */
export function printReport(steps: StepSummary[], rows: CustomerRow[]): void {
	console.log(`\n${stepTable(steps)}`);
	for (const step of steps.filter(({ repeated }) => repeated > 0)) console.log(sharing(step));
	console.log('\nWhat the nodes say themselves:');
	for (const { name, hints } of steps) {
		for (const hint of hints) console.log(`  ${name}: ${hint}`);
	}
	for (const step of steps.filter(({ failures }) => failures.length > 0)) {
		console.log(`\n${step.name}, rows that did not go through:\n${failureTable(step, rows)}`);
	}
}

function sharing({ name, repeated, resource }: StepSummary): string {
	return `${name}: ${formatCount(repeated)} rows share their ${resource} with an earlier row.`;
}

/** Which of the counts an operation has; the others are left empty, not zero. */
const countsOf: Record<string, Array<'created' | 'updated' | 'read'>> = {
	create: ['created'],
	read: ['read'],
	update: ['updated'],
	upsert: ['created', 'updated'],
};

function stepTable(steps: StepSummary[]): string {
	const heads = ['Records', 'Requests', 'Created', 'Updated', 'Read', 'Failed', 'Time'];
	const table = compactTable({
		head: ['Step', ...heads],
		colAligns: ['left', ...heads.map(() => 'right' as const)],
	});
	for (const step of steps) {
		const count = (name: 'created' | 'updated' | 'read') =>
			countsOf[step.operation]?.includes(name) ? formatCount(step[name]) : '';
		table.push([
			step.name,
			formatCount(step.records),
			formatCount(step.requests),
			count('created'),
			count('updated'),
			count('read'),
			formatCount(step.failures.length),
			formatTime(step.milliseconds),
		]);
	}
	return table.toString();
}

/** More would push the table of the steps off the screen. */
const shownFailures = 25;

function failureTable({ failures }: StepSummary, rows: CustomerRow[]): string {
	const table = compactTable({
		head: ['Row', 'E-mail', 'Reason'],
		colAligns: ['right'],
		colWidths: [null, null, reasonWidth()],
		wordWrap: true,
	});
	for (const { rowIndex, reason } of failures.slice(0, shownFailures)) {
		table.push([spreadsheetRow(rowIndex), rows[rowIndex]?.['E-mail'] ?? '(empty)', reason]);
	}
	const left = failures.length - shownFailures;
	return left > 0 ? `${table.toString()}\n… and ${formatCount(left)} more` : table.toString();
}

/** What the other columns leave of the terminal. */
function reasonWidth(): number {
	const otherColumns = 49;
	const terminal = process.stdout.columns ?? 140;
	return Math.min(90, Math.max(30, terminal - otherColumns));
}

/** A table with a line below its headings only. */
function compactTable(options: Table.TableConstructorOptions): Table.Table {
	return new Table({ ...options, style: { head: [], border: [], compact: true } });
}
