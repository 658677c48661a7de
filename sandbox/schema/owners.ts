import type { WireOwner } from '../model/wire';

const NAMES = [
	['Ada', 'Okafor'],
	['Björn', 'Lindqvist'],
	['Chloé', 'Marchand'],
] as const;

/** The fields of an owner that can be set. The others depend on its index. */
export type OwnerRow = Partial<
	Pick<WireOwner, 'email' | 'type' | 'firstName' | 'lastName' | 'archived'>
>;

/**
 * An owner of the account. `hubspot_owner_id` takes `id`, which is not `userId`.
 *
 * @param index how many owners the account has already
 */
export function owner(row: OwnerRow, index: number): WireOwner {
	return {
		id: String(534941 + index),
		email: `owner${index + 1}@sandbox.example`,
		type: 'PERSON',
		firstName: '',
		lastName: '',
		userId: 9_534_941 + index,
		userIdIncludingInactive: 9_534_941 + index,
		createdAt: '2024-01-15T09:00:00.000Z',
		updatedAt: '2024-01-15T09:00:00.000Z',
		archived: false,
		...row,
	};
}

/** The initial owners of the account. */
export const OWNERS: readonly WireOwner[] = NAMES.map(([firstName, lastName], index) =>
	owner({ firstName, lastName }, index),
);
