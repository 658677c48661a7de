import { noCost } from '../../../../nodes/CrmBatch/batch/run';
import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/journal';
import {
	count,
	dryRunLine,
	plural,
	summaryLine,
} from '../../../../nodes/CrmBatch/n8n/output/summary';
import { setupOf } from '../../support/runSetup';

const done = (isNew?: boolean): ItemOutcome => ({
	outcome: 'succeeded',
	result: { id: '1', ...(isNew !== undefined && { new: isNew }) },
});
const failed: ItemOutcome = { outcome: 'failed', reason: { message: 'bad' }, alone: true };
const absent: ItemOutcome = {
	outcome: 'failed',
	reason: { message: 'gone', category: 'OBJECT_NOT_FOUND' },
	alone: true,
};
const contentWithAbsence = setupOf('read', { settings: { notFound: 'skip' } });
const notSent: ItemOutcome = { outcome: 'notSent', reason: { message: 'stopped' } };
const unknown: ItemOutcome = { outcome: 'unknown', reason: { message: 'lost' } };

test('outcomes are counted by their kind', () => {
	const outcomes = [done(), failed, done(), unknown, notSent, notSent, notSent];
	const none = { succeeded: 0, failed: 0, notFound: 0, notSent: 0, unknown: 0 };
	const counts = { ...none, succeeded: 2, failed: 1, notSent: 3, unknown: 1 };
	expect(count(outcomes, setupOf('create'))).toEqual(counts);
	expect(count(outcomes, contentWithAbsence)).toEqual(counts);
	expect(count([], setupOf('create'))).toEqual(none);
});

test.each([
	{ title: 'a read that is content with them', setup: contentWithAbsence, failed: 1, notFound: 2 },
	{ title: 'a read that is not', setup: setupOf('read'), failed: 3, notFound: 0 },
	{
		title: 'a write',
		setup: setupOf('update', { settings: { notFound: 'empty' } }),
		failed: 3,
		notFound: 0,
	},
])('records that were not found are counted by $title', (row) => {
	expect(count([absent, failed, absent, done()], row.setup)).toMatchObject({
		succeeded: 1,
		failed: row.failed,
		notFound: row.notFound,
	});
});

describe('the line about a run', () => {
	const cost = { requests: 3, retries: 0, waitedMs: 0 };

	test.each([
		{
			title: 'a read',
			name: 'read',
			outcomes: [done(), done(), failed],
			line: '3 records, 3 requests: 2 read, 1 failed',
		},
		{
			title: 'an upsert tells what is new',
			name: 'upsert',
			outcomes: [done(true), done(false), done(false), failed],
			line: '4 records, 3 requests: 1 created, 2 updated, 1 failed',
		},
		{
			title: 'an upsert that does not tell what is new',
			name: 'upsert',
			outcomes: [done(), done()],
			line: '2 records, 3 requests: 2 written, 0 failed',
		},
		{
			title: 'records that were not sent, and of unknown outcome',
			name: 'create',
			outcomes: [done(), notSent, unknown, unknown],
			line: '4 records, 3 requests: 1 created, 0 failed, 1 not sent, 2 of unknown outcome',
		},
		{
			title: 'an archive, which returns nothing',
			name: 'archive',
			outcomes: [{ outcome: 'succeeded', result: undefined }],
			line: '1 record, 3 requests: 1 archived, 0 failed',
		},
		{
			title: 'nothing',
			name: 'update',
			outcomes: [],
			line: '0 records, 3 requests: 0 updated, 0 failed',
		},
	] as const)('$title', ({ name, outcomes, line }) => {
		expect(summaryLine(outcomes, setupOf(name), cost)).toBe(line);
	});

	test.each([
		{ retries: 0, waitedMs: 900, line: '1 record, 1 request: 1 read, 0 failed' },
		{
			retries: 1,
			waitedMs: 940,
			line: '1 record, 1 request: 1 read, 0 failed (1 retry, 0.9 s waited)',
		},
		{
			retries: 12,
			waitedMs: 123_456,
			line: '1 record, 1 request: 1 read, 0 failed (12 retries, 123.5 s waited)',
		},
	])('tells of $retries retries', ({ line, ...waited }) => {
		expect(summaryLine([done()], setupOf('read'), { requests: 1, ...waited })).toBe(line);
	});

	test('a record that several items share counts once', () => {
		const shared = done(true);
		expect(summaryLine([shared, done(false), shared], setupOf('upsert'), cost)).toBe(
			'2 records from 3 items, 3 requests: 1 created, 1 updated, 0 failed',
		);
	});

	test('tells of records that were not found, where the run is content with it', () => {
		expect(summaryLine([done(), absent, failed, absent], contentWithAbsence, cost)).toBe(
			'4 records, 3 requests: 1 read, 1 failed, 2 not found',
		);
		expect(summaryLine([done(), absent, failed, absent], setupOf('read'), cost)).toBe(
			'4 records, 3 requests: 1 read, 3 failed',
		);
	});

	test('a run that sent nothing made no request', () => {
		expect(summaryLine([failed], setupOf('read'), noCost)).toBe(
			'1 record, 0 requests: 0 read, 1 failed',
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
])('$number is said as "$line"', ({ number, line }) => {
	expect(plural(number, 'retry', 'retries')).toBe(line);
});
