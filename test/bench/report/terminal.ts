/* eslint-disable @n8n/community-nodes/no-restricted-globals -- prints */
import Table from 'cli-table3';

/** Prints a table. */
export function printTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>): void {
	const table = new Table({ head: [...head], style: { head: [], border: [] }, wordWrap: true });
	table.push(...rows.map((row) => [...row]));
	process.stdout.write(`${table.toString()}\n`);
}
