/* eslint-disable @n8n/community-nodes/no-restricted-globals -- sets n8n's environment */
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { executeNode, type ExecuteNodeOptions } from '../support/engine/executeNode';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

/** The fields of output items, beside n8n's own rules about them. */
const sandbox = useSandbox();

const run = async (
	parameters: INodeParameters,
	items: INodeExecutionData[],
	options: ExecuteNodeOptions = {},
) =>
	await executeNode({ inputMode: 'json', ...parameters }, items, {
		hubspot: sandbox.current,
		onError: 'continueErrorOutput',
		waitBetweenTries: 1,
		...options,
	});

const readContact = { resource: 'contact', operation: 'get' };
const keep = { options: { includeInput: true } };

/** How often n8n has run the node. */
const tries = () => jest.spyOn(CrmBatch.prototype, 'execute');

beforeAll(() => {
	// n8n reads it once. With binary data in memory, it never moves any into the fields.
	process.env.N8N_DEFAULT_BINARY_DATA_MODE = 'filesystem';
});

afterEach(() => {
	jest.restoreAllMocks();
});

describe.each(['error', 'id', 'archived', 'new', 'url', 'message', 'details'])(
	'a property called %s',
	(name) => {
		const field = { error: 'propertyError', id: 'propertyId' }[name] ?? name;

		test.each(['continueErrorOutput', 'continueRegularOutput', 'stopWorkflow'] as const)(
			'is in the item, which is a success, and n8n runs the node once (%s)',
			async (onError) => {
				sandbox.current.addProperty('contacts', { name, type: 'string', fieldType: 'text' });
				const id = seedOne('contacts', { email: 'a@example.com', [name]: 'bounced' });
				const executions = tries();
				const { items, errors, status } = await runNode({
					...readContact,
					propertyNames: [name],
					items: [{ id }, { id: seedOne('contacts', { email: 'b@example.com' }) }],
					onError,
					retryOnFail: true,
					maxTries: 3,
				});
				expect(status).toBe('success');
				expect(errors).toEqual([]);
				expect(items).toMatchObject([
					{ json: { id, [field]: 'bounced' } },
					{ json: { [field]: null } },
				]);
				expect(executions).toHaveBeenCalledTimes(1);
			},
		);
	},
);

test('n8n runs the node once for an input item with an error whose fields are included', async () => {
	const id = seedOne('contacts', { email: 'a@example.com' });
	const executions = tries();
	const { items, failed } = await run(
		{ ...readContact, idValue: id, ...keep },
		[{ json: { error: 'before', message: 'm', details: {} } }],
		{ retryOnFail: true, maxTries: 3 },
	);
	expect(failed).toEqual([]);
	expect(items).toMatchObject([{ json: { id, inputError: 'before', message: 'm', details: {} } }]);
	expect(executions).toHaveBeenCalledTimes(1);
});

describe('Include Input', () => {
	const person = { email: 'a@example.com', firstname: 'Ada', row: 3 };

	test.each([
		{ operation: 'create', options: {}, json: { id: expect.any(String), row: 3 } },
		{ operation: 'upsert', options: {}, json: { isNew: true, row: 3, firstname: 'Ada' } },
		{
			operation: 'upsert',
			options: { dryRun: true },
			json: { id: 'a@example.com', properties: { firstname: 'Ada' }, row: 3 },
		},
		{ operation: 'get', options: { notFound: 'empty' }, json: { id: null, found: false, row: 3 } },
	])('adds the fields of the item: $operation $options', async ({ operation, options, json }) => {
		const { items } = await runNode({
			resource: 'contact',
			operation,
			...(operation !== 'create' && { matchBy: 'email' }),
			items: [person],
			propertiesJson: '={{ { email: $json.email, firstname: $json.firstname } }}',
			options: { ...options, includeInput: true },
		});
		expect(items).toMatchObject([{ item: 0, json }]);
	});

	test('adds them to the item of a deleted record', async () => {
		const id = seedOne('contacts', { email: 'a@example.com' });
		const items: IDataObject[] = [{ id, deleted: 'no', row: 3 }];
		const { items: output } = await runNode({
			resource: 'contact',
			operation: 'delete',
			items,
			...keep,
		});
		expect(output.map(({ json }) => json)).toEqual([{ id, deleted: true, row: 3 }]);
	});

	test('adds nothing to an error item, which n8n routes by its fields', async () => {
		const { items, errors } = await runNode({ ...readContact, items: [{ id: '404' }], ...keep });
		expect(items).toEqual([]);
		expect(errors).toMatchObject([{ json: { id: '404', error: expect.any(String) } }]);
	});
});

describe('binary data', () => {
	const files = { scan: { id: 'filesystem-v2:1', data: 'filesystem-v2', mimeType: 'image/png' } };

	/** The first of two items is found. */
	const readTwo = async (options: ExecuteNodeOptions, json: IDataObject = {}) => {
		const id = seedOne('contacts', { email: 'a@example.com' });
		return await run(
			readContact,
			[
				{ json: { id, ...json }, binary: files },
				{ json: { id: '404', ...json }, binary: files },
			],
			options,
		);
	};

	test('of an item leaves with its record or its error, each by its own output', async () => {
		const { items, failed } = await readTwo({});
		expect(items).toMatchObject([{ pairedItem: { item: 0 }, binary: files }]);
		expect(failed).toMatchObject([{ pairedItem: { item: 1 }, binary: files }]);
	});

	test('does not send an error item to the success output if n8n moves it into the fields', async () => {
		const { items, failed } = await readTwo({ binaryMode: 'combined' });
		expect(items).toMatchObject([{ pairedItem: { item: 0 }, json: { _files: files } }]);
		expect(failed).toMatchObject([
			{ pairedItem: { item: 1 }, json: { id: '404', error: expect.any(String) } },
		]);
	});

	test('that n8n has moved into the fields leaves with the record', async () => {
		const { items, failed } = await readTwo({ binaryMode: 'combined' }, { _files: files });
		expect(items).toMatchObject([{ json: { _files: files } }]);
		expect(failed).toMatchObject([{ json: { _files: files, error: expect.any(String) } }]);
	});
});
