import { everyReply, filled, listOf, type StressCase } from '../stressCase';

const contacts = (count: number) =>
	listOf(count, (i) => ({ id: `a${i}@x.io`, values: { firstname: `Ann ${i}` } }));

const orphan = (i: number) => ({
	status: 'error',
	category: 'VALIDATION_ERROR',
	message: `Bad ${i}`,
});

type Own = Pick<StressCase, 'operation' | 'by' | 'items'>;

const upsert: Own = { operation: 'upsert', by: 'email', items: () => contacts(100) };
const create: Own = {
	operation: 'create',
	items: () => listOf(100, (i) => ({ values: { firstname: `Ann ${i}`, subject: 'Same' } })),
};
const get: Own = { operation: 'get', items: () => listOf(100, (i) => ({ id: String(i) })) };

/** @param body the body of every reply */
const withBody = (title: string, own: Own, status: number, body: () => unknown): StressCase => ({
	title,
	...own,
	replies: everyReply(status, body),
});

const withErrors = (title: string, own: Own, errors: () => readonly unknown[]): StressCase =>
	withBody(title, own, 207, () => ({ status: 'COMPLETE', results: [], errors: errors() }));

const withResults = (title: string, own: Own, results: () => readonly unknown[]): StressCase =>
	withBody(title, own, 200, () => ({ status: 'COMPLETE', results: results() }));

const wide = () => Object.fromEntries(listOf(5_000, (p) => [`property_${p}`, filled('x', 12)]));

const nested = (levels: number, open: string, close: string) =>
	`${open.repeat(levels)}1${close.repeat(levels)}`;

/** Replies with very many members, or very deep ones. */
export const listCases: readonly StressCase[] = [
	withErrors('16,000 small errors that name no record, in a 207 to 100 contacts', upsert, () =>
		listOf(16_000, orphan),
	),
	withErrors('200,000 small errors (16 MB) that name no record', upsert, () =>
		listOf(200_000, orphan),
	),
	withErrors('100 errors that name no record, each of 200,000 characters', create, () =>
		listOf(100, (i) => ({ ...orphan(i), message: `${i}${filled('x ', 200_000)}` })),
	),
	withErrors('one error that names 100 records, with a list of bad values of 2 MB', get, () => [
		{
			...orphan(0),
			message: `Property values were not valid: ${JSON.stringify(listOf(20_000, (i) => ({ name: `p${i}`, message: filled('x', 60) })))}`,
			context: { ids: listOf(100, String) },
		},
	]),
	withErrors('one error with 1,500,000 IDs (16 MB)', get, () => [
		{ ...orphan(0), context: { ids: listOf(1_500_000, (i) => String(100_000 + i)) } },
	]),
	withErrors('one error with a context of 500,000 fields (16 MB)', get, () => [
		{
			...orphan(0),
			context: Object.fromEntries(listOf(500_000, (i) => [`field${i}`, [String(i)]])),
		},
	]),
	withBody('a refusal with 100,000 errors (16 MB) and 100,000 missing keys', upsert, 400, () => ({
		...orphan(0),
		context: {
			missingObjectPropertyValueCoordinates: listOf(100_000, (i) => `0-1 email:b${i}@x.io`),
		},
		errors: listOf(100_000, (i) => ({ message: `a${i}@x.io is bad`, code: 'INVALID_OPTION' })),
	})),
	withBody('a refusal with 400,000 missing scopes (16 MB)', upsert, 403, () => ({
		...orphan(0),
		context: { missingScopes: listOf(400_000, (i) => `crm.objects.custom${i}.write`) },
	})),
	withBody('a refusal with 1,000,000 duplicate IDs', get, 400, () => ({
		...orphan(0),
		message: 'Duplicate IDs found in batch input',
		context: { ids: listOf(1_000_000, (i) => String(100_000 + i)) },
	})),
	withResults('100,000 results to 100 contacts', upsert, () =>
		listOf(100_000, (i) => ({
			id: String(i),
			properties: { email: `b${i}@x.io`, firstname: 'Ann' },
		})),
	),
	withResults('100,000 results to 100 creates with equal values', create, () =>
		listOf(100_000, (i) => ({ id: String(i), properties: { subject: 'Same' } })),
	),
	withResults('100 results of 200,000 characters each to 100 creates', create, () =>
		listOf(100, (i) => ({
			id: String(i),
			properties: { subject: filled(' a', 200_000), firstname: `Ann ${i}` },
		})),
	),
	withResults(
		'one result of 100 values of 65,536 characters to one create',
		{
			operation: 'create',
			items: () => [{ values: Object.fromEntries(listOf(100, (p) => [`note_${p}`, `N ${p}`])) }],
		},
		() => [
			{
				id: '1',
				properties: Object.fromEntries(listOf(100, (p) => [`note_${p}`, filled('a <b>', 65_536)])),
			},
		],
	),
	withResults('100 results with 200,000 characters of merged IDs each', get, () =>
		listOf(100, (i) => ({
			id: String(5000 + i),
			properties: { hs_merged_object_ids: filled(`${i};`, 200_000) },
		})),
	),
	withResults('100 results with 200,000 characters of further addresses each', upsert, () =>
		listOf(100, (i) => ({
			id: String(5000 + i),
			properties: { email: `a${i}@x.io`, hs_additional_emails: filled('b@x.io;', 200_000) },
		})),
	),
	withResults('100 results with 5,000 properties each (16 MB)', get, () =>
		listOf(100, (i) => ({ id: String(i), properties: wide() })),
	),
	withResults('100 results with 5,000 properties each (16 MB) to 100 creates', create, () =>
		listOf(100, (i) => ({
			id: String(i),
			properties: { ...wide(), firstname: `Ann ${i}`, subject: 'Same' },
		})),
	),
	withResults(
		'100 results with 5,000 properties each (16 MB) that are no record of 100 creates',
		create,
		() => listOf(100, (i) => ({ id: String(i), properties: { ...wide(), subject: 'Other' } })),
	),
	{
		title: 'a record that is nested 100,000 levels deep, for two items',
		operation: 'get',
		items: () => [{ id: '1' }, { id: '1' }],
		replies: () => [
			{
				status: 200,
				text: `{"results":[{"id":"1","properties":{"a":${nested(100_000, '{"a":', '}')}}}]}`,
			},
		],
	},
	{
		title: 'an error that is nested 100,000 levels deep',
		...upsert,
		replies: () => [
			{
				status: 400,
				text: `{"message":"no","context":${nested(100_000, '[', ']')},"errors":[${nested(100_000, '{"errors":', '}')}]}`,
			},
		],
	},
	{
		title: 'a list of bad values that is nested 1,000,000 levels deep in the message',
		...upsert,
		replies: () => [
			{
				status: 400,
				text: JSON.stringify({
					message: `Property values were not valid: ${nested(1_000_000, '[', ']')}`,
				}),
			},
		],
	},
];
