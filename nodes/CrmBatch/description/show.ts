import type { IDisplayOptions } from 'n8n-workflow';

import { operations, type Part } from '../hubspot/tables/operations';

/** Shows a parameter for the operations that read this part from an item. */
export function showFor(part: Part): IDisplayOptions {
	return { show: { operation: operationsWith(part) } };
}

/** The operations that read this part from an item. */
export function operationsWith(part: Part): string[] {
	return operations
		.filter(({ parts }) => (parts as readonly Part[]).includes(part))
		.map(({ value }) => value);
}

/** The operations that merge items for one record. */
export const merging: string[] = operations
	.filter(({ duplicates }) => duplicates === 'merge')
	.map(({ value }) => value);

/** The operations that change records. */
export const writes: string[] = operations.filter((row) => row.writes).map(({ value }) => value);

/** The operations that write to new records and to existing ones. */
export const upserting: string[] = operations
	.filter(({ creates, duplicates }) => creates && duplicates === 'merge')
	.map(({ value }) => value);
