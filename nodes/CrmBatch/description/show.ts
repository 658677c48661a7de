import type { IDisplayOptions } from 'n8n-workflow';

import { recordOperations } from '../hubspot/tables/allOperations';
import { ASSOCIATION } from '../hubspot/tables/objectTypes';
import { operations, type Part } from '../hubspot/tables/operations';

/**
 * What the lists of an account's properties depend on. The names are paths from the node's parameters,
 * also for a parameter in a collection. n8n compares the values as text, so a resource locator is
 * named with its `value`.
 */
export const listsOfAccount: readonly string[] = ['authentication', 'resource', 'objectType.value'];

/** Hides a parameter for the operations on links, which have some of the same names. */
export const ofRecords: NonNullable<IDisplayOptions['hide']> = { resource: [ASSOCIATION] };

/** `ofRecords` for a parameter in a collection. */
export const ofRecordsInside: NonNullable<IDisplayOptions['hide']> = { '/resource': [ASSOCIATION] };

/** Shows a parameter for the operations that read one of these parts from an item. */
export function showFor(...parts: Part[]): IDisplayOptions {
	return { show: { operation: operationsWith(...parts) }, hide: ofRecords };
}

/** The operations that read one of these parts from an item. */
export function operationsWith(...parts: Part[]): string[] {
	return recordOperations
		.filter((operation) =>
			parts.some((part) => (operation.parts as readonly Part[]).includes(part)),
		)
		.map(({ value }) => value);
}

/** The operations that send batches. */
export const batches: string[] = operations.map(({ value }) => value);

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
