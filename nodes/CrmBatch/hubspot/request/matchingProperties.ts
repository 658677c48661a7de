import { RECORD_ID, uniquePropertyOf, type CrmObject } from '../tables/objects';
import type { Envelope } from '../tables/request';

/**
 * Adds the properties that pair records with entries to a read by `idProperty`. A contact can be
 * read by a secondary address, which HubSpot returns only in the property of aliases.
 */
export function withMatchingProperties(envelope: Envelope, object: CrmObject): Envelope {
	const matching = matchingProperties(envelope, object);
	if (matching.length === 0) return envelope;
	const { properties } = envelope;
	// Naming a property replaces HubSpot's defaults, so the defaults are named too.
	const wanted = properties.length > 0 ? properties : object.defaultProperties;
	return { ...envelope, properties: [...new Set([...wanted, ...matching])] };
}

/** The properties that a read names only for pairing: the user did not ask for them. */
export function hiddenProperties(envelope: Envelope, object: CrmObject): string[] {
	const { properties } = envelope;
	const wanted = properties.length > 0 ? properties : object.defaultProperties;
	return matchingProperties(envelope, object).filter((name) => !wanted.includes(name));
}

function matchingProperties({ idProperty }: Envelope, object: CrmObject): string[] {
	if (idProperty === RECORD_ID) return [];
	const { name, aliases } = uniquePropertyOf(object, idProperty);
	return aliases ? [name, aliases] : [name];
}
