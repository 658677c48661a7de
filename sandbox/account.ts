/** The sandbox's HubSpot account. */
export const ACCOUNT = {
	portalId: 147_893_286,
	userId: 9_534_941,
	user: 'owner1@sandbox.example',
	hubDomain: 'sandbox.example',
	uiDomain: 'app-eu1.hubspot.com',
	/** The private app of the static token. */
	privateAppId: 26_892_217,
	/** The OAuth app. */
	oauthAppId: 31_204_455,
	timeZone: 'US/Eastern',
} as const;

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;

const LOCAL = new Intl.DateTimeFormat('en-US', {
	timeZone: ACCOUNT.timeZone,
	hourCycle: 'h23',
	year: 'numeric',
	month: 'numeric',
	day: 'numeric',
	hour: 'numeric',
	minute: 'numeric',
	second: 'numeric',
});

/** The account's offset from UTC in milliseconds. It changes twice a year. */
function utcOffset(now: number): number {
	const parts = new Map(LOCAL.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
	const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
	const local = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return local - Math.floor(now / 1000) * 1000;
}

/** The start of the account's next day, when daily limits reset. */
export function nextMidnight(now: number): number {
	const today = Math.floor((now + utcOffset(now)) / MS_PER_DAY);
	const tomorrow = (today + 1) * MS_PER_DAY;
	const estimate = tomorrow - utcOffset(now);
	return tomorrow - utcOffset(estimate);
}

/** The body of the account details endpoint. */
export function accountDetails(now: number) {
	const offset = utcOffset(now);
	const hours = String(Math.floor(Math.abs(offset) / MS_PER_HOUR)).padStart(2, '0');
	const minutes = String((Math.abs(offset) % MS_PER_HOUR) / 60_000).padStart(2, '0');
	return {
		portalId: ACCOUNT.portalId,
		accountType: 'STANDARD',
		timeZone: ACCOUNT.timeZone,
		companyCurrency: 'USD',
		additionalCurrencies: [],
		utcOffset: `${offset < 0 ? '-' : '+'}${hours}:${minutes}`,
		utcOffsetMilliseconds: offset,
		uiDomain: ACCOUNT.uiDomain,
		dataHostingLocation: 'eu1',
	};
}

/** The address of a record in HubSpot's user interface. */
export function recordUrl(objectTypeId: string, id: string): string {
	return `https://${ACCOUNT.uiDomain}/contacts/${ACCOUNT.portalId}/record/${objectTypeId}/${id}`;
}
