import type { Operation } from './operations';

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
