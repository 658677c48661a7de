import { listAt, resultsOf, textAt } from '../../api/json';
import type { ApiReply, ApiRequest } from '../../api/request';
import type { Case } from '../case';
import { NotAskable, type Fixtures } from '../fixtures';
import { batch, created } from '../requests';

const SEARCH = '/crm/v3/objects/contacts/search';

const search = (body: unknown): ApiRequest => ({ method: 'POST', path: SEARCH, body });

const group = (
	...filters: ReadonlyArray<readonly [name: string, operator: string, value: string]>
) => ({
	filters: filters.map(([propertyName, operator, value]) => ({ propertyName, operator, value })),
});

/** A search for one contact of the run. */
export const searchFor = (f: Fixtures, name: string): ApiRequest =>
	search({ filterGroups: [group(['email', 'EQ', f.email(name)])], limit: 1 });

const totals = (replies: readonly ApiReply[]) => ({
	totals: replies.map(({ body }) => textAt(body, 'total')),
});

/** The times in milliseconds at which the run looks whether a search finds a new record. */
const SEARCH_STEPS = [0, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 20_000, 30_000, 60_000];

/** Searches. The contacts of the set-up are old enough to be found. */
export const SEARCH_CASES: readonly Case[] = [
	{
		id: 'search-delay',
		asks: 'After which time does a search find a new contact?',
		rows: ['`searchDelayMs`', 'A search finds a write only after a delay'],
		requests: (f) => [
			searchFor(f, 'late'),
			batch('contacts', 'create', created(f.contact('late'))),
		],
		compare: [],
		play: async (account, [find, create]) => {
			if (find === undefined || create === undefined) throw new NotAskable('there is no search');
			await account.send(create);
			const from = account.clock.now();
			const replies: ApiReply[] = [];
			for (const step of SEARCH_STEPS) {
				await account.clock.wait(Math.max(0, from + step - account.clock.now()));
				const reply = await account.send(find);
				replies.push(reply);
				if (resultsOf(reply).length > 0) return replies;
			}
			throw new NotAskable('a search did not find a new contact within a minute');
		},
		decides: {
			searchDelayMs: {
				means: `the first of these times at which it is found: ${SEARCH_STEPS.join(', ')} ms`,
				read: (replies) => SEARCH_STEPS[replies.length - 1],
			},
		},
	},
	{
		id: 'search-errors',
		asks: 'A search with a filter without operator, and one by a property that does not exist',
		rows: [
			'`Invalid input JSON on line 1, column 1: Cannot build Filter',
			'`There was a problem with the request. Property',
		],
		requests: (f) =>
			[
				{ propertyName: 'email' },
				{ propertyName: f.property('absent'), operator: 'EQ', value: '1' },
			].map((filter) => ({
				method: 'POST',
				path: '/crm/v3/objects/contacts/search',
				body: { filterGroups: [{ filters: [filter] }] },
			})),
	},
	{
		id: 'search-operators',
		asks: 'Are an e-mail address in upper case and a record id found by a search?',
		rows: [],
		requests: (f) => [
			search({ filterGroups: [group(['email', 'EQ', f.email('bob').toUpperCase()])] }),
			search({ filterGroups: [group(['hs_object_id', 'EQ', f.id('bob')])] }),
		],
		compare: ['status', 'category'],
		facts: totals,
	},
	{
		id: 'search-groups',
		asks: 'Two groups of filters: either may match. Two filters in a group: both must match',
		rows: [],
		requests: (f) => {
			const [ada, bob] = [f.email('ada'), f.email('bob')];
			return [
				search({ filterGroups: [group(['email', 'EQ', ada]), group(['email', 'EQ', bob])] }),
				search({ filterGroups: [group(['email', 'EQ', ada], ['email', 'EQ', bob])] }),
			];
		},
		compare: ['status', 'category'],
		facts: totals,
	},
	{
		id: 'search-sort',
		asks: 'Two contacts without a sort, and sorted by e-mail address, last first',
		rows: ['Pages have the total of all matches'],
		requests: (f) => {
			const filterGroups = ['ada', 'bob'].map((name) => group(['email', 'EQ', f.email(name)]));
			const sorts = [{ propertyName: 'email', direction: 'DESCENDING' }];
			return [
				search({ filterGroups, properties: ['email'] }),
				search({ filterGroups, properties: ['email'], sorts }),
				search({ filterGroups, properties: ['email'], limit: 1 }),
			];
		},
		compare: ['status', 'results'],
		facts: (replies) => ({
			...totals(replies),
			names: replies.map(({ body }) =>
				listAt(body, 'results').map((one) =>
					textAt(one, 'properties', 'email').replace(/^.*_|@.*$/g, ''),
				),
			),
			cursor: textAt(replies[2]?.body, 'paging', 'next', 'after') !== '',
		}),
	},
	{
		id: 'search-limits',
		asks: 'A search for 201 records, with 6 groups, with 7 filters in a group, with 20 filters, from the 10,001st record on, and of 3,001 characters',
		rows: ['Limits: 200 per page, 10,000 in all'],
		requests: (f) => {
			const one = ['email', 'EQ', f.email('ada')] as const;
			return [
				search({ filterGroups: [], limit: 201 }),
				search({ filterGroups: Array.from({ length: 6 }, () => group(one)) }),
				search({ filterGroups: [group(...Array.from({ length: 7 }, () => one))] }),
				search({ filterGroups: Array.from({ length: 4 }, () => group(one, one, one, one, one)) }),
				search({ filterGroups: [group(one)], after: '10000' }),
				search({ query: 'x'.repeat(3_001) }),
			];
		},
		compare: ['status', 'category'],
	},
];
