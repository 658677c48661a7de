import { at, textAt } from '../../api/json';
import type { ApiReply } from '../../api/request';
import type { Case } from '../case';
import { NotAskable } from '../fixtures';
import { batch, linkBatch, pair } from '../requests';
import { MISSING_ID } from '../../api/ownRecords';
import { searchFor } from './search';

const RATE_LIMIT_HEADERS = [
	'x-hubspot-ratelimit-max',
	'x-hubspot-ratelimit-remaining',
	'x-hubspot-ratelimit-interval-milliseconds',
	'x-hubspot-ratelimit-daily',
	'x-hubspot-ratelimit-daily-remaining',
	'x-hubspot-ratelimit-secondly',
];

const MEGABYTE = 1024 * 1024;

/** The sizes of bodies in megabytes that are tried with `--large-bodies`, largest first. */
const BODY_SIZES = [32, 16, 8, 4, 2, 1];

const SEARCHES_AT_ONCE = 12;

/** Limits: of requests, of inputs, and of bodies. */
export const LIMIT_CASES: readonly Case[] = [
	{
		id: 'limit-headers',
		asks: 'Which headers report the rate limit, of a batch and of a search?',
		rows: ['Searches have a limit of five per second'],
		requests: (f) => [batch('contacts', 'read', [{ id: f.id('ada') }]), searchFor(f, 'ada')],
		compare: ['status', 'headers'],
		headers: RATE_LIMIT_HEADERS,
	},
	{
		id: 'search-limit',
		asks: `${SEARCHES_AT_ONCE} searches at once: what does a 429 say?`,
		rows: [
			'`retryAfterOn429`',
			'Searches have a limit of five per second',
			'`You have reached your <name> limit.`',
		],
		requests: (f) => [searchFor(f, 'nobody')],
		play: async (account, [request]) => {
			if (request === undefined) throw new NotAskable('there is no search');
			const replies = await account.burst(request, SEARCHES_AT_ONCE);
			const refused = replies.find(({ status }) => status === 429);
			if (refused !== undefined) return [refused];
			throw new NotAskable(`${SEARCHES_AT_ONCE} searches at once met no limit`);
		},
		headers: ['retry-after'],
		decides: {
			retryAfterOn429: {
				means: 'the seconds in Retry-After, 0 without the header',
				read: ([reply]) =>
					reply?.status === 429 ? Number(reply.headers['retry-after'] ?? 0) : undefined,
			},
		},
	},
	{
		id: 'body-size',
		asks: `How large may a body be? Bodies of ${BODY_SIZES.join(', ')} megabytes, until one is read`,
		rows: [
			'`maxBodyBytes`',
			'`The request body is too large`',
			'Bodies of ten megabytes are parsed',
		],
		isLarge: true,
		requests: () =>
			BODY_SIZES.map((size) => ({
				method: 'POST',
				path: '/crm/v3/objects/contacts/batch/read',
				// Spaces before the JSON: HubSpot reads them, and finds a body without inputs.
				body: `${' '.repeat(size * MEGABYTE - 2)}{}`,
			})),
		play: async (account, requests) => {
			const replies: ApiReply[] = [];
			for (const request of requests) {
				const reply = await account.send(request);
				replies.push(reply);
				if (reply.status !== 413) return replies;
			}
			return replies;
		},
		compare: ['status'],
		decides: {
			maxBodyBytes: {
				means: 'the largest of these sizes that is not a 413',
				read: (replies) => {
					const read = replies.findIndex(({ status }) => status !== 413);
					const size = BODY_SIZES[read];
					return size === undefined ? undefined : size * MEGABYTE;
				},
			},
		},
	},
	{
		id: 'daily-usage',
		asks: 'Has the account details, and the daily usage of private apps?',
		rows: ['Account details have the portal'],
		requests: () => [
			{ method: 'GET', path: '/account-info/v3/details', isPrivate: true },
			{ method: 'GET', path: '/account-info/v3/api-usage/daily/private-apps', isPrivate: true },
		],
		compare: ['status', 'form'],
		facts: ([details]) => ({
			types: ['portalId', 'timeZone', 'uiDomain', 'accountType'].map(
				(name) => typeof at(details?.body, name),
			),
		}),
	},
	{
		id: 'too-many-links',
		asks: 'A batch read of the associations of 1,001 contacts, and a batch create of 2,001 associations',
		rows: ['A batch creates up to 2,000 and reads up to 1,000 associations'],
		requests: () => [
			linkBatch(
				'read',
				Array.from({ length: 1_001 }, () => ({ id: MISSING_ID })),
			),
			linkBatch(
				'associate/default',
				Array.from({ length: 2_001 }, () => pair(MISSING_ID, MISSING_ID)),
			),
		],
	},
	{
		id: 'page-of-links',
		asks: 'A page of 501 associations',
		rows: ['Up to 500 associations per page'],
		requests: (f) => [
			{
				method: 'GET',
				path: `/crm/v4/objects/contacts/${f.id('ada')}/associations/tickets?limit=501`,
			},
		],
		compare: ['status', 'category'],
	},
	{
		id: 'page-of-records',
		asks: 'A page of 101 contacts, and a page of one: is there a cursor for the next?',
		rows: [],
		requests: () => [
			{ method: 'GET', path: '/crm/v3/objects/contacts?limit=101', isPrivate: true },
			{ method: 'GET', path: '/crm/v3/objects/contacts?limit=1', isPrivate: true },
		],
		compare: ['status', 'category', 'form'],
		facts: ([, page]) => ({ hasCursor: textAt(page?.body, 'paging', 'next', 'after') !== '' }),
	},
];
