import type { IDisplayOptions } from 'n8n-workflow';

import { ASSOCIATION } from '../hubspot/tables/objectTypes';
import { operations, type Part } from '../hubspot/tables/operations';

/** Hides a parameter for the operations on links, which have some of the same names. */
export const ofRecords: NonNullable<IDisplayOptions['hide']> = { resource: [ASSOCIATION] };

/** `ofRecords` for a parameter in a collection. */
export const ofRecordsInside: NonNullable<IDisplayOptions['hide']> = { '/resource': [ASSOCIATION] };

/** Shows a parameter for the operations that read this part from an item. */
export function showFor(part: Part): IDisplayOptions {
	return { show: { operation: operationsWith(part) }, hide: ofRecords };
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
