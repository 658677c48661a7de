import type { INodeExecutionData } from 'n8n-workflow';

import type { NodeConfig } from '../../../../nodes/CrmBatch/n8n/input/config';
import { errorLine, type ItemOutcome } from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import type { Engine } from '../../../../nodes/CrmBatch/n8n/engine';
import { errorItem, outputItems } from '../../../../nodes/CrmBatch/n8n/output/outputItems';
import { configOf, noFacts } from '../../support/nodeConfig';
import { failed, found } from '../../support/outcomes';
import { record } from '../../support/replies';
import { envelope, type OperationName } from '../../support/sentBatch';
import { resultOf } from '../../support/steps';

interface Run extends Partial<NodeConfig> {
	readonly name?: OperationName;
	readonly by?: string;
	/** The value that identifies the record of each item. */
	readonly ids?: readonly string[];
	/** Could the rest of the items be read? */
	readonly isRead?: boolean;
	/** The input items; by default without fields. */
	readonly input?: readonly INodeExecutionData[];
	/** Does the workflow keep binary data in `json`? */
	readonly isBinaryInJson?: boolean;
}

/** An input item without fields. */
const noInput = { items: [{ json: {} }], isBinaryInJson: false };
const newest: Engine = { routesDetails: true };

/** The output items for these outcomes. */
const output = (
	outcomes: readonly ItemOutcome[],
	{ name = 'get', by, ids = [], isRead = true, input, isBinaryInJson = false, ...config }: Run = {},
) => {
	const own = envelope({ ...(by && { idProperty: by }) });
	const envelopes = ids.map(() => own);
	const prepared = {
		...noFacts,
		ids: [...ids],
		envelopes: isRead ? envelopes : [],
	};
	const items = input ?? outcomes.map(() => ({ json: {} }));
	return resultOf(
		outputItems(outcomes, configOf(name, config), prepared, { items, isBinaryInJson }, newest),
	);
};

describe('the item of a record that succeeded', () => {
	const times = {
		createdAt: '2026-05-21T22:43:55.385Z',
		updatedAt: '2026-05-21T22:45:00.229Z',
		isArchived: false,
	};

	test('has the ID, the properties, and then the times', () => {
		const [item] = output([found({ city: 'Oslo', phone: null })]);
		expect(item).toEqual({
			json: { id: '7', city: 'Oslo', phone: null, hs_object_id: '7', ...times },
			pairedItem: { item: 0 },
		});
		expect(Object.keys(item?.json ?? {})[0]).toBe('id');
	});

	test('has the further fields that HubSpot returns', () => {
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
			isNew: true,
			archivedAt: '2026-06-01',
			recordUrl: 'https://app.hubspot.com/7',
			propertiesWithHistory: { city: [] },
		});
	});

	test.each(['archived', 'new', 'url', 'deleted', 'found', 'message', 'details', 'createdat'])(
		'has a property with the name %s',
		(name) => {
			const [item] = output([found({ [name]: 'own' }, { new: false, url: 'https://x' })]);
			expect(item?.json).toEqual({
				id: '7',
				[name]: 'own',
				hs_object_id: '7',
				...times,
				isNew: false,
				recordUrl: 'https://x',
			});
		},
	);

	test.each([
		{ name: 'id', as: 'propertyId' },
		{ name: 'error', as: 'propertyError' },
		{ name: 'createdAt', as: 'propertyCreatedAt' },
		{ name: 'isArchived', as: 'propertyIsArchived' },
		{ name: 'notWritten', as: 'propertyNotWritten' },
	])('has a property with the name $name as $as', ({ name, as }) => {
		const [item] = output([found({ [name]: 'own' })]);
		expect(item?.json).toEqual({ id: '7', [as]: 'own', hs_object_id: '7', ...times });
	});

	test('has the properties that HubSpot did not write', () => {
		const outcome = { ...found({ lifecyclestage: 'customer' }), notWritten: ['lifecyclestage'] };
		expect(output([outcome], { name: 'update' })[0]?.json).toMatchObject({
			lifecyclestage: 'customer',
			notWritten: ['lifecyclestage'],
		});
		expect(output([outcome], { name: 'update', simplify: false })[0]?.json).not.toHaveProperty(
			'notWritten',
		);
	});

	test('is the record as HubSpot returned it without Simplify', () => {
		const outcome = found({ city: 'Oslo' }, { objectWriteTraceId: 'n8n-run-0' });
		expect(output([outcome], { simplify: false })[0]?.json).toEqual(
			record('7', { city: 'Oslo' }, { objectWriteTraceId: 'n8n-run-0' }),
		);
	});

	test('of a dry run is the input that would be sent', () => {
		const outcome: ItemOutcome = {
			outcome: 'succeeded',
			value: { id: '7', properties: { city: 'Oslo' } },
		};
		expect(output([outcome], { name: 'update', dryRun: true })[0]?.json).toEqual({
			id: '7',
			properties: { city: 'Oslo' },
		});
	});

	test('of an archive has the ID of the item', () => {
		const gone: ItemOutcome = { outcome: 'succeeded', value: undefined };
		expect(output([gone, gone], { name: 'delete', ids: ['1', '2'] })).toEqual([
			{ json: { id: '1', deleted: true }, pairedItem: { item: 0 } },
			{ json: { id: '2', deleted: true }, pairedItem: { item: 1 } },
		]);
	});

	test('of a read hides the property that was read only for pairing', () => {
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

describe.each([{ simplify: true }, { simplify: false }])(
	'the item of a record that is nested very deep (simplify: $simplify)',
	({ simplify }) => {
		const deep = (levels: number): unknown => {
			const text = '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
			return JSON.parse(text);
		};
		const nested = (levels: number) => {
			const properties = { flat: 'x', deep: deep(levels), list: [[deep(levels)]] };
			const around = { propertiesWithHistory: deep(levels), url: 'https://example.com' };
			const shared = found(properties, around);
			return output([shared, shared], { simplify }).map(({ json }) => json);
		};

		test('loses what no record of HubSpot has, so that it can be copied and written', () => {
			const items = nested(100_000);
			expect(items).toHaveLength(2);
			for (const item of items) {
				const text = JSON.stringify(structuredClone(item));
				expect(text).toContain('"flat":"x"');
				expect(text).toContain('https://example.com');
				expect(text).toContain('null');
				expect(text.length).toBeLessThan(1_000);
			}
		});

		test('is left as it is up to twenty levels', () => {
			// The record, its properties, and two lists.
			expect(JSON.stringify(nested(16))).not.toContain('null');
			expect(JSON.stringify(nested(17))).toContain('null');
		});
	},
);

describe('the item of a record that did not succeed', () => {
	test('has an error, a message and details, and nothing else, so that n8n routes it', () => {
		const failure = {
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
		expect(output([failed(failure)], { name: 'update', ids: ['7'] })).toEqual([
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

	test('begins with the error, and says nothing three times', () => {
		const said = 'HubSpot says no';
		const outcomes = [failed({ message: said, original: said }), failed({ message: said })];
		output(outcomes).forEach(({ json }) => {
			expect(Object.keys(json)).toEqual(['error', 'message', 'details']);
			expect(JSON.stringify(json).split(said)).toHaveLength(3);
		});
	});

	test.each([
		{ name: 'create', isSafe: false },
		{ name: 'upsert', isSafe: true },
	] as const)('says whether a $name of unknown outcome can be sent again', ({ name, isSafe }) => {
		const [item] = output([{ outcome: 'unknown', failure: { message: 'lost' } }], { name });
		expect(item?.json.error).toMatch(isSafe ? /again is safe/ : /again is not safe/);
	});

	test('has no details that are unknown', () => {
		const { json } = errorItem(3, failed(), undefined, noInput, newest);
		expect(json).toStrictEqual({
			error: 'bad value',
			message: 'bad value',
			details: { outcome: 'failed' },
		});
	});

	test('has the details as JSON in its message on an n8n that does not route details', () => {
		const old = { routesDetails: false };
		const failure = { message: 'Wrong', original: 'was not valid', httpStatus: 400 };
		const details = { outcome: 'failed', idValue: '7', httpStatus: 400, message: 'was not valid' };
		const [item] = resultOf(
			outputItems([failed(failure)], configOf('update'), { ...noFacts, ids: ['7'] }, noInput, old),
		);
		expect(item).toStrictEqual({
			json: { error: 'Wrong', message: expect.any(String) },
			pairedItem: { item: 0 },
		});
		expect(JSON.parse(String(item?.json.message))).toStrictEqual(details);
		expect(errorItem(0, failed(failure), '7', noInput, old)).toStrictEqual(item);
	});

	const lost = { message: 'lost' };

	test.each([
		{ title: 'failed', outcome: failed() },
		{ title: 'was not sent', outcome: { outcome: 'notSent', failure: lost } },
		{ title: 'is unknown', outcome: { outcome: 'unknown', failure: lost } },
	] as const)('has the line and the outcome of an item that $title', ({ outcome }) => {
		expect(errorItem(0, outcome, '7', noInput, newest).json).toMatchObject({
			error: errorLine(outcome),
			details: { outcome: outcome.outcome, idValue: '7' },
		});
	});

	test('has the index of the item at the end of the line if its input is invalid', () => {
		const [, item] = output([found({}), failed({ category: 'INVALID_INPUT' })]);
		expect(item?.json.error).toBe('bad value [item 1]');
	});
});

describe('the items of a run', () => {
	test('keep the order of the input, each with its source item', () => {
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

	test('have an error for a record that was not found by default', () => {
		expect(output([notFound])[0]?.json).toHaveProperty('error', 'bad value');
	});

	test('have an empty one for a record that was not found (empty)', () => {
		expect(output([found({}), notFound], { notFound: 'empty' })[1]).toEqual({
			json: { id: null, found: false },
			pairedItem: { item: 1 },
		});
	});

	test('have none for a record that was not found (skip)', () => {
		const items = output([notFound, found({}), notFound, failed()], {
			notFound: 'skip',
		});
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
	});

	test('have the value that identifies the record, even if the rest of the item cannot be read', () => {
		const [item] = output([failed({ category: 'INVALID_INPUT' })], { ids: ['7'], isRead: false });
		expect(item?.json).toMatchObject({ details: { idValue: '7' } });
	});

	describe('for one record', () => {
		const history = [{ value: 'Oslo' }];
		const shared = (): ItemOutcome =>
			found({ city: 'Oslo' }, { propertiesWithHistory: { history } });

		test.each([
			{ title: 'simplified', run: {} },
			{ title: 'as returned', run: { simplify: false } },
			{ title: 'as input of a dry run', run: { name: 'update', dryRun: true } },
		] as const)('are equal, and share no object: $title', ({ run }) => {
			const outcome = shared();
			const items = output([outcome, found({ city: 'Rome' }), outcome, outcome], run);
			const [first, , third, fourth] = items.map(({ json }) => json);
			expect(third).toEqual(first);
			expect(fourth).toEqual(first);
			const histories = [first, third, fourth].map((json) => json?.propertiesWithHistory);
			expect(new Set([first, third, fourth, ...histories]).size).toBe(6);
		});

		test('share no object even if the outcomes are two', () => {
			const outcome = shared();
			const [first, second] = output([outcome, { ...outcome }]);
			expect(second?.json).toEqual(first?.json);
			expect(second?.json.propertiesWithHistory).not.toBe(first?.json.propertiesWithHistory);
		});

		test('are not copied if the records are different', () => {
			const outcomes = [shared(), shared()];
			const [first, second] = output(outcomes, { simplify: false });
			expect(outcomes.map((one) => one.outcome === 'succeeded' && one.value)).toEqual([
				first?.json,
				second?.json,
			]);
		});
	});
});
