import { MISSING_ID } from '../api/ownRecords';

type Values = Readonly<Record<string, string>>;

/** An input item of the node, and whether it should succeed. */
export interface StepItem {
	/** The record: its id, or the value of the unique property. */
	readonly id?: string;
	readonly values: Values;
	readonly succeeds: boolean;
}

type Operation = 'create' | 'get' | 'update' | 'upsert' | 'delete';

/** One operation of the node on one kind of record. `ids` are those that the create has returned. */
export interface NodeStep {
	readonly operation: Operation;
	readonly items: (ids: readonly string[]) => readonly StepItem[];
	/** The items name their record by the unique property of the run. */
	readonly byKey?: boolean;
}

/** A kind of record, with values that HubSpot accepts and one that it refuses. */
export interface NodeObject {
	readonly resource: 'contact' | 'ticket';
	readonly objectType: 'contacts' | 'tickets';
	/** The property whose value the update changes. It carries the prefix. */
	readonly change: string;
	readonly good: (mark: string, name: string) => Values;
	readonly bad: Values;
}

export const nodeObjects = (stage: string): readonly NodeObject[] => [
	{
		resource: 'contact',
		objectType: 'contacts',
		change: 'lastname',
		good: (mark, name) => ({ email: `${mark}_${name}@example.com`, lastname: `${mark} ${name}` }),
		bad: { email: 'no address' },
	},
	{
		resource: 'ticket',
		objectType: 'tickets',
		change: 'subject',
		good: (mark, name) => ({ subject: `${mark} ${name}`, hs_pipeline_stage: stage }),
		bad: { hs_pipeline_stage: '999999' },
	},
];

/** The five operations, each with items that succeed and, where there can be one, an item that fails. */
export function stepsOf(object: NodeObject, mark: string): readonly NodeStep[] {
	const key = `${mark}_key`;
	const good = (name: string): Values => ({
		...object.good(mark, name),
		[key]: `${mark}_${name}`,
	});
	const changed = (name: string): Values => ({ [object.change]: `${mark} ${name} changed` });
	const missing = { id: MISSING_ID, succeeds: false } as const;
	return [
		{
			operation: 'create',
			items: () => [
				{ values: good('n1'), succeeds: true },
				{ values: { ...good('n2'), ...object.bad }, succeeds: false },
				{ values: good('n3'), succeeds: true },
			],
		},
		{
			operation: 'get',
			items: (ids) => [
				...ids.map((id) => ({ id, values: {}, succeeds: true })),
				{ ...missing, values: {} },
			],
		},
		{
			operation: 'update',
			items: (ids) => [
				{ ...missing, values: changed('n0') },
				...ids.map((id, index) => ({ id, values: changed(`u${index}`), succeeds: true })),
			],
		},
		{
			operation: 'upsert',
			byKey: true,
			items: () => [
				{ id: `${mark}_n4`, values: object.good(mark, 'n4'), succeeds: true },
				{ id: `${mark}_n1`, values: changed('n1'), succeeds: true },
			],
		},
		{
			operation: 'delete',
			items: (ids) => ids.map((id) => ({ id, values: {}, succeeds: true })),
		},
	];
}
