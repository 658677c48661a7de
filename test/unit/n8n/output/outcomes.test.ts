import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import {
	errorLine,
	failedItem,
	isUnwanted,
	type ItemOutcome,
} from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import { outputItems } from '../../../../nodes/CrmBatch/n8n/output/outputItems';
import { configOf, nothingPrepared } from '../../support/nodeConfig';
import { failed, found } from '../../support/outcomes';
import { resultOf } from '../../support/steps';

describe('errorLine', () => {
	test.each([
		{ title: 'failed', outcome: failed(), line: 'bad value' },
		{
			title: 'was not sent',
			outcome: { outcome: 'notSent', failure: { message: 'rate limit' } },
			line: 'Not sent: rate limit',
		},
		{
			title: 'is unknown',
			outcome: { outcome: 'unknown', failure: { message: 'lost' } },
			line: 'May have been written, check before you send it again: lost',
		},
	] as const)('says what to do about an item that $title', ({ outcome, line }) => {
		expect(errorLine(outcome)).toBe(line);
	});

	test('is never empty, because n8n takes an item with an empty error for a success', () => {
		const { message } = failureOf(problem('REASON_UNKNOWN'));
		expect(errorLine(failedItem({ message: '' }))).toBe(message);
	});
});

describe('isUnwanted', () => {
	const notFound = failed({ category: 'OBJECT_NOT_FOUND' });
	const notSent: ItemOutcome = {
		outcome: 'notSent',
		failure: { message: 'x', category: 'OBJECT_NOT_FOUND' },
	};

	test.each([
		{ title: 'a record that was not found', outcome: notFound },
		{ title: 'another failure', outcome: failed({ category: 'CONFLICT' }) },
		{ title: 'a failure without a category', outcome: failed() },
		{ title: 'a record that was not sent', outcome: notSent },
		{
			title: 'an unknown outcome',
			outcome: { outcome: 'unknown', failure: { message: 'x' } },
		},
	] as const)('is true for $title by default', ({ outcome }) => {
		expect(isUnwanted(outcome, configOf('get'))).toBe(true);
	});

	test.each(['error', 'empty', 'skip'] as const)('is false for a success (%s)', (policy) => {
		expect(isUnwanted(found({}), configOf('get', { notFound: policy }))).toBe(false);
	});

	describe.each(['empty', 'skip'] as const)('if missing records are accepted (%s)', (policy) => {
		const config = configOf('get', { notFound: policy });

		test.each([
			{ title: 'a record that was not found', outcome: notFound, is: false },
			{ title: 'another failure', outcome: failed({ category: 'CONFLICT' }), is: true },
			{ title: 'a failure without a category', outcome: failed(), is: true },
			{ title: 'a record that was not sent', outcome: notSent, is: true },
		])('is $is for $title, as is the error in its item', ({ outcome, is }) => {
			expect(isUnwanted(outcome, config)).toBe(is);
			const input = { items: [{ json: {} }], isBinaryInJson: false };
			const [item] = resultOf(
				outputItems([outcome], config, nothingPrepared, input, {
					routesDetails: true,
				}),
			);
			expect('error' in (item?.json ?? {})).toBe(is);
		});

		test.each(['create', 'delete', 'update', 'upsert'] as const)(
			'is true for %s: the option is for reads',
			(name) => {
				expect(isUnwanted(notFound, configOf(name, { notFound: policy }))).toBe(true);
			},
		);
	});
});
