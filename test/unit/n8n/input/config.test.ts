import {
	failureOf,
	problem,
	type Problem,
} from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { readRunOptions } from '../../../../nodes/CrmBatch/n8n/input/config';

const defaults = {
	apiVersion: 'v3',
	batchSize: 100,
	concurrency: 20,
	maxWaitMs: 300_000,
	createOnly: new Set(),
	dryRun: false,
	duplicates: 'merge',
	existingRecords: 'overwrite',
	skipUnchanged: false,
	includeInput: false,
	notFound: 'error',
	unknownProperties: 'error',
};

describe('the options of a run', () => {
	test.each([
		{ title: 'none', options: {} },
		{ title: 'undefined', options: undefined },
		{ title: 'null', options: null },
		{ title: 'text', options: 'batchSize' },
		{ title: 'a list', options: [5] },
	])('are the defaults for $title', ({ options }) => {
		expect(readRunOptions(options)).toEqual({ ok: true, value: defaults });
	});

	test.each([
		{
			title: 'the API version',
			options: { apiVersion: '2026-09' },
			value: { apiVersion: '2026-09' },
		},
		{ title: 'the batch size', options: { batchSize: 7 }, value: { batchSize: 7 } },
		{ title: 'the smallest batch size', options: { batchSize: 1 }, value: { batchSize: 1 } },
		{ title: 'a number as text', options: { batchSize: '50' }, value: { batchSize: 50 } },
		{ title: 'a fraction, rounded down', options: { batchSize: 9.9 }, value: { batchSize: 9 } },
		{ title: 'the concurrency', options: { concurrency: 10 }, value: { concurrency: 10 } },
		{
			title: 'a concurrency, rounded down',
			options: { concurrency: 2.5 },
			value: { concurrency: 2 },
		},
		{
			title: 'the longest wait, in seconds',
			options: { maxWait: 1.5 },
			value: { maxWaitMs: 1_500 },
		},
		{ title: 'no wait at all', options: { maxWait: 0 }, value: { maxWaitMs: 0 } },
		{ title: 'a wait of a day', options: { maxWait: 86_400 }, value: { maxWaitMs: 86_400_000 } },
		{ title: 'a dry run', options: { dryRun: true }, value: { dryRun: true } },
		{
			title: 'names of properties, in a list or as text',
			options: { createOnlyProperties: 'city, state' },
			value: { createOnly: new Set(['city', 'state']) },
		},
		{ title: 'the input', options: { includeInput: true }, value: { includeInput: true } },
		{ title: 'a dry run as text', options: { dryRun: 'true' }, value: { dryRun: true } },
		{ title: 'no dry run as text', options: { dryRun: 'false' }, value: { dryRun: false } },
		{ title: 'duplicates', options: { duplicates: 'error' }, value: { duplicates: 'error' } },
		{ title: 'not found: empty', options: { notFound: 'empty' }, value: { notFound: 'empty' } },
		{ title: 'not found: skip', options: { notFound: 'skip' }, value: { notFound: 'skip' } },
		{
			title: 'unknown properties',
			options: { unknownProperties: 'ignore' },
			value: { unknownProperties: 'ignore' },
		},
	])('are read: $title', ({ options, value }) => {
		expect(readRunOptions(options)).toEqual({ ok: true, value: { ...defaults, ...value } });
	});

	const outOfRange = (least: number, most: number) =>
		problem('OPTION_OUT_OF_RANGE', { least: String(least), most: String(most) });
	const policy = (...choices: readonly string[]) =>
		problem('OPTION_NOT_A_CHOICE', { choices: choices.join(', ') });

	test.each<{ readonly field: string; readonly why: Problem; readonly given: readonly object[] }>([
		{
			field: "'API Version'",
			why: policy('v3', '2026-03', '2026-09'),
			given: ['v4', '2026-3', 'V3', '', 3].map((apiVersion) => ({ apiVersion })),
		},
		{
			field: "'Batch Size'",
			why: outOfRange(1, 100),
			given: [0, 101, 0.9, 'many', Number.NaN, null, '', {}, true].map((batchSize) => ({
				batchSize,
			})),
		},
		{
			field: "'Concurrency'",
			why: outOfRange(0, 20),
			given: [{ concurrency: -1 }, { concurrency: 21 }],
		},
		{
			field: "'Max Wait'",
			why: outOfRange(0, 86_400),
			given: [
				...[-1, Infinity, '', null].map((maxWait) => ({ maxWait })),
				// The first of several invalid options.
				{ notFound: 'x', maxWait: -1, dryRun: 'yes' },
			],
		},
		{ field: "'Dry Run'", why: problem('OPTION_NOT_A_BOOLEAN'), given: [{ dryRun: 'yes' }] },
		{
			field: "'Include Input'",
			why: problem('OPTION_NOT_A_BOOLEAN'),
			given: [{ includeInput: 'yes' }],
		},
		{
			field: "'Duplicates'",
			why: policy('merge', 'error'),
			given: [{ duplicates: 'Merge' }],
		},
		{
			field: "'Records Not Found'",
			why: policy('error', 'empty', 'skip'),
			given: [{ notFound: true }],
		},
		{
			field: "'Unknown Properties'",
			why: policy('error', 'ignore'),
			given: [{ unknownProperties: 'drop' }],
		},
	])('are refused if $field is invalid', ({ field, why, given }) => {
		for (const options of given) {
			expect(readRunOptions(options)).toEqual({ ok: false, failure: failureOf(why, field) });
		}
	});
});
