import { operations, type Operation } from './operations';
import { ASSOCIATION } from './objectTypes';

/** What the operations on links have in common: they read two records from each item. */
const common = {
	kind: 'links',
	path: '',
	parts: [],
	needsProperties: false,
	byRecordId: true,
	byProperty: true,
	creates: false,
	repeatable: true,
	linksInline: false,
	duplicates: 'share',
	pairing: [],
	inputOf: () => ({}),
	besideInputs: () => ({}),
} as const;

/** The operations of the resource Association: one row each. */
export const linkOperations = [
	{ ...common, value: 'create', link: 'make', done: 'linked', writes: true },
	{ ...common, value: 'delete', link: 'remove', done: 'unlinked', writes: true },
	{ ...common, value: 'get', link: 'read', done: 'read', writes: false },
] as const satisfies readonly Operation[];

/** The row of an operation of a resource; `undefined` if there is none. */
export function operationIn(resource: unknown, value: unknown): Operation | undefined {
	const rows: readonly Operation[] = resource === ASSOCIATION ? linkOperations : operations;
	return rows.find((row) => row.value === value);
}
