import type { ItemOutcome } from '../../../nodes/CrmBatch/n8n/journal';
import { count, dryRunLine, plural, summaryLine } from '../../../nodes/CrmBatch/n8n/summary';
import { operation } from '../support/sentBatch';

const done = (isNew?: boolean): ItemOutcome => ({
	outcome: 'succeeded',
	result: { id: '1', ...(isNew !== undefined && { new: isNew }) },
});
const failed: ItemOutcome = { outcome: 'failed', reason: { message: 'bad' }, alone: true };
const notSent: ItemOutcome = { outcome: 'notSent', reason: { message: 'stopped' } };
const unknown: ItemOutcome = { outcome: 'unknown', reason: { message: 'lost' } };

test('outcomes are counted by their kind', () => {
	const outcomes = [done(), failed, done(), unknown, notSent, notSent, notSent];
	expect(count(outcomes)).toEqual({ succeeded: 2, failed: 1, notSent: 3, unknown: 1 });
	expect(count([])).toEqual({ succeeded: 0, failed: 0, notSent: 0, unknown: 0 });
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
		expect(summaryLine(outcomes, operation(name), cost)).toBe(line);
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
		expect(summaryLine([done()], operation('read'), { requests: 1, ...waited })).toBe(line);
	});

	test('a record that several items share counts once', () => {
		const shared = done(true);
		expect(summaryLine([shared, done(false), shared], operation('upsert'), cost)).toBe(
			'2 records from 3 items, 3 requests: 1 created, 1 updated, 0 failed',
		);
	});

	test('a run that sent nothing made no request', () => {
		expect(summaryLine([failed], operation('read'))).toBe('1 record, 0 requests: 0 read, 1 failed');
	});
});

test.each([
	{ records: 1, refused: 0, line: 'Dry run, nothing was sent: 1 record would be' },
	{
		records: 5,
		refused: 1,
		line: 'Dry run, nothing was sent: 5 records would be, 1 item failed the check',
	},
	{
		records: 0,
		refused: 2,
		line: 'Dry run, nothing was sent: 0 records would be, 2 items failed the check',
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
