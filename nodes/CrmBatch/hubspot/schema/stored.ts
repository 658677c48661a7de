import type { PropertyDefinition } from './definition';

/** Most digits of a number that JavaScript keeps exactly. */
const EXACT_DIGITS = 15;

type Kind = Pick<PropertyDefinition, 'type' | 'isMultiple'> & {
	/** HubSpot stores and compares the value in lower case. */
	readonly ignoresCase?: boolean;
};

/**
 * Does a record have this value already, in the form in which HubSpot stores it? Then it need not be
 * sent. In doubt it does not, because to send a value again does no harm.
 *
 * @param sent a value as the node sends it; '' clears, and a leading `;` appends choices
 * @param stored the value in HubSpot's reply; `undefined` or '' if there is none
 */
export function isStored(sent: string, stored: string | undefined, kind: Kind): boolean {
	const current = stored ?? '';
	if (sent === current) return true;
	if (sent === '' || current === '') return false;
	if (kind.ignoresCase) return sent.trim().toLowerCase() === current.trim().toLowerCase();
	if (kind.isMultiple) return hasChoices(sent, current);
	return comparisons.get(kind.type)?.(sent, current) ?? false;
}

type Comparison = (sent: string, stored: string) => boolean;

/** By HubSpot's type; any other is compared letter by letter. */
const comparisons: ReadonlyMap<string, Comparison> = new Map([
	['number', (sent, stored) => isExact(sent) && isExact(stored) && Number(sent) === Number(stored)],
	['bool', (sent, stored) => sent.toLowerCase() === stored.toLowerCase()],
	['date', isSameTime],
	['datetime', isSameTime],
]);

function isExact(text: string): boolean {
	return (
		/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text) && text.replace(/\D/g, '').length <= EXACT_DIGITS
	);
}

/** HubSpot takes ISO 8601 and milliseconds, and returns either. */
function isSameTime(sent: string, stored: string): boolean {
	const [one, other] = [timeOf(sent), timeOf(stored)];
	return one !== undefined && one === other;
}

function timeOf(text: string): number | undefined {
	const ms = /^-?\d{5,}$/.test(text) ? Number(text) : Date.parse(text);
	return Number.isNaN(ms) ? undefined : ms;
}

/** Choices in any order; those of a value to append can be among others. */
function hasChoices(sent: string, stored: string): boolean {
	const current = new Set(stored.split(';').filter(Boolean));
	const wanted = new Set(sent.split(';').filter(Boolean));
	const isAppended = sent.startsWith(';');
	if (!isAppended && wanted.size !== current.size) return false;
	return [...wanted].every((choice) => current.has(choice));
}
