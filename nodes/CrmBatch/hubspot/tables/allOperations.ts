import { linkOperations } from './linkOperations';
import { ASSOCIATION } from './objectTypes';
import { operations, type Operation } from './operations';
import { searches, type Search } from './searches';

/** The operations of a resource for records. */
export const recordOperations = [...operations, ...searches] as const;

/** The row of an operation of a resource, whatever its kind; `undefined` if there is none. */
export function operationIn(resource: unknown, value: unknown): Operation | Search | undefined {
	const rows: ReadonlyArray<Operation | Search> =
		resource === ASSOCIATION ? linkOperations : recordOperations;
	return rows.find((row) => row.value === value);
}

/** Does the operation search for records? */
export function isSearch(row: Operation | Search): row is Search {
	return row.kind === 'search';
}

/** Does the operation send batches, of records or of links? */
export function isBatch(row: Operation | Search): row is Operation {
	return !isSearch(row);
}
