import { echoes, filled, listOf, type StressCase } from '../stressCase';

/** Many items, and long values. */
export const itemCases: readonly StressCase[] = [
	...(['create', 'upsert', 'get'] as const).map(
		(operation): StressCase => ({
			title: `100,000 items to ${operation}`,
			operation,
			...(operation === 'upsert' && { by: 'email' }),
			items: () =>
				listOf(100_000, (i) => ({
					id: operation === 'get' ? String(i) : `a${i}@x.io`,
					values: { email: `a${i}@x.io`, firstname: `Ann ${i}` },
				})),
			replies: echoes,
		}),
	),
	{
		title: '100,000 items that are all invalid',
		operation: 'create',
		items: () => listOf(100_000, () => ({ values: { email: { a: 1 } } })),
		replies: echoes,
	},
	{
		title: '100 contacts with values of 65,536 characters',
		operation: 'upsert',
		by: 'email',
		items: () =>
			listOf(100, (i) => ({ id: `a${i}@x.io`, values: { firstname: filled('a ', 65_536) } })),
		replies: echoes,
	},
];
