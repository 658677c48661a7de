import { noCost } from '../../../../nodes/CrmBatch/batch/types';
import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import {
	count,
	dryRunLine,
	itemList,
	plural,
	summaryLine,
} from '../../../../nodes/CrmBatch/n8n/output/summary';
import { configOf } from '../../support/nodeConfig';
import { resultOf } from '../../support/steps';

const done = (isNew?: boolean): ItemOutcome => ({
	outcome: 'succeeded',
	value: { id: '1', ...(isNew !== undefined && { new: isNew }) },
});
const failed: ItemOutcome = { outcome: 'failed', failure: { message: 'bad' } };
const absent: ItemOutcome = {
	outcome: 'failed',
	failure: { message: 'gone', category: 'OBJECT_NOT_FOUND' },
};
const acceptsMissing = configOf('get', { notFound: 'skip' });
const notSent: ItemOutcome = { outcome: 'notSent', failure: { message: 'stopped' } };
const unknown: ItemOutcome = { outcome: 'unknown', failure: { message: 'lost' } };

test('outcomes are counted by kind', () => {
	const outcomes = [done(), failed, done(), unknown, notSent, notSent, notSent];
	const none = { succeeded: 0, failed: 0, notFound: 0, notSent: 0, unknown: 0, notLinked: 0 };
	const counts = { ...none, succeeded: 2, failed: 1, notSent: 3, unknown: 1 };
	expect(resultOf(count(outcomes, configOf('create')))).toEqual(counts);
	expect(resultOf(count(outcomes, acceptsMissing))).toEqual(counts);
	expect(resultOf(count([], configOf('create')))).toEqual(none);
});

test.each([
	{ title: 'a read that accepts them', config: acceptsMissing, failed: 1, notFound: 2 },
	{ title: 'a read that does not', config: configOf('get'), failed: 3, notFound: 0 },
	{
		title: 'a write',
		config: configOf('update', { notFound: 'empty' }),
		failed: 3,
		notFound: 0,
	},
])('records that were not found are counted by $title', (row) => {
	expect(resultOf(count([absent, failed, absent, done()], row.config))).toMatchObject({
		succeeded: 1,
		failed: row.failed,
		notFound: row.notFound,
	});
});

describe('the summary of a run', () => {
	const cost = { requests: 3, retries: 0, waitedMs: 0 };

	test.each([
		{
			title: 'a read',
			name: 'get',
			outcomes: [done(), done(), failed],
			line: '3 records, 3 requests: 2 read, 1 failed',
		},
		{
			title: 'an upsert with the number of new records',
			name: 'upsert',
			outcomes: [done(true), done(false), done(false), failed],
			line: '4 records, 3 requests: 1 created, 2 updated, 1 failed',
		},
		{
			title: 'an upsert without the number of new records',
			name: 'upsert',
			outcomes: [done(), done()],
			line: '2 records, 3 requests: 2 written',
		},
		{
			title: 'records that were not sent or are unknown',
			name: 'create',
			outcomes: [done(), notSent, unknown, unknown],
			line: '4 records, 3 requests: 1 created, 1 not sent, 2 of unknown outcome',
		},
		{
			title: 'a delete, which returns nothing',
			name: 'delete',
			outcomes: [{ outcome: 'succeeded', value: undefined }],
			line: '1 record, 3 requests: 1 deleted',
		},
		{
			title: 'no records',
			name: 'update',
			outcomes: [],
			line: '0 records, 3 requests: 0 updated',
		},
	] as const)('$title', ({ name, outcomes, line }) => {
		expect(resultOf(summaryLine(outcomes, configOf(name), cost))).toBe(line);
	});

	test.each([
		{ retries: 0, waitedMs: 900, line: '1 record, 1 request: 1 read' },
		{
			retries: 1,
			waitedMs: 940,
			line: '1 record, 1 request: 1 read (1 retry, 0.9 s waited)',
		},
		{
			retries: 12,
			waitedMs: 123_456,
			line: '1 record, 1 request: 1 read (12 retries, 123.5 s waited)',
		},
	])('has $retries retries', ({ line, ...waited }) => {
		expect(resultOf(summaryLine([done()], configOf('get'), { requests: 1, ...waited }))).toBe(line);
	});

	test('counts a record of several items once', () => {
		const shared = done(true);
		expect(resultOf(summaryLine([shared, done(false), shared], configOf('upsert'), cost))).toBe(
			'2 records from 3 items, 3 requests: 1 created, 1 updated',
		);
	});

	test('has a count of records that were not found if the run accepts them', () => {
		expect(resultOf(summaryLine([done(), absent, failed, absent], acceptsMissing, cost))).toBe(
			'4 records, 3 requests: 1 read, 1 failed, 2 not found',
		);
		expect(resultOf(summaryLine([done(), absent, failed, absent], configOf('get'), cost))).toBe(
			'4 records, 3 requests: 1 read, 3 failed',
		);
	});

	test('has no requests if nothing was sent', () => {
		expect(resultOf(summaryLine([failed], configOf('get'), noCost()))).toBe(
			'1 record, 0 requests: 1 failed',
		);
	});
});

test.each([
	{
		records: 1,
		refused: 0,
		line: 'Dry run, nothing was written: 1 record would have been sent',
	},
	{
		records: 5,
		refused: 1,
		line: 'Dry run, nothing was written: 5 records would have been sent, 1 item failed the check',
	},
	{
		records: 0,
		refused: 2,
		line: 'Dry run, nothing was written: 0 records would have been sent, 2 items failed the check',
	},
])('a dry run of $records records, $refused refused', ({ records, refused, line }) => {
	expect(dryRunLine(records, refused)).toBe(line);
});

test.each([
	{ number: 0, line: '0 retries' },
	{ number: 1, line: '1 retry' },
	{ number: 2, line: '2 retries' },
])('plural of $number is "$line"', ({ number, line }) => {
	expect(plural(number, 'retry', 'retries')).toBe(line);
});

test.each([
	{ items: [7], line: '7' },
	{ items: [0, 1], line: '0, 1' },
	{ items: [0, 1, 2], line: '0–2' },
	{ items: [0, 2, 3, 7, 8], line: '0, 2, 3, 7, 8' },
	{ items: [0, 2, 3, 7, 8, 9], line: '0, 2, 3, 7–9' },
	{ items: [0, 2, 4, 6, 8, 10, 11, 12], line: '0, 2, 4, 6, 8 and 3 more' },
	{ items: Array.from({ length: 20_000 }, (_, item) => item), line: '0–19999' },
])('the item indexes $items are "$line"', ({ items, line }) => {
	expect(itemList(items)).toBe(line);
});
