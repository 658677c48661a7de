/** What the node says of some of HubSpot's answers, for tests of what becomes of them. */

export const NOT_FOUND = lineOfNotFound('contact');

/** The line where HubSpot's text does not say what the records are. */
export const RECORD_NOT_FOUND = lineOfNotFound('record');

function lineOfNotFound(object: string): string {
	return `HubSpot has no ${object} with this 'ID': it was archived or merged, or the ID is of another object`;
}

export const unknownProperty = (name: string): string =>
	`Property "${name}" does not exist: correct the name, or set 'Unknown Properties' to 'Ignore'`;

export const missingScope = (scopes: string): string =>
	`The credential lacks the HubSpot scope ${scopes}: add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again`;

export const taken = (id: string): string =>
	`Record ${id} already has this e-mail or other unique value: update that one, or use 'Create or Update'`;

export const silent = (status: number | string): string =>
	`HubSpot answered ${status} without a reason: send this item by itself`;

export const down = (status: number): string =>
	[408, 504, 524].includes(status)
		? `HubSpot took too long (it answered ${status}): lower 'Batch Size'`
		: `HubSpot is down or overloaded (it answered ${status}): see https://status.hubspot.com`;

export const elsewhere = (status: number): string =>
	`The credential's 'Base URL' leads elsewhere (it answered ${status}): set it to https://api.hubapi.com`;

export const notHubspot = (status: number): string =>
	`The credential's 'Base URL' is not HubSpot's (it answered ${status}): set it to https://api.hubapi.com`;

export const TEN_SECONDS =
	"HubSpot's limit of requests in ten seconds stays reached: lower 'Concurrency', or raise 'Max Wait'";

export const LIMIT =
	"HubSpot's limit of requests stays reached: lower 'Concurrency', or raise 'Max Wait'";

export const DAILY = "HubSpot's daily limit of requests is reached: send the items again tomorrow";

export const LOCKED =
	'HubSpot has locked these records for a bulk sync: send the items again when it is done';

export const MOVING =
	'HubSpot is moving this account to another data centre: send the items again when it is done';
