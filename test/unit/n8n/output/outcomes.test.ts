import { failureOf, problem } from '../../../../nodes/CrmBatch/hubspot/errors/problem';
import { linkOperations } from '../../../../nodes/CrmBatch/hubspot/tables/linkOperations';
import {
	compared,
	errorLine,
	failedItem,
	isUnwanted,
	type ItemOutcome,
} from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import { outputItems } from '../../../../nodes/CrmBatch/n8n/output/outputItems';
import { configOf, noFacts } from '../../support/nodeConfig';
import { failed, found } from '../../support/outcomes';
import { sent } from '../../support/sentBatch';
import { resultOf } from '../../support/steps';

describe('errorLine', () => {
	test.each([
		{ title: 'failed', outcome: failed(), line: 'bad value' },
		{
			title: 'was not sent',
			outcome: { outcome: 'notSent', failure: { message: 'rate limit' } },
			line: 'Not sent: rate limit',
		},
	] as const)('says what to do about an item that $title', ({ outcome, line }) => {
		expect(errorLine(outcome)).toBe(line);
	});

	const unknown = { outcome: 'unknown', failure: { message: 'lost' } } as const;
	const safe = 'May have been written, and sending it again is safe: lost';
	const unsafe =
		'May have been written, and sending it again is not safe, so check HubSpot first: lost';

	test.each([
		...(['update', 'upsert', 'delete', 'get'] as const).map((name) => ({ name, line: safe })),
		{ name: 'create', line: unsafe },
	] as const)('says whether an unknown outcome can be sent again: $name', ({ name, line }) => {
		expect(errorLine(unknown, configOf(name).operation)).toBe(line);
	});

	test.each(linkOperations)('says that a link can be sent again: $value', (operation) => {
		expect(errorLine(unknown, operation)).toBe(safe);
	});

	test.each([
		{ title: 'keeps', email: 'a@x.io', line: safe },
		{ title: 'changes', email: 'b@x.io', line: unsafe },
	])('knows a write that $title the value by which it finds its record', ({ email, line }) => {
		const writes = [{ id: 'a@x.io', properties: { email } }];
		const { entries, operation } = sent({ operation: 'upsert', by: 'email', items: [], writes });
		const lines = entries.map((entry) => {
			const outcome = compared(unknown, entry, configOf('upsert'));
			return outcome.outcome === 'succeeded' ? '' : errorLine(outcome, operation);
		});
		expect(lines).toEqual([line]);
	});

	test('does not call an operation that is not known safe', () => {
		expect(errorLine(unknown)).toBe(unsafe);
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
				outputItems([outcome], config, noFacts, input, {
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
