import { echoes, everyReply, filled, listOf, type StressCase } from '../stressCase';

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
		title: '100,000 items, refused without a permission in the first reply',
		operation: 'create',
		items: () => listOf(100_000, (i) => ({ values: { email: `a${i}@x.io` } })),
		replies: everyReply(403, () => ({
			status: 'error',
			category: 'MISSING_SCOPES',
			message: 'This app has no permission',
		})),
	},
	{
		title: '100,000 items that are all invalid, with On Error = Stop Workflow',
		operation: 'create',
		stops: true,
		items: () => listOf(100_000, () => ({ values: { email: { a: 1 } } })),
		replies: echoes,
	},
	{
		title: '5,000 items with 200 fields each',
		operation: 'create',
		hidesProperties: true,
		items: () =>
			listOf(5_000, (i) => ({
				values: Object.fromEntries(listOf(200, (p) => [`property_${p}`, `${i} ${p}`])),
			})),
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
