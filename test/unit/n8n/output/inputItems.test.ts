import type { IDataObject } from 'n8n-workflow';

import { fieldsOf, type InputItems } from '../../../../nodes/CrmBatch/n8n/output/inputItems';
import { outputItems } from '../../../../nodes/CrmBatch/n8n/output/outputItems';
import type { Engine } from '../../../../nodes/CrmBatch/n8n/engine';
import type { ItemOutcome } from '../../../../nodes/CrmBatch/n8n/output/outcomes';
import { configOf, noFacts } from '../../support/nodeConfig';
import { failed, found } from '../../support/outcomes';
import type { OperationName } from '../../support/sentBatch';
import { resultOf } from '../../support/steps';

const file = (name: string) => ({ [name]: { data: 'QQ==', mimeType: 'text/plain' } });
const absent = failed({ category: 'OBJECT_NOT_FOUND' });
const newest: Engine = { routesDetails: true };
const gone: ItemOutcome = { outcome: 'succeeded', value: undefined };

describe('the fields of the input item', () => {
	/** The fields of the output item for an input item with these fields. */
	const beside = (
		json: IDataObject,
		outcome: ItemOutcome,
		name: OperationName = 'get',
		config: object = {},
	) =>
		resultOf(
			outputItems(
				[outcome],
				configOf(name, { includeInput: true, ...config }),
				{ ...noFacts, ids: ['7'] },
				{ items: [{ json }], isBinaryInJson: false },
				newest,
			),
		)[0]?.json;

	test('are left out by default', () => {
		const config = configOf('get');
		const input: InputItems = { items: [{ json: { row: 3 } }], isBinaryInJson: false };
		const [item] = resultOf(outputItems([found({})], config, noFacts, input, newest));
		expect(item?.json).not.toHaveProperty('row');
	});

	test('stand after those of the record, which win', () => {
		const json = beside({ row: 3, id: '1', city: 'Rome' }, found({ city: 'Oslo' }));
		expect(json).toMatchObject({ id: '7', city: 'Oslo', row: 3 });
		expect(Object.keys(json ?? {})).toEqual([
			'id',
			'city',
			'hs_object_id',
			'createdAt',
			'updatedAt',
			'isArchived',
			'row',
		]);
	});

	test.each([
		{
			title: 'a record as HubSpot returned it',
			config: { simplify: false },
			outcome: found({ city: 'Oslo' }),
			json: { row: 3, id: '7', properties: { city: 'Oslo', hs_object_id: '7' } },
		},
		{
			title: 'the input of a dry run',
			name: 'update',
			config: { dryRun: true },
			outcome: { outcome: 'succeeded', value: { id: '7', properties: { city: 'Oslo' } } },
			json: { row: 3, id: '7', properties: { city: 'Oslo' } },
		},
		{ title: 'a deleted record', name: 'delete', outcome: gone, json: { row: 3, deleted: true } },
		{
			title: 'an empty item',
			config: { notFound: 'empty' },
			outcome: absent,
			json: { row: 3, id: null, found: false },
		},
	] as const)('stand beside $title', ({ outcome, json, ...run }) => {
		const { name, config } = { name: undefined, config: {}, ...run };
		expect(beside({ row: 3, id: '1' }, outcome, name, config)).toMatchObject(json);
	});

	test('are not in an error item, in which n8n adds them', () => {
		const json = beside({ row: 3 }, failed());
		expect(Object.keys(json ?? {})).toEqual(['error', 'message', 'details']);
	});

	test('have an error under another name, because n8n takes the item for failed', () => {
		expect(fieldsOf({ error: 'no', row: 3 })).toEqual({ row: 3, inputError: 'no' });
		expect(fieldsOf({ error: null, inputError: 'first' })).toEqual({ inputError: 'first' });
		expect(beside({ error: 'no' }, gone, 'delete')).toEqual({
			id: '7',
			deleted: true,
			inputError: 'no',
		});
	});

	test('that throw are left out, because the record was written', () => {
		const json = Object.defineProperty({ row: 3 }, 'date', {
			enumerable: true,
			get: () => {
				throw new Error('Invalid DateTime');
			},
		});
		expect(fieldsOf(json)).toEqual({ row: 3 });
	});

	test('are not changed in the input item', () => {
		const json = { error: 'no', id: '1' };
		beside(json, found({}));
		expect(json).toEqual({ error: 'no', id: '1' });
	});
});

describe('the binary data of the input item', () => {
	const output = (outcomes: readonly ItemOutcome[], isBinaryInJson = false, files: object[] = []) =>
		resultOf(
			outputItems(
				outcomes,
				configOf('get', { notFound: 'empty' }),
				noFacts,
				{
					items: outcomes.map((_, item) => ({
						json: files[item] ? { row: item, _files: { ...files[item] } } : { row: item },
						...(item !== 1 && { binary: file(`file${item}`) }),
					})),
					isBinaryInJson,
				},
				newest,
			),
		);

	test('is passed on with records, empty items and error items, each with its own', () => {
		const shared = found({});
		const items = output([shared, shared, shared, absent, failed()]);
		expect(items.map(({ binary }) => binary)).toEqual([
			file('file0'),
			undefined,
			file('file2'),
			file('file3'),
			file('file4'),
		]);
		expect(items.map((item) => 'binary' in item)).toEqual([true, false, true, true, true]);
	});

	test('is not passed on with an error item if n8n would move it into the fields', () => {
		const [first, second] = output([found({}), failed()], true);
		expect(first?.binary).toEqual(file('file0'));
		expect(second).not.toHaveProperty('binary');
	});

	test('that is in the fields of the input item is passed on', () => {
		const files = [file('a'), {}, file('c')];
		const [first, second, third] = output([found({}), found({}), failed()], true, files);
		expect(first?.json).toMatchObject({ id: '7', _files: file('a') });
		expect(second?.json).toMatchObject({ id: '7', _files: {} });
		expect(Object.keys(third?.json ?? {})).toEqual(['error', 'message', 'details']);
	});

	test('is not in the fields if the workflow keeps it beside them', () => {
		const [first] = output([found({})], false, [file('a')]);
		expect(first?.json).not.toHaveProperty('_files');
	});
});
