import type { Switches } from '../../sandbox';

/** Switches that no case decides, with the reason. */
export const NOT_ASKED_SWITCHES: Readonly<Partial<Record<keyof Switches, string>>> = {};

const CLIENT = 'it is about a client, which the tests of the sandbox run';
const RULES = "the rules for required properties can only be set in HubSpot's user interface";
const OTHER_TOKEN = 'it needs another token, with fewer scopes';
const LABELS = 'labels would stay in the account, and an account has few of them';
const CUSTOM = 'it would need a custom object type of its own, which only some accounts may have';
const OTHER_TYPES = 'the run makes only contacts, tickets and companies';
const OAUTH = 'it needs an OAuth app and the consent of a user';
const LIMIT = 'it would use up the rate limit, which other apps of the account share';
const FAULT = 'it happens by chance';
const PART = 'the run asks only a part of it, so it does not confirm it';
const OLD_TEXT = 'it is an older text; the switch for it tells which one the account has';

/** Rows of docs/sandbox-fidelity.md that no case checks: the start of each, and the reason. */
export const NOT_ASKED_ROWS: ReadonlyArray<readonly [start: string, reason: string]> = [
	['The official client works as its README shows', CLIENT],
	["HubSpot's MCP server 0.4.0 works", CLIENT],
	['The official client throws a 429', CLIENT],
	['2026-09 enforces the account', RULES],
	['For an update, only the required properties', RULES],
	['`The property values provided are invalid`', RULES],
	['`A value for <name> must be provided`', RULES],
	['`<name> is required because of a conditional property rule', RULES],
	['The read scope is required', OTHER_TOKEN],
	['The scopes of both object types are required', OTHER_TOKEN],
	['The list requires `crm.schemas.custom.read`', OTHER_TOKEN],
	['Records of custom object types require', OTHER_TOKEN],
	['Activities have the scopes of contacts', OTHER_TOKEN],
	['The labels sent replace the existing ones', LABELS],
	['Batches create, read and remove associations and labels', LABELS],
	['A label is `USER_DEFINED`', LABELS],
	['The query leaves out property definitions', CUSTOM],
	['The associations of a schema are those that lead from it.', CUSTOM],
	['They have `hs_createdate` instead of `createdate`', CUSTOM],
	["A create requires the schema's required properties", CUSTOM],
	['A GET of a record lists them by fully qualified name', CUSTOM],
	['Activities require a time', OTHER_TYPES],
	["HubSpot's association types of notes, tasks, calls", OTHER_TYPES],
	['Owners are paged by 100.', 'owners are persons, so the run does not read them'],
	['Sensitive properties are listed only', 'sensitive data has to be switched on in the account'],
	['An access token expires after 30 minutes', OAUTH],
	['`The OAuth token used to make this call expired <n> second(s) ago.`', OAUTH],
	['The consent page lists the scopes', OAUTH],
	['Consent redirects with a code and the state', OAUTH],
	['An unknown app, an invalid redirect or an unknown scope', OAUTH],
	['With a code challenge, the code verifier must match', OAUTH],
	['An authorization code works once', OAUTH],
	['Errors of the token endpoint', OAUTH],
	['A refresh returns the same refresh token.', OAUTH],
	['All versions of the token endpoint refresh alike.', OAUTH],
	['Tokens can be introspected and revoked.', OAUTH],
	['The window of ten seconds is rolling', LIMIT],
	['An OAuth app may send 110 requests in ten seconds', LIMIT],
	['Associations have their own limit', LIMIT],
	['A gateway can time out although the request is processed', FAULT],
	['A reply can lack a result', FAULT],
	['`A contact with email <address> already exists. Existing ID: <id>`', OLD_TEXT],
	['`<value> was not a valid long.`', OLD_TEXT],
	['`<name> was not a valid number`', OLD_TEXT],
	['Contacts, tickets, companies, deals, other standard types', PART],
	['Custom object types are named by type id', PART],
	['Properties, pipelines and owners exist in all versions.', PART],
	['Private apps share the daily limit', PART],
	['Headers and bodies report the limits.', PART],
	['The deprecated headers report the last second', PART],
	['Operators compare text case-insensitively', PART],
	['A record must match all filters of at least one group.', PART],
	['One sort. Without a sort, the oldest record is first.', PART],
	['Archived records are returned only with `archived=true`', PART],
	['A merge creates a new record', PART],
	['A custom property is created with 201', PART],
	['A removal replies with 204', PART],
	['The date-based versions have the same endpoints', PART],
	['Lists are paged, lowest id first.', PART],
	['The body of an archive lists invalid ids and types', PART],
	['E-mail addresses are stored and returned in lower case', PART],
	['A contact is also found by its additional addresses.', PART],
	['A merge of a record with itself', PART],
];
