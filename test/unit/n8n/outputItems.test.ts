import type { ItemOutcome } from '../../../nodes/CrmBatch/n8n/journal';
import {
	errorItem,
	errorLine,
	isNotFound,
	outputItems,
} from '../../../nodes/CrmBatch/n8n/outputItems';
import type { Settings } from '../../../nodes/CrmBatch/n8n/settings';
import { toSettings } from '../../../nodes/CrmBatch/n8n/settings';
import type { Setup } from '../../../nodes/CrmBatch/n8n/setup';
import { envelope, object, operation, request, type OperationName } from '../support/sentBatch';
import { record } from '../support/replies';

const settings = (own: Partial<Settings> = {}): Settings => {
	const read = toSettings({});
	if ('message' in read) throw new Error(read.message);
	return { ...read, ...own };
};

interface Run {
	readonly name?: OperationName;
	readonly simplify?: boolean;
	readonly settings?: Partial<Settings>;
	readonly by?: string;
	/** The value that named the record of each item. */
	readonly ids?: readonly string[];
}

/** The output items of these outcomes, in a run whose nothing else matters. */
const output = (outcomes: readonly ItemOutcome[], run: Run = {}) => {
	const setup: Setup = {
		object: object('contact'),
		operation: operation(run.name ?? 'read'),
		settings: settings(run.settings),
		simplify: run.simplify ?? true,
		send: async () => await Promise.reject(new Error('nothing is sent here')),
	};
	const wish = envelope({ ...(run.by && { idProperty: run.by }) });
	const requests = (run.ids ?? []).map((id, item) => request({ item, id, envelope: wish }));
	return outputItems(outcomes, setup, {
		entries: [],
		refused: new Map(),
		requests: new Map(requests.map((one) => [one.item, one])),
		notes: [],
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

	test.each([
		{ title: 'a record that was not found', outcome: notFound, is: true },
		{ title: 'another failure', outcome: failed({ category: 'CONFLICT' }), is: false },
		{ title: 'a failure without a category', outcome: failed(), is: false },
		{
			title: 'a record that was not sent',
			outcome: { outcome: 'notSent', reason: { message: 'x', category: 'OBJECT_NOT_FOUND' } },
			is: false,
		},
		{ title: 'a success', outcome: found({}), is: false },
	] as const)('not found: $title is $is', ({ outcome, is }) => {
		expect(isNotFound(outcome)).toBe(is);
	});
});
