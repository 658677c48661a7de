import type { ObjectName } from './scenario';

/** A property value as an item gives it. */
export interface Value {
	readonly name: string;
	readonly raw: unknown;
	/** As text, the way the node has to send it; empty for what is null or empty. */
	readonly text: string;
	/**
	 * Stored; refused by HubSpot; refused before sending; or good only where its unknown name is
	 * left out.
	 */
	readonly fate: 'good' | 'bad' | 'refused' | 'unknownName';
}

const value =
	(fate: Value['fate']) =>
	(name: string, raw: unknown, text = String(raw)): Value => ({ name, raw, text, fate });
const good = value('good');
const bad = value('bad');
const refused = value('refused');
const empty = (name: string, raw: unknown): Value => good(name, raw, '');
const midnight = new Date(Date.UTC(2001, 1, 3));

const COMMON: readonly Value[] = [
	value('unknownName')('no_such_property', 'x'),
	value('unknownName')('constructor', 'x'),
	bad('createdate', '2020-01-01'),
];

const CONTACT_VALUES: readonly Value[] = [
	...COMMON,
	good('lastname', 'Doe'),
	good('lastname', 'Zoë ✓ "quoted"; and more'),
	good('lastname', 42),
	good('jobtitle', ' spaced '),
	good('loyalty_points', 12.5),
	good('loyalty_points', '007'),
	good('newsletter', true),
	good('birthday', '2001-02-03'),
	good('birthday', midnight, midnight.toISOString()),
	good('last_visit', '2026-01-02T03:04:05+02:00'),
	good('last_visit', 1_767_322_800_000),
	good('plan', 'starter'),
	good('interests', ['music', 'travel'], 'music;travel'),
	good('interests', ';reading'),
	empty('lastname', null),
	empty('jobtitle', ''),
	empty('interests', []),
	bad('plan', 'ASAP'),
	bad('newsletter', 'maybe'),
	bad('birthday', '2001-02-03T04:00:00Z'),
	bad('last_visit', 'yesterday'),
	bad('loyalty_points', 'many'),
	refused('lastname', { nested: true }),
	refused('loyalty_points', 2 ** 60),
];

const TICKET_VALUES: readonly Value[] = [
	...COMMON,
	good('content', 'It broke'),
	good('content', '<b>"quoted"</b>\nnext line'),
	good('hs_ticket_priority', 'HIGH'),
	good('affected_users', 3),
	good('affected_users', '3.0'),
	good('escalated', false),
	good('due_on', '2026-12-24'),
	good('closed_date', '2026-01-02T03:04:05Z'),
	good('hs_resolution', ['DUPLICATE', 'WONT_FIX'], 'DUPLICATE;WONT_FIX'),
	good('hs_resolution', ';ISSUE_FIXED'),
	empty('content', null),
	empty('hs_resolution', ''),
	bad('hs_ticket_priority', 'ASAP'),
	bad('due_on', '24.12.2026'),
	bad('affected_users', 'many'),
	refused('content', { nested: true }),
];

/** The values that items are made of, beside what marks each of them. */
export const VALUES: Readonly<Record<ObjectName, readonly Value[]>> = {
	contact: CONTACT_VALUES,
	ticket: TICKET_VALUES,
};

const DATES = new Set(['birthday', 'due_on']);
const TIMES = new Set(['last_visit', 'closed_date']);
const LISTS = new Set(['interests', 'hs_resolution']);

/**
 * What HubSpot makes of a text that it is sent for a property.
 *
 * @param current what the record has, to which a list after a leading semicolon is added
 */
export function storedForm(name: string, text: string, current = ''): string {
	if (text === '') return '';
	if (name === 'email') return text.toLowerCase();
	if (DATES.has(name)) return text.slice(0, 10);
	if (TIMES.has(name)) {
		const time = new Date(/^\d+$/.test(text) ? Number(text) : text);
		return Number.isNaN(time.getTime()) ? text : time.toISOString();
	}
	if (!LISTS.has(name)) return text;
	const whole = text.startsWith(';') ? `${current};${text}` : text;
	return [...new Set(whole.split(';').filter(Boolean))].join(';');
}
