import type { ObjectName, TimeZone } from './scenario';

/** What a run of the node knows of the account: all, all but the lists kept elsewhere, or nothing. */
export type Knowledge = 'all' | 'noLists' | 'nothing';

/** What becomes of a value, stated by hand: none of it is worked out as the node does. */
export type Fate =
	/** Sent like this, and stored; as `storedForm` says where nothing else is said. */
	| { readonly end: 'stored'; readonly sent: string; readonly stored?: string }
	/** Sent like this, and refused by HubSpot. */
	| { readonly end: 'bad'; readonly sent: string }
	/** Refused by the node, before anything is sent. */
	| { readonly end: 'refused' }
	/** Refused too, or left out where the node is to leave out what cannot be written. */
	| { readonly end: 'unknown' };

type Fates = Readonly<Record<Knowledge, Fate>>;

/** A property value as an item gives it. */
export interface Value {
	readonly name: string;
	readonly raw: unknown;
	readonly fates: Fates | ((zone: TimeZone) => Fates);
	/** Would HubSpot store it, if the node knows all that it can know? */
	readonly isGood: boolean;
}

const stored = (sent: string, as?: string): Fate =>
	as === undefined ? { end: 'stored', sent } : { end: 'stored', sent, stored: as };
const bad = (sent: string): Fate => ({ end: 'bad', sent });
const refused: Fate = { end: 'refused' };
const unknown: Fate = { end: 'unknown' };

const value = (name: string, raw: unknown, all: Fate, nothing: Fate, noLists = all): Value => ({
	name,
	raw,
	fates: { all, noLists, nothing },
	isGood: all.end === 'stored',
});

/** Good as it is, whatever the node knows. */
export const plain = (name: string, raw: unknown, sent = String(raw)): Value =>
	value(name, raw, stored(sent), stored(sent));
/** Nothing: left out, or cleared. */
const empty = (name: string, raw: unknown): Value => plain(name, raw, '');
/** Made good by the node, where it knows the property; HubSpot would refuse it. */
const mended = (name: string, raw: unknown, sent: string, unmended = String(raw)): Value =>
	value(name, raw, stored(sent), bad(unmended));
/** The same for the name of a choice that is kept in another list than the schema. */
const looked = (name: string, raw: string | [string], sent: string): Value =>
	value(name, raw, stored(sent), bad(String(raw)), bad(String(raw).trim()));
/** Refused by the node where it knows the property, and else by HubSpot. */
const wrong = (name: string, raw: unknown, sent = String(raw)): Value =>
	value(name, raw, refused, bad(sent));
/** The same for a choice that is kept in another list than the schema. */
const stranger = (name: string, raw: string): Value =>
	value(name, raw, refused, bad(raw), bad(raw));
/** Refused by HubSpot: the node cannot know. */
const hubspots = (name: string, raw: unknown, sent = String(raw)): Value =>
	value(name, raw, bad(sent), bad(sent));
/** Refused by the node, whatever it knows. */
const hopeless = (name: string, raw: unknown): Value => value(name, raw, refused, refused);
const noProperty = (name: string, raw: unknown, sent = String(raw)): Value =>
	value(name, raw, unknown, bad(sent));

/** A time that is written without a zone: what it is in the workflow's. */
const local = (
	name: string,
	raw: string,
	inZone: Readonly<Record<TimeZone, string>>,
	nothing: Fate,
): Value => ({
	name,
	raw,
	isGood: true,
	fates: (zone) => ({ all: stored(inZone[zone]), noLists: stored(inZone[zone]), nothing }),
});

/** A stage of another pipeline than that of the tickets. */
const OTHER_STAGE = '98765001';

const midnight = new Date(Date.UTC(2001, 1, 3));
const evening = new Date(Date.UTC(2026, 11, 24, 22, 30));

const COMMON: readonly Value[] = [
	noProperty('no_such_property', 'x'),
	noProperty('no_such_property', null, ''),
	noProperty('constructor', 'x'),
	noProperty('createdate', '2020-01-01'),
	noProperty('hs_object_source_label', 'CRM_UI'),
	noProperty('Owner', '534942'),
	plain('hubspot_owner_id', 534_941),
	plain('hubspot_owner_id', '534943'),
	looked('hubspot_owner_id', 'owner2@sandbox.example', '534942'),
	looked('hubspot_owner_id', ' BJÖRN lindqvist', '534942'),
	stranger('hubspot_owner_id', 'Nobody Here'),
];

const CONTACT_VALUES: readonly Value[] = [
	...COMMON,
	noProperty('First Name', 'x'),
	plain('lastname', 'Doe'),
	plain('lastname', 'Zoë ✓ "quoted"; and more'),
	plain('lastname', 42),
	plain('jobtitle', ' spaced '),
	plain('loyalty_points', 12.5),
	plain('loyalty_points', '007'),
	value('loyalty_points', ' 8.50 ', stored('8.50'), stored(' 8.50 ')),
	plain('loyalty_points', [7], '7'),
	plain('newsletter', true),
	mended('newsletter', 'Yes', 'true'),
	mended('newsletter', 'FALSE', 'false'),
	mended('newsletter', 0, 'false'),
	plain('birthday', '2001-02-03'),
	value('birthday', midnight, stored('2001-02-03'), stored(midnight.toISOString(), '2001-02-03')),
	value('birthday', 981_158_400_000, stored('2001-02-03'), stored('981158400000', '2001-02-03')),
	mended('birthday', 981_158_400, '2001-02-03'),
	mended('birthday', '2001-02-03T04:00:00Z', '2001-02-03'),
	mended('birthday', '2001-02-03T23:30:00-08:00', '2001-02-03'),
	value(
		'last_visit',
		'2026-01-02T03:04:05+02:00',
		stored('2026-01-02T01:04:05.000Z'),
		stored('2026-01-02T03:04:05+02:00', '2026-01-02T01:04:05.000Z'),
	),
	value(
		'last_visit',
		1_767_322_800_000,
		stored('2026-01-02T03:00:00.000Z'),
		stored('1767322800000', '2026-01-02T03:00:00.000Z'),
	),
	plain('last_visit', evening, '2026-12-24T22:30:00.000Z'),
	local(
		'last_visit',
		'2026-07-01T12:00:00',
		{
			UTC: '2026-07-01T12:00:00.000Z',
			'Europe/Berlin': '2026-07-01T10:00:00.000Z',
			'America/New_York': '2026-07-01T16:00:00.000Z',
		},
		stored('2026-07-01T12:00:00', '2026-07-01T12:00:00.000Z'),
	),
	plain('plan', 'starter'),
	mended('plan', ' STARTER', 'starter'),
	plain('lifecyclestage', 'customer'),
	mended('lifecyclestage', 'Customer', 'customer'),
	plain('interests', ['music', 'travel'], 'music;travel'),
	plain('interests', ['', 'music', null], 'music'),
	plain('interests', ';reading'),
	mended('interests', ';Reading', ';reading'),
	mended('interests', 'Music; Travel', 'music;travel'),
	empty('lastname', null),
	empty('jobtitle', ''),
	empty('jobtitle', '   '),
	empty('interests', []),
	wrong('plan', 'ASAP'),
	wrong('plan', ['free', 'starter'], 'free;starter'),
	wrong('interests', 'music;chess'),
	wrong('newsletter', 'maybe'),
	wrong('birthday', '03.02.2001'),
	wrong('birthday', '2001-02-31'),
	wrong('birthday', 36_925),
	wrong('last_visit', 'yesterday'),
	wrong('loyalty_points', 'many'),
	wrong('loyalty_points', '1,5'),
	wrong('loyalty_points', [7, 8], '7;8'),
	hubspots('email', 'nowhere'),
	hubspots('email', 'two@example.com, more@example.com'),
	hopeless('lastname', { nested: true }),
	hopeless('lastname', NaN),
	hopeless('loyalty_points', 2 ** 60),
];

const TICKET_VALUES: readonly Value[] = [
	...COMMON,
	noProperty('Ticket description', 'x'),
	plain('content', 'It broke'),
	plain('content', '<b>"quoted"</b>\nnext line'),
	plain('hs_ticket_priority', 'HIGH'),
	mended('hs_ticket_priority', 'high', 'HIGH'),
	plain('affected_users', 3),
	plain('affected_users', '3.0'),
	plain('escalated', false),
	mended('escalated', 1, 'true'),
	mended('escalated', ' True ', 'true'),
	plain('due_on', '2026-12-24'),
	mended('due_on', '20261224', '2026-12-24'),
	mended('due_on', evening, '2026-12-24', evening.toISOString()),
	value(
		'closed_date',
		'2026-01-02T03:04:05Z',
		stored('2026-01-02T03:04:05.000Z'),
		stored('2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000Z'),
	),
	// HubSpot takes seconds for milliseconds.
	value(
		'closed_date',
		1_782_907_200,
		stored('2026-07-01T12:00:00.000Z'),
		stored('1782907200', '1970-01-21T15:15:07.200Z'),
	),
	local(
		'closed_date',
		'2026-01-31 20:15',
		{
			UTC: '2026-01-31T20:15:00.000Z',
			'Europe/Berlin': '2026-01-31T19:15:00.000Z',
			'America/New_York': '2026-02-01T01:15:00.000Z',
		},
		bad('2026-01-31 20:15'),
	),
	plain('hs_resolution', ['DUPLICATE', 'WONT_FIX'], 'DUPLICATE;WONT_FIX'),
	plain('hs_resolution', ';ISSUE_FIXED'),
	mended('hs_resolution', ['duplicate', 'DUPLICATE'], 'DUPLICATE', 'duplicate;DUPLICATE'),
	plain('hs_pipeline', '0'),
	looked('hs_pipeline', 'Support Pipeline', '0'),
	plain('hs_pipeline_stage', '3'),
	looked('hs_pipeline_stage', 'Waiting on us', '3'),
	looked('hs_pipeline_stage', 'closed', '4'),
	looked('hs_pipeline_stage', ['New'], '1'),
	empty('content', null),
	empty('hs_resolution', ''),
	stranger('hs_pipeline_stage', 'Nonsense'),
	hubspots('hs_pipeline_stage', OTHER_STAGE),
	value('hs_pipeline_stage', 'Requested', bad(OTHER_STAGE), bad('Requested'), bad('Requested')),
	wrong('hs_ticket_priority', 'ASAP'),
	wrong('due_on', '24.12.2026'),
	wrong('affected_users', 'many'),
	wrong('affected_users', '1.234,5'),
	hopeless('content', { nested: true }),
	hopeless('affected_users', Infinity),
];

/** The values that items are made of, beside what marks each of them. */
export const VALUES: Readonly<Record<ObjectName, readonly Value[]>> = {
	contact: CONTACT_VALUES,
	ticket: TICKET_VALUES,
};

/** Does HubSpot refuse it for the pipeline of the ticket, which the node does not know? */
export function isMisplaced({ fates }: Value): boolean {
	return typeof fates === 'object' && fates.all.end === 'bad' && fates.all.sent === OTHER_STAGE;
}

/** Has HubSpot no such property to write? */
export function isUnknown({ fates }: Value): boolean {
	return typeof fates === 'object' && fates.all === unknown;
}

const LISTS = new Set(['interests', 'hs_resolution']);

/** Properties of several choices, to which a text with a leading semicolon is added. */
export const isList = (name: string): boolean => LISTS.has(name);

/**
 * What HubSpot makes of a text that it is sent for a property of which nothing else is stated.
 *
 * @param current what the record has, to which a list after a leading semicolon is added
 */
export function storedForm(name: string, text: string, current = ''): string {
	if (text === '') return '';
	if (name === 'email') return text.toLowerCase();
	if (!isList(name)) return text;
	const whole = text.startsWith(';') ? `${current};${text}` : text;
	return [...new Set(whole.split(';').filter(Boolean))].join(';');
}

/** Properties whose choices HubSpot keeps in a list of its own, which is read for names only. */
export const OUTSIDE_LISTS: ReadonlyMap<string, 'owners' | 'pipelines'> = new Map([
	['hubspot_owner_id', 'owners'],
	['hs_pipeline', 'pipelines'],
	['hs_pipeline_stage', 'pipelines'],
]);
