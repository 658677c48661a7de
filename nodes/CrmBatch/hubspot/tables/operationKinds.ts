import { operations, type AnyOperation } from './operations';
import { searches } from './searches';

/** The operations by kind. A kind is a way to run: what is sent for an item, and what comes back. */
const operationKinds = {
	batch: operations,
	search: searches,
} as const satisfies Record<string, readonly AnyOperation[]>;

export type OperationKind = keyof typeof operationKinds;

/** All operations, of every kind. */
export const allOperations = [...operationKinds.batch, ...operationKinds.search] as const;

const kindOfValue: ReadonlyMap<unknown, OperationKind> = new Map(
	(Object.keys(operationKinds) as OperationKind[]).flatMap((kind) =>
		operationKinds[kind].map(({ value }) => [value, kind] as const),
	),
);

/** The kind of an `operation` value; `undefined` if there is no such operation. */
export function kindOf(value: unknown): OperationKind | undefined {
	return kindOfValue.get(value);
}
