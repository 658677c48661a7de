import type { FaultAction } from '../../sandbox';
import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { editorContext } from '../support/editorContext';
import { itemIndexes } from '../support/items';
import { outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { seedOne, useSandbox } from '../support/useSandbox';

/** Properties that HubSpot lists only in a request for their kind of sensitivity. */
const sandbox = useSandbox();
const { loadOptions, resourceMapping } = new CrmBatch().methods;

const createTickets = { resource: 'ticket', operation: 'create' };
const ticket = (more: object = {}) => ({ subject: 'T', hs_pipeline_stage: '1', ...more });
const listsAsked = () =>
	sandbox.current.requests
		.filter(({ operation }) => operation === 'properties')
		.map(({ path }) => path.split('?')[1] ?? '');
const sensitive = 'dataSensitivity=sensitive';
const highly = 'dataSensitivity=highly_sensitive';
const replyToSensitive = (then: FaultAction, nth: number | number[] = [2, 3]) =>
	sandbox.current.faults.add({ when: { operation: 'properties', nth }, then });
const noScope: FaultAction = { status: 403, body: { category: 'MISSING_SCOPES', message: 'No' } };
const down: FaultAction = { status: 503, body: '<html>down</html>' };
const unknown = (name: string, item: number) =>
	problemLine('PROPERTY_UNKNOWN', { field: `Property '${name}'`, objects: 'tickets' }, item);

beforeEach(() => {
	const text = { type: 'string', fieldType: 'text' } as const;
	sandbox.current.addProperty('tickets', { ...text, name: 'iban', dataSensitivity: 'sensitive' });
	sandbox.current.addProperty('tickets', {
		name: 'risk',
		label: 'Risk',
		type: 'enumeration',
		fieldType: 'select',
		options: [{ value: 'hi', label: 'High' }],
		dataSensitivity: 'highly_sensitive',
	});
});

describe('a write', () => {
	test('of plain properties asks for no others', async () => {
		await runNode({ ...createTickets, items: [ticket({ iban: null }), ticket({ iban: ' ' })] });
		expect(listsAsked()).toEqual(['']);
	});

	test('asks once for a name that the plain list lacks, and writes the property', async () => {
		const { items, inputs } = await runNode({
			...createTickets,
			items: [ticket({ iban: 'DE1' }), ticket(), ticket({ iban: 'DE2' })],
			simplify: false,
		});
		expect(itemIndexes(items)).toEqual([0, 1, 2]);
		expect(inputs).toMatchObject([
			{ properties: { iban: 'DE1' } },
			{},
			{ properties: { iban: 'DE2' } },
		]);
		expect(listsAsked()).toEqual(['', sensitive]);
		expect(sandbox.current.records('tickets').map(({ properties }) => properties.iban)).toEqual([
			'DE1',
			undefined,
			'DE2',
		]);
	});

	test('converts and checks a value by its definition', async () => {
		const { inputs, errors } = await runNode({
			...createTickets,
			items: [ticket({ risk: 'High' }), ticket({ risk: 'none' })],
		});
		expect(inputs).toMatchObject([{ properties: { risk: 'hi' } }]);
		expect(errors).toMatchObject([{ item: 1, details: { code: 'VALUE_NOT_A_CHOICE' } }]);
		expect(listsAsked()).toEqual(['', sensitive, highly]);
	});

	test('clears a sensitive property', async () => {
		const id = seedOne('tickets', { subject: 'T', iban: 'DE1' });
		const { items } = await runNode({
			...createTickets,
			operation: 'update',
			propertiesJson: '={{ ({ iban: null }) }}',
			options: { emptyValues: 'clear' },
			items: [{ id }],
		});
		expect(itemIndexes(items)).toEqual([0]);
		expect(sandbox.current.record('tickets', id)?.properties.iban ?? '').toBe('');
	});

	test('calls a name unknown after one request for each kind', async () => {
		const { errors, hints } = await runNode({
			...createTickets,
			items: [ticket({ no_such: 'x' }), ticket({ no_other: 'x' })],
		});
		expect(errors.map(({ error }) => error)).toEqual([
			unknown('no_such', 0),
			unknown('no_other', 1),
		]);
		expect(listsAsked()).toEqual(['', sensitive, highly]);
		expect(hints).toEqual(['2 records, 3 requests: 2 failed']);
	});

	test('asks for no name that HubSpot cannot have', async () => {
		const { errors } = await runNode({
			...createTickets,
			items: [ticket({ 'Ticket name': 'x' }), ticket({ firstSeen: 'x' })],
		});
		expect(itemIndexes(errors)).toEqual([0, 1]);
		expect(listsAsked()).toEqual(['']);
	});

	test('by automatic mapping writes a sensitive property, and leaves out the rest', async () => {
		const { items, hints } = await runNode({
			...createTickets,
			inputMode: 'mapper',
			properties: { mappingMode: 'autoMapInputData', value: null },
			items: [ticket({ iban: 'DE1', row_number: 2 })],
		});
		expect(items[0]?.json.iban).toBe('DE1');
		expect(hints[1]).toMatch(/: row_number$/);
	});

	test.each([
		noScope,
		{ status: 400, body: { category: 'VALIDATION_ERROR', message: 'Not available' } },
		{ status: 404, body: '<html>no</html>' },
	])('of an account that lacks the feature goes on without a hint (%j)', async (then) => {
		replyToSensitive(then);
		const { items, errors, hints } = await runNode({
			...createTickets,
			items: [ticket(), ticket({ iban: 'DE1' })],
		});
		expect(itemIndexes(items)).toEqual([0]);
		expect(errors[0]?.error).toBe(unknown('iban', 1));
		expect(hints).toEqual(['2 records, 4 requests: 1 created, 1 failed']);
	});

	test('holds back only items with such a name when the list is down', async () => {
		replyToSensitive(down);
		const { items, errors, batches } = await runNode({
			...createTickets,
			options: { maxWait: 0 },
			items: [ticket(), ticket({ iban: 'DE1' }), ticket({ 'Ticket name': 'x' })],
		});
		expect(itemIndexes(items)).toEqual([0]);
		const said = refusalLine('outage', { status: '503' });
		const list = 'sensitive properties';
		expect(errors).toMatchObject([
			{
				item: 1,
				error: outcomeLine('notSent', problemLine('LIST_UNAVAILABLE', { list, said })),
				details: { outcome: 'notSent', httpStatus: 503 },
			},
			{ item: 2, details: { outcome: 'failed' } },
		]);
		expect(batches).toEqual(['create 1 → 201']);
	});

	test('does not drop a value by automatic mapping when the list is down', async () => {
		replyToSensitive(down);
		const { errors } = await runNode({
			...createTickets,
			inputMode: 'mapper',
			properties: { mappingMode: 'autoMapInputData', value: null },
			options: { maxWait: 0 },
			items: [ticket({ iban: 'DE1' })],
		});
		expect(errors).toMatchObject([{ details: { outcome: 'notSent' } }]);
	});

	test('ends when the token is dead', async () => {
		replyToSensitive({ status: 401, body: { message: 'No' } });
		const { errors, batches } = await runNode({
			...createTickets,
			items: [ticket(), ticket({ iban: 'DE1' })],
		});
		expect(errors).toMatchObject([
			{ details: { outcome: 'notSent', httpStatus: 401 } },
			{ details: { outcome: 'notSent', httpStatus: 401 } },
		]);
		expect(batches).toEqual([]);
	});
});

test('a read returns a sensitive property that was asked for', async () => {
	const id = seedOne('tickets', { subject: 'T', iban: 'DE1' });
	const { items, requests } = await runNode({
		resource: 'ticket',
		operation: 'get',
		propertyNames: ['iban', 'subject'],
		items: [{ id }],
	});
	expect(items[0]?.json).toMatchObject({ id, iban: 'DE1', subject: 'T' });
	expect(requests).toHaveLength(1);
});

describe('the editor', () => {
	const names = async () =>
		(await loadOptions.getProperties.call(editorContext(createTickets))).map(({ value }) => value);
	const fields = async () =>
		(await resourceMapping.getPropertyFields.call(editorContext(createTickets))).fields;

	test('lists sensitive properties, and has fields for them', async () => {
		expect(await names()).toEqual(expect.arrayContaining(['subject', 'iban', 'risk']));
		expect(await fields()).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ id: 'iban', type: 'string' }),
				expect.objectContaining({
					id: 'risk',
					displayName: 'Risk',
					options: [{ name: 'High', value: 'hi', description: 'hi' }],
				}),
			]),
		);
	});

	test('lists each property once if HubSpot returns all in every list', async () => {
		replyToSensitive({
			status: 200,
			body: { results: [{ name: 'subject', label: 'Other' }] },
		});
		const listed = await names();
		expect(listed).toContain('subject');
		expect(new Set(listed).size).toBe(listed.length);
	});

	test.each([
		noScope,
		{ status: 400, body: { message: 'Not available' } },
		{ status: 200, body: '<html></html>' },
	])('lists the plain ones alone when HubSpot refuses (%j)', async (then) => {
		replyToSensitive(then, [2, 3, 4, 5]);
		const listed = await names();
		expect(listed).toContain('subject');
		expect(listed).not.toContain('iban');
	});
});
