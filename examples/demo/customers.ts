/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads the customer file */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/** A row of the customer file, by column heading. Empty cells are left out, as in n8n. */
export type CustomerRow = Record<string, string>;

const examples = path.resolve(__dirname, '..');

/** The workflow file, as n8n exports it. */
export const workflowFile = path.join(examples, 'customers-to-tickets.json');

/**
 * Reads the customer file as n8n's nodes "Read Files from Disk" and "Extract from File" do. These two
 * nodes are not installed here, so the demo pins these rows as their output.
 */
export function readCustomers(): CustomerRow[] {
	const text = readFileSync(path.join(examples, 'customers.csv'), 'utf8');
	const rows = parse(text, { columns: true, bom: true }) as CustomerRow[];
	return rows.map((row) =>
		Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== '')),
	);
}

/** The e-mail address of a row as HubSpot stores it; `undefined` if it is not an address. */
export function emailOf(row: CustomerRow): string | undefined {
	const email = row['E-mail']?.toLowerCase();
	return email?.includes('@') ? email : undefined;
}

/** The first row of each customer, by e-mail address. */
export function distinctCustomers(rows: CustomerRow[]): Map<string, CustomerRow> {
	const customers = new Map<string, CustomerRow>();
	for (const row of rows) {
		const email = emailOf(row);
		if (email !== undefined && !customers.has(email)) customers.set(email, row);
	}
	return customers;
}

/** The number of a row in a spreadsheet, where the headings are row 1. */
export function spreadsheetRow(index: number): number {
	return index + 2;
}
