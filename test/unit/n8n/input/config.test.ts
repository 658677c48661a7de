import { toSettings } from '../../../../nodes/CrmBatch/n8n/input/settings';

const defaults = {
	batchSize: 100,
	concurrency: 4,
	maxWaitMs: 300_000,
	dryRun: false,
	duplicates: 'merge',
	notFound: 'error',
	unknownProperties: 'error',
};

describe('the options of a run', () => {
	test.each([
		{ title: 'none', options: {} },
		{ title: 'nothing', options: undefined },
		{ title: 'null', options: null },
		{ title: 'a text', options: 'batchSize' },
		{ title: 'a list', options: [5] },
	])('$title means the defaults', ({ options }) => {
		expect(toSettings(options)).toEqual(defaults);
	});

	test.each([
		{ title: 'the batch size', options: { batchSize: 7 }, setting: { batchSize: 7 } },
		{ title: 'the least batch size', options: { batchSize: 1 }, setting: { batchSize: 1 } },
		{ title: 'a number as text', options: { batchSize: '50' }, setting: { batchSize: 50 } },
		{ title: 'a fraction, cut off', options: { batchSize: 9.9 }, setting: { batchSize: 9 } },
		{ title: 'the concurrency', options: { concurrency: 10 }, setting: { concurrency: 10 } },
		{ title: 'a concurrency, cut off', options: { concurrency: 2.5 }, setting: { concurrency: 2 } },
		{ title: 'the patience, in seconds', options: { maxWait: 1.5 }, setting: { maxWaitMs: 1_500 } },
		{ title: 'no patience at all', options: { maxWait: 0 }, setting: { maxWaitMs: 0 } },
		{ title: 'a day of it', options: { maxWait: 86_400 }, setting: { maxWaitMs: 86_400_000 } },
		{ title: 'a dry run', options: { dryRun: true }, setting: { dryRun: true } },
		{ title: 'a dry run as text', options: { dryRun: 'true' }, setting: { dryRun: true } },
		{ title: 'no dry run, as text', options: { dryRun: 'false' }, setting: { dryRun: false } },
		{ title: 'duplicates', options: { duplicates: 'error' }, setting: { duplicates: 'error' } },
		{ title: 'not found: empty', options: { notFound: 'empty' }, setting: { notFound: 'empty' } },
		{ title: 'not found: skip', options: { notFound: 'skip' }, setting: { notFound: 'skip' } },
		{
			title: 'unknown properties',
			options: { unknownProperties: 'ignore' },
			setting: { unknownProperties: 'ignore' },
		},
	])('are read: $title', ({ options, setting }) => {
		expect(toSettings(options)).toEqual({ ...defaults, ...setting });
	});

	const batchSize = "'Batch Size' must be a number from 1 to 100";
	const concurrency = "'Concurrency' must be a number from 1 to 10";
	const RANGE = 'OPTION_OUT_OF_RANGE';
	const maxWait = "'Max Wait' must be a number from 0 to 86400";

	test.each([
		{ title: 'a batch of none', options: { batchSize: 0 }, message: batchSize, code: RANGE },
		{ title: 'a batch of 101', options: { batchSize: 101 }, message: batchSize, code: RANGE },
		{
			title: 'a batch of less than one',
			options: { batchSize: 0.9 },
			message: batchSize,
			code: RANGE,
		},
		{ title: 'a batch of many', options: { batchSize: 'many' }, message: batchSize, code: RANGE },
		{
			title: 'a batch of NaN',
			options: { batchSize: Number.NaN },
			message: batchSize,
			code: RANGE,
		},
		{ title: 'a batch of null', options: { batchSize: null }, message: batchSize, code: RANGE },
		{
			title: 'a batch of an empty text',
			options: { batchSize: '' },
			message: batchSize,
			code: RANGE,
		},
		{ title: 'a batch of an object', options: { batchSize: {} }, message: batchSize, code: RANGE },
		{ title: 'a batch of true', options: { batchSize: true }, message: batchSize, code: RANGE },
		{ title: 'no lane', options: { concurrency: 0 }, message: concurrency, code: RANGE },
		{ title: 'eleven lanes', options: { concurrency: 11 }, message: concurrency, code: RANGE },
		{ title: 'a negative patience', options: { maxWait: -1 }, message: maxWait, code: RANGE },
		{
			title: 'a patience without end',
			options: { maxWait: Infinity },
			message: maxWait,
			code: RANGE,
		},
		{
			title: 'a patience of an empty text',
			options: { maxWait: '' },
			message: maxWait,
			code: RANGE,
		},
		{ title: 'a patience of null', options: { maxWait: null }, message: maxWait, code: RANGE },
		{
			title: 'an odd dry run',
			options: { dryRun: 'yes' },
			message: "'Dry Run' must be true or false",
			code: 'OPTION_NOT_A_BOOLEAN',
		},
		{
			title: 'an odd policy for duplicates',
			options: { duplicates: 'Merge' },
			message: "'Duplicates' must be one of merge, error",
			code: 'OPTION_NOT_A_CHOICE',
		},
		{
			title: 'an odd policy for records that are not found',
			options: { notFound: true },
			message: "'Records Not Found' must be one of error, empty, skip",
			code: 'OPTION_NOT_A_CHOICE',
		},
		{
			title: 'an odd policy for unknown properties',
			options: { unknownProperties: 'drop' },
			message: "'Unknown Properties' must be one of error, ignore",
			code: 'OPTION_NOT_A_CHOICE',
		},
		{
			title: 'the first of several odd options',
			options: { notFound: 'x', maxWait: -1, dryRun: 'yes' },
			message: maxWait,
			code: RANGE,
		},
	])('$title is refused', ({ options, message, code }) => {
		expect(toSettings(options)).toEqual({ message, category: 'INVALID_INPUT', code });
	});
});
