import type { Problem } from '../../model/problem';
import type { Switches } from '../../switches';
import { PROBLEMS } from '../problems';
import type { BatchInput } from './input';

const MAX_LENGTH = 100;

const isInvalid = (name: string): boolean =>
	name !== name.toLowerCase() || name.length >= MAX_LENGTH;

/**
 * The error for property names that HubSpot cannot have. HubSpot's JSON reader refuses them, so the
 * error has neither a category nor a record, and stops at the first input.
 */
export function invalidNames(
	switches: Switches,
	text: string,
	inputs: readonly BatchInput[],
	javaClass: string,
): Problem | undefined {
	if (switches.invalidNames === 'unknownProperty') return undefined;
	for (const { properties } of inputs) {
		const names = properties.map(([name]) => name).filter(isInvalid);
		const [first] = names;
		if (first === undefined) continue;
		const column = text.indexOf(JSON.stringify(first)) + 1;
		return PROBLEMS.invalidNames(column, javaClass, names);
	}
	return undefined;
}
