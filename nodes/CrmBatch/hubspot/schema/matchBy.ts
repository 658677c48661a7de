import { RECORD_ID, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import { byLabel } from './order';
import type { PropertyDefinition } from './definition';

/** A property to match by, as a list shows it. */
export type MatchBy = Pick<PropertyDefinition, 'name' | 'label'>;

/** The record ID, which identifies a record of any object. */
export const recordId: MatchBy = { name: RECORD_ID, label: 'Record ID' };

/** The properties to match by that every account has. */
export function matchByOfEveryAccount(
	{ uniqueProperties }: CrmObject,
	{ byRecordId }: Pick<Operation, 'byRecordId'>,
): MatchBy[] {
	const known = uniqueProperties.map(({ name, label = name }) => ({ name, label }));
	return byRecordId ? [recordId, ...known] : known;
}

/**
 * Are these the properties of an account? A list that was made without one has only the properties to
 * match by that every account has.
 */
export function areOfAccount(
	names: readonly string[],
	object: CrmObject,
	operation: Pick<Operation, 'byRecordId'>,
): boolean {
	const known = new Set(matchByOfEveryAccount(object, operation).map(({ name }) => name));
	return names.some((name) => !known.has(name));
}

/** The properties to match by that an operation takes, in the order of a list. */
export function matchByIn(
	object: CrmObject,
	{ byRecordId }: Operation,
	properties: readonly PropertyDefinition[],
): MatchBy[] {
	const own = matchByProperties(object, properties);
	return byRecordId ? [recordId, ...own] : own;
}

/**
 * The properties that identify a record: those that every account has, then the account's own by
 * label. The record ID is not among them: it is the default.
 *
 * Unique properties that are read-only belong to HubSpot (`hs_unique_creation_key`), and users do
 * not know their values.
 */
export function matchByProperties(
	{ uniqueProperties }: CrmObject,
	properties: readonly PropertyDefinition[],
): PropertyDefinition[] {
	// Some accounts flag email as unique and some do not; the table says what HubSpot accepts.
	const known = uniqueProperties.flatMap(
		({ name }) => properties.find((property) => property.name === name) ?? [],
	);
	const ofEveryAccount = new Set([RECORD_ID, ...uniqueProperties.map(({ name }) => name)]);
	const own = properties.filter(
		({ name, isUnique, isWritable }) => isUnique && isWritable && !ofEveryAccount.has(name),
	);
	return [...known, ...own.sort(byLabel)];
}
