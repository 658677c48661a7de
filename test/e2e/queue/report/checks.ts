import type { HubspotReport } from '../hubspot/messages';
import type { Row } from '../load/rows';

/** A rule, and why it does not hold. */
export interface Check {
	readonly rule: string;
	/** Undefined if the rule holds. */
	readonly flaw: string | undefined;
}

/** @param flaw what is said if the rule does not hold */
export function check(rule: string, holds: boolean, flaw: string): Check {
	return { rule, flaw: holds ? undefined : flaw };
}

/** Whether each row was written by exactly one request. */
export function sentOnce({ requests }: HubspotReport, rows: readonly Row[]): Check {
	const written = requests.filter(({ status = 0 }) => status >= 200 && status < 300);
	const times = countOf(written.flatMap(({ keys }) => keys));
	const wrong = rows.filter(({ email }) => times.get(email) !== 1);
	return check('Each record was written by one request', wrong.length === 0, listOf(wrong, times));
}

/** Whether the contacts are exactly these rows: none is missing, doubled or changed. */
export function storedOnce({ contacts }: HubspotReport, rows: readonly Row[]): Check {
	const keys = contacts.map(({ email, firstname }) => `${email} ${firstname}`);
	const times = countOf(keys);
	const wrong = rows.filter(({ email, firstname }) => times.get(`${email} ${firstname}`) !== 1);
	const flaw = `${contacts.length} contacts for ${rows.length} rows. ${listOf(wrong, times)}`;
	const holds = wrong.length === 0 && contacts.length === rows.length;
	return check('HubSpot has each record once, with its values', holds, flaw);
}

/** How often each text is in a list. */
function countOf(texts: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return counts;
}

function listOf(rows: readonly Row[], times: ReadonlyMap<string, number>): string {
	const first = rows.slice(0, 3).map(({ email }) => `${email} (${times.get(email) ?? 0} times)`);
	return `${rows.length} rows are wrong: ${first.join(', ')}`;
}
