import { objectAt, textAt } from '../json';
import type { CrmObject } from '../tables/objects';
import type { Returned } from './judgeBatch';
import { isSameValue, type Values } from './pairing/sameValue';

/**
 * Names of the sent properties that HubSpot did not write, although it reports a success: it keeps a
 * lifecycle stage that would go back. Any other property can come back changed because HubSpot
 * normalizes or calculates it.
 */
export function notWritten(
	sent: Values,
	record: Returned,
	{ forwardOnly = [] }: CrmObject,
): string[] {
	const returned = objectAt(record ?? {}, 'properties');
	return forwardOnly.filter((name) => {
		const wanted = textAt(sent, name);
		const kept = wanted && textAt(returned, name);
		return kept && !isSameValue(wanted, kept);
	});
}
