import { fieldOf, textOf, type N8nApi } from './n8nApi';

type Row = Readonly<Record<string, string>>;

/** A data table of n8n whose columns are texts. */
export interface DataTable {
	readonly name: string;
	readonly columns: readonly string[];
	readonly rows: readonly Row[];
}

/** Adds a data table with its rows. One of the same name is removed. */
export async function addDataTable(n8n: N8nApi, { name, columns, rows }: DataTable): Promise<void> {
	const path = await pathOf(n8n);
	const known = fieldOf(await n8n.get(path), 'data');
	for (const table of Array.isArray(known) ? known : []) {
		if (textOf(table, 'name') === name) await n8n.delete(`${path}/${textOf(table, 'id')}`);
	}
	const table = await n8n.post(path, {
		name,
		columns: columns.map((column) => ({ name: column, type: 'string' })),
	});
	await n8n.post(`${path}/${textOf(table, 'id')}/insert`, { data: rows });
}

/** The rows of a data table, oldest first. */
export async function dataTableRows(n8n: N8nApi, name: string): Promise<unknown[]> {
	const path = await pathOf(n8n);
	const tables = fieldOf(await n8n.get(path), 'data');
	for (const table of Array.isArray(tables) ? tables : []) {
		if (textOf(table, 'name') !== name) continue;
		const rows = fieldOf(await n8n.get(`${path}/${textOf(table, 'id')}/rows`), 'data');
		return Array.isArray(rows) ? rows : [];
	}
	throw new Error(`There is no data table "${name}"`);
}

async function pathOf(n8n: N8nApi): Promise<string> {
	const project = await n8n.get('/projects/personal');
	return `/projects/${textOf(project, 'id')}/data-tables`;
}
