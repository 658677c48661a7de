import { RECORD_ID, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import { byLabel } from './order';
import type { PropertyDefinition } from './definition';

/**
 * The properties that HubSpot accepts as `idProperty` of an operation: those that every account
 * has, then the account's own by label. The record ID is not among them: it is the default.
 *
 * Unique properties that are read-only belong to HubSpot (`hs_unique_creation_key`), and users do
 * not know their values.
 */
export function matchByProperties(
	{ value }: Operation,
	{ uniqueProperties }: CrmObject,
	properties: readonly PropertyDefinition[],
): PropertyDefinition[] {
	// Some accounts flag email as unique and some do not; the table says what HubSpot accepts.
	const known = uniqueProperties.flatMap(({ name, matchIn }) => {
		const property = properties.find((other) => other.name === name);
		return property && (matchIn?.includes(value) ?? true) ? [property] : [];
	});
	const ofEveryAccount = new Set([RECORD_ID, ...uniqueProperties.map(({ name }) => name)]);
	const own = properties.filter(
		({ name, isUnique, isWritable }) => isUnique && isWritable && !ofEveryAccount.has(name),
	);
	return [...known, ...own.sort(byLabel)];
}
