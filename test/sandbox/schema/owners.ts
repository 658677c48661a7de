import type { WireOwner } from '../model/wire';

const NAMES = [
	['Ada', 'Okafor'],
	['Björn', 'Lindqvist'],
	['Chloé', 'Marchand'],
] as const;

/** The account's users. `hubspot_owner_id` takes `id`, which is not `userId`. */
export const OWNERS: readonly WireOwner[] = NAMES.map(([firstName, lastName], index) => ({
	id: String(534941 + index),
	email: `owner${index + 1}@sandbox.example`,
	type: 'PERSON',
	firstName,
	lastName,
	userId: 9_534_941 + index,
	userIdIncludingInactive: 9_534_941 + index,
	createdAt: '2024-01-15T09:00:00.000Z',
	updatedAt: '2024-01-15T09:00:00.000Z',
	archived: false,
}));
