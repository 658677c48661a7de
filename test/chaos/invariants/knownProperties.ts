import type { Scenario } from '../scenario';

/** Names of values that HubSpot has no property for (`values.ts`). */
const UNKNOWN_NAMES = new Set(['constructor', 'no_such_property']);

/**
 * The properties of an input that are compared with what was asked for. Where unknown names are to
 * be left out, they are sent all the same when a fault has kept the schema from the node.
 */
export function knownProperties(
	{ options }: Scenario,
	properties: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
	const mayBeUnchecked = options.unknownProperties === 'ignore';
	const known = Object.entries(properties).flatMap(([name, value]) =>
		value === undefined || (mayBeUnchecked && UNKNOWN_NAMES.has(name)) ? [] : [[name, value]],
	);
	return Object.fromEntries(known);
}
