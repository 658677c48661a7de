/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- prints to the terminal */
import Table from 'cli-table3';
import { spreadsheetRow, type CustomerRow } from './customers';
import { formatCount, formatTime } from './format';
import type { StepSummary } from './summary';

/** Prints a table of the steps, then the rows that failed in each. */
export function printReport(steps: StepSummary[], rows: CustomerRow[]): void {
	console.log(`\n${stepTable(steps)}`);
	for (const step of steps.filter(({ repeated }) => repeated > 0)) console.log(sharedRecords(step));
	console.log('\nHints of the nodes:');
	for (const { name, hints } of steps) {
		for (const hint of hints) console.log(`  ${name}: ${hint}`);
	}
	for (const step of steps.filter(({ failures }) => failures.length > 0)) {
		console.log(`\n${step.name}, failed rows:\n${failureTable(step, rows)}`);
	}
}

function sharedRecords({ name, repeated, resource }: StepSummary): string {
	return `${name}: ${formatCount(repeated)} rows have the same ${resource} as an earlier row.`;
}

/** The counts that an operation has. The cells of the others are empty. */
const countsOf: Record<string, Array<'created' | 'updated' | 'read'>> = {
	create: ['created'],
	get: ['read'],
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

/** More rows would push the table of steps off the screen. */
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

/** The width of the terminal that the other columns leave. */
function reasonWidth(): number {
	const otherColumns = 49;
	const terminal = process.stdout.columns ?? 140;
	return Math.min(90, Math.max(30, terminal - otherColumns));
}

/** A table without lines between its rows. */
function compactTable(options: Table.TableConstructorOptions): Table.Table {
	return new Table({ ...options, style: { head: [], border: [], compact: true } });
}
