import { RECORD_ID, type CrmObject } from '../tables/objects';
import type { Operation } from '../tables/operations';
import { byLabel } from './order';
import type { PropertyDefinition } from './definition';

/**
 * The properties that HubSpot takes as `idProperty` of an operation: those that every account has,
 * then the account's own by label. Record ID is not among them: it is sent as no `idProperty`.
 *
 * A property that is unique but not writable is one of HubSpot's own (`hs_unique_creation_key`),
 * which no one can know the values of.
 */
export function keysFor(
	{ value }: Operation,
	{ uniqueProperties }: CrmObject,
	properties: readonly PropertyDefinition[],
): PropertyDefinition[] {
	// Whether HubSpot flags e-mail as unique differs by account; the table says what it takes.
	const known = uniqueProperties.flatMap(({ name, namesIn }) => {
		const property = properties.find((other) => other.name === name);
		return property && (namesIn?.includes(value) ?? true) ? [property] : [];
	});
	const ofEveryAccount = new Set([RECORD_ID, ...uniqueProperties.map(({ name }) => name)]);
	const own = properties.filter(
		({ name, isUnique, isWritable }) => isUnique && isWritable && !ofEveryAccount.has(name),
	);
	return [...known, ...own.sort(byLabel)];
}
