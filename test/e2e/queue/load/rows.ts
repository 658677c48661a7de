/** A row as a workflow gets it. */
export interface Row {
	readonly email: string;
	readonly firstname: string;
}

/** Rows with addresses that no other load has. */
export function makeRows(load: string, count: number): Row[] {
	return Array.from({ length: count }, (_, index) => ({
		email: `${load}-${index}@example.com`,
		firstname: `Row ${index}`,
	}));
}

/** What is sent to the webhook: rows in parts of equal size, one for each execution. */
export function bodiesOf(rows: readonly Row[], size: number): Array<{ rows: Row[] }> {
	const count = Math.ceil(rows.length / size);
	return Array.from({ length: count }, (_, part) => ({
		rows: rows.slice(part * size, (part + 1) * size),
	}));
}
