import { RECORD_ID, type CrmObject } from '../tables/objects';
import { byLabel } from './order';
import type { PropertyDefinition } from './definition';

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
