import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/journal';
import {
	errorItem,
	errorLine,
	isMiss,
	outputItems,
} from '../../../../nodes/CrmBatch/n8n/output/outputItems';
import { record } from '../../support/replies';
import { nothingPrepared, setupOf, type SetupOptions } from '../../support/runSetup';
import { envelope, request, type OperationName } from '../../support/sentBatch';

interface Run extends SetupOptions {
	readonly name?: OperationName;
	readonly by?: string;
	/** The value that named the record of each item. */
	readonly ids?: readonly string[];
	/** Could the items be read beyond that? */
	readonly isRead?: boolean;
}

/** The output items of these outcomes, in a run whose nothing else matters. */
const output = (outcomes: readonly ItemOutcome[], run: Run = {}) => {
	const { ids = [], isRead = true } = run;
	const wish = envelope({ ...(run.by && { idProperty: run.by }) });
	const requests = ids.map((id, item) => [item, request({ item, id, envelope: wish })] as const);
	return outputItems(outcomes, setupOf(run.name ?? 'read', run), {
		...nothingPrepared,
		ids: new Map(ids.entries()),
		requests: new Map(isRead ? requests : []),
	});
};

const found = (properties: Readonly<Record<string, unknown>>, around = {}): ItemOutcome => ({
	outcome: 'succeeded',
	result: record('7', properties, around),
});

const failed = (reason: object = {}, alone = true): ItemOutcome & { outcome: 'failed' } => ({
	outcome: 'failed',
	reason: { message: 'bad value', ...reason },
	alone,
});

describe('the item of a record that succeeded', () => {
	const times = {
		createdAt: '2026-05-21T22:43:55.385Z',
		updatedAt: '2026-05-21T22:45:00.229Z',
		archived: false,
	};

	test('has the properties beside the id, and the times after them', () => {
		const [item] = output([found({ city: 'Oslo', phone: null })]);
		expect(item).toEqual({
			json: { id: '7', city: 'Oslo', phone: null, hs_object_id: '7', ...times },
			pairedItem: { item: 0 },
		});
		expect(Object.keys(item?.json ?? {})[0]).toBe('id');
	});

	test('has what HubSpot adds, where it does', () => {
		const around = {
			new: true,
			archivedAt: '2026-06-01',
			url: 'https://app.hubspot.com/7',
			propertiesWithHistory: { city: [] },
			objectWriteTraceId: 'n8n-run-0',
		};
		expect(output([found({}, around)], { name: 'upsert' })[0]?.json).toEqual({
			id: '7',
			hs_object_id: '7',
			...times,
			new: true,
			archivedAt: '2026-06-01',
			url: 'https://app.hubspot.com/7',
			propertiesWithHistory: { city: [] },
		});
	});

	test.each([{ id: '99' }, { createdAt: 'never' }, { archived: 'true' }])(
		'is not fooled by a property that is called like a field of it: %j',
		(properties) => {
			expect(output([found(properties)])[0]?.json).toMatchObject({ id: '7', ...times });
		},
	);

	test('is the record as it came when it is not to be simplified', () => {
		const outcome = found({ city: 'Oslo' }, { objectWriteTraceId: 'n8n-run-0' });
		expect(output([outcome], { simplify: false })[0]?.json).toEqual(
			record('7', { city: 'Oslo' }, { objectWriteTraceId: 'n8n-run-0' }),
		);
	});

	test('of a dry run is the input that would be sent, as it is', () => {
		const outcome: ItemOutcome = {
			outcome: 'succeeded',
			result: { id: '7', properties: { city: 'Oslo' } },
		};
		expect(output([outcome], { name: 'update', settings: { dryRun: true } })[0]?.json).toEqual({
			id: '7',
			properties: { city: 'Oslo' },
		});
	});

	test('of an archive has the id that the item named', () => {
		const gone: ItemOutcome = { outcome: 'succeeded', result: undefined };
		expect(output([gone, gone], { name: 'archive', ids: ['1', '2'] })).toEqual([
			{ json: { id: '1', archived: true }, pairedItem: { item: 0 } },
			{ json: { id: '2', archived: true }, pairedItem: { item: 1 } },
		]);
	});

	test('of a read hides the property that was read only to tell records apart', () => {
		const outcome = found({ email: 'a@x.io', hs_additional_emails: 'b@x.io' });
		const [item] = output([outcome], { by: 'email', ids: ['b@x.io'] });
		expect(item?.json).toMatchObject({ email: 'a@x.io' });
		expect(item?.json).not.toHaveProperty('hs_additional_emails');
	});

	test('of a write hides nothing', () => {
		const outcome = found({ hs_additional_emails: 'b@x.io' });
		const [item] = output([outcome], { name: 'upsert', by: 'email', ids: ['a@x.io'] });
		expect(item?.json).toMatchObject({ hs_additional_emails: 'b@x.io' });
	});
});

describe('the item of a record that did not succeed', () => {
	test('has an error, a message and details, and nothing else, so that n8n routes it', () => {
		const reason = {
			message: 'Property "x" does not exist',
			original: 'Property values were not valid: …',
			category: 'VALIDATION_ERROR',
			code: 'PROPERTY_DOESNT_EXIST',
			property: 'x',
			correlationId: 'a996e7d6',
			httpStatus: 400,
			existingId: '3401',
			traceId: undefined,
		};
		expect(output([failed(reason)], { name: 'update', ids: ['7'] })).toEqual([
			{
				json: {
					error: 'Property "x" does not exist',
					message: 'Property values were not valid: …',
					details: {
						outcome: 'failed',
						idValue: '7',
						category: 'VALIDATION_ERROR',
						code: 'PROPERTY_DOESNT_EXIST',
						property: 'x',
						correlationId: 'a996e7d6',
						httpStatus: 400,
						existingId: '3401',
						message: 'Property values were not valid: …',
					},
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('does not name what is not known', () => {
		const { json } = errorItem(3, failed(), undefined);
		expect(json).toStrictEqual({
			error: 'bad value',
			message: 'bad value',
			details: { outcome: 'failed' },
		});
	});

	test.each([
		{ title: 'failed', outcome: failed(), line: 'bad value' },
		{
			title: 'failed together with others',
			outcome: failed({}, false),
			line: 'bad value (HubSpot refused this item together with others; it was not tried alone)',
		},
		{
			title: 'was not sent',
			outcome: { outcome: 'notSent', reason: { message: 'rate limit' } },
			line: 'Not sent: rate limit',
		},
		{
			title: 'is of unknown fate',
			outcome: { outcome: 'unknown', reason: { message: 'lost' } },
			line: 'May have been written, check before sending it again: lost',
		},
	] as const)('says what to do when it $title', ({ outcome, line }) => {
		expect(errorLine(outcome)).toBe(line);
		expect(errorItem(0, outcome, '7').json).toMatchObject({
			error: line,
			details: { outcome: outcome.outcome, idValue: '7' },
		});
	});
});

describe('the items of a run', () => {
	test('keep the order of the input, each with the item it came from', () => {
		const items = output([failed(), found({ city: 'a' }), failed(), found({ city: 'b' })]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
			{ item: 3 },
		]);
		expect(items.map(({ json }) => json.city ?? json.error)).toEqual([
			'bad value',
			'a',
			'bad value',
			'b',
		]);
	});

	const notFound = failed({ category: 'OBJECT_NOT_FOUND' });

	test('have a failed one for a record that was not found, unless it is to be otherwise', () => {
		expect(output([notFound])[0]?.json).toHaveProperty('error', 'bad value');
	});

	test('have an empty one for a record that was not found, when that is wanted', () => {
		expect(output([found({}), notFound], { settings: { notFound: 'empty' } })[1]).toEqual({
			json: { id: null, found: false },
			pairedItem: { item: 1 },
		});
	});

	test('have none for a record that was not found, when that is wanted', () => {
		const items = output([notFound, found({}), notFound, failed()], {
			settings: { notFound: 'skip' },
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
	});

	test('have what named the record, even if the rest of the item could not be read', () => {
		const [item] = output([failed({ category: 'INVALID_INPUT' })], { ids: ['7'], isRead: false });
		expect(item?.json).toMatchObject({ details: { idValue: '7' } });
	});

	describe('that share a record', () => {
		const history = [{ value: 'Oslo' }];
		const shared = (): ItemOutcome =>
			found({ city: 'Oslo' }, { propertiesWithHistory: { history } });

		test.each([
			{ title: 'simplified', run: {} },
			{ title: 'as it came', run: { simplify: false } },
			{ title: 'as input of a dry run', run: { name: 'update', settings: { dryRun: true } } },
		] as const)('look the same, and share no object: $title', ({ run }) => {
			const outcome = shared();
			const items = output([outcome, found({ city: 'Rome' }), outcome, outcome], run);
			const [first, , third, fourth] = items.map(({ json }) => json);
			expect(third).toEqual(first);
			expect(fourth).toEqual(first);
			const histories = [first, third, fourth].map((json) => json?.propertiesWithHistory);
			expect(new Set([first, third, fourth, ...histories]).size).toBe(6);
		});

		test('also when two of their entries share it', () => {
			const outcome = shared();
			const [first, second] = output([outcome, { ...outcome }]);
			expect(second?.json).toEqual(first?.json);
			expect(second?.json.propertiesWithHistory).not.toBe(first?.json.propertiesWithHistory);
		});

		test('but items of different records keep their own', () => {
			const outcomes = [shared(), shared()];
			const [first, second] = output(outcomes, { simplify: false });
			expect(outcomes.map((one) => one.outcome === 'succeeded' && one.result)).toEqual([
				first?.json,
				second?.json,
			]);
		});
	});
});

describe('what the user did not want', () => {
	const absent = failed({ category: 'OBJECT_NOT_FOUND' });
	const notSent: ItemOutcome = {
		outcome: 'notSent',
		reason: { message: 'x', category: 'OBJECT_NOT_FOUND' },
	};

	test.each([
		{ title: 'a record that was not found', outcome: absent },
		{ title: 'another failure', outcome: failed({ category: 'CONFLICT' }) },
		{ title: 'a failure without a category', outcome: failed() },
		{ title: 'a record that was not sent', outcome: notSent },
		{ title: 'an unknown fate', outcome: { outcome: 'unknown', reason: { message: 'x' } } },
	] as const)('is $title, when every item is wanted', ({ outcome }) => {
		expect(isMiss(outcome, setupOf('read'))).toBe(true);
	});

	test.each(['error', 'empty', 'skip'] as const)('is no success (not found: %s)', (policy) => {
		expect(isMiss(found({}), setupOf('read', { settings: { notFound: policy } }))).toBe(false);
	});

	describe.each(['empty', 'skip'] as const)('when an absent record is wanted (%s)', (policy) => {
		const setup = setupOf('read', { settings: { notFound: policy } });

		test.each([
			{ title: 'is not a record that was not found', outcome: absent, is: false },
			{
				title: 'is a record that was not found together with others',
				outcome: failed({ category: 'OBJECT_NOT_FOUND' }, false),
				is: true,
			},
			{ title: 'is another failure', outcome: failed({ category: 'CONFLICT' }), is: true },
			{ title: 'is a failure without a category', outcome: failed(), is: true },
			{ title: 'is a record that was not sent', outcome: notSent, is: true },
		])('it $title', ({ outcome, is }) => {
			expect(isMiss(outcome, setup)).toBe(is);
			expect('error' in (outputItems([outcome], setup, nothingPrepared)[0]?.json ?? {})).toBe(is);
		});

		test.each(['archive', 'create', 'update', 'upsert'] as const)(
			'%s misses it all the same: the option is for reads',
			(name) => {
				expect(isMiss(absent, setupOf(name, { settings: { notFound: policy } }))).toBe(true);
			},
		);
	});
});
