import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { CrmBatch } from '../../nodes/CrmBatch/CrmBatch.node';
import { apiVersionNames, apiVersions } from '../../nodes/CrmBatch/hubspot/tables/endpoints';
import { editorContext } from '../support/editorContext';
import { itemIndexes } from '../support/items';
import { outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { hideSchema, seedOne, useSandbox } from '../support/useSandbox';

/** The option API Version: its paths, and what is different in each version. */
const sandbox = useSandbox();

const pathsOfRun = () => sandbox.current.requests.map(({ path }) => path);

const paths = {
	v3: (name: string, rest: string) => `/crm/v3/${name}${rest}`,
	'2026-03': (name: string, rest: string) => `/crm/${name}/2026-03${rest}`,
	'2026-09': (name: string, rest: string) => `/crm/${name}/2026-09${rest}`,
} as const;

/** Creates contacts whose values HubSpot checks, not the node. */
const createUnchecked = async (
	apiVersion: string,
	items: readonly IDataObject[],
	more: Partial<NodeOptions> = {},
) => {
	hideSchema();
	const options: INodeParameters = { apiVersion };
	return await runNode({ resource: 'contact', operation: 'create', options, items, ...more });
};

describe.each(apiVersionNames)('version %s', (apiVersion) => {
	const pathOf = paths[apiVersion];
	const options = { apiVersion };

	test('is in the path of every request of a run', async () => {
		await runNode({
			resource: 'ticket',
			operation: 'create',
			options,
			items: [{ subject: 'T', hs_pipeline_stage: 'New', hubspot_owner_id: 'nobody@example.com' }],
		});
		await runNode({
			resource: 'ticket',
			operation: 'create',
			options,
			items: [{ subject: 'T', hs_pipeline_stage: '1' }],
		});
		expect(pathsOfRun()).toEqual([
			pathOf('properties', '/tickets'),
			pathOf('owners', ''),
			pathOf('pipelines', '/tickets'),
			pathOf('owners', '?archived=true'),
			pathOf('properties', '/tickets'),
			pathOf('objects', '/tickets/batch/create'),
		]);
	});

	test('is in the paths of all operations', async () => {
		const id = seedOne('contacts', { email: 'a@example.com' });
		const run = async (operation: string, items: IDataObject[], more: object = {}) =>
			await createUnchecked(apiVersion, items, { operation, ...more });
		const runs = [
			await run('get', [{ id }]),
			await run('update', [{ id, firstname: 'A' }]),
			await run('upsert', [{ email: 'b@example.com' }], { matchBy: 'email' }),
			await run('delete', [{ id }]),
		];
		expect(runs.flatMap(({ errors }) => errors)).toEqual([]);
		expect(pathsOfRun().filter((path) => path.includes('/batch/'))).toEqual(
			['read', 'update', 'upsert', 'archive'].map((end) =>
				pathOf('objects', `/contacts/batch/${end}`),
			),
		);
	});

	test('is in the paths of the lists in the editor', async () => {
		const { loadOptions, resourceMapping } = new CrmBatch().methods;
		const context = () => editorContext({ resource: 'ticket', operation: 'create', options });
		await loadOptions.getProperties.call(context());
		await resourceMapping.getPropertyFields.call(context());
		const root = pathOf('properties', '/tickets');
		const definitions = [
			root,
			`${root}?dataSensitivity=sensitive`,
			`${root}?dataSensitivity=highly_sensitive`,
		];
		expect([...new Set(pathsOfRun())].sort()).toEqual(
			[...definitions, pathOf('pipelines', '/tickets'), pathOf('owners', '')].sort(),
		);
	});

	test('returns the results and the errors of a partial success', async () => {
		const status = apiVersion === '2026-09' ? 201 : 207;
		const { items, errors, batches } = await createUnchecked(apiVersion, [
			{ firstname: 'A' },
			{ firstname: 'B', nonsense: 'x' },
			{ firstname: 'C' },
		]);
		expect(batches).toEqual([`create 3 → ${status}`]);
		expect(itemIndexes(items)).toEqual([0, 2]);
		expect(errors).toMatchObject([
			{
				item: 1,
				error: refusalLine('property-unknown', { said: 'Property "nonsense" does not exist' }),
				details: { outcome: 'failed', code: 'PROPERTY_DOESNT_EXIST', httpStatus: status },
			},
		]);
	});

	test('says what is wrong with a link that HubSpot refuses for one record', async () => {
		sandbox.current.switches.associationErrors = 'byRecord';
		const { items, errors } = await runNode({
			resource: 'ticket',
			operation: 'create',
			options,
			associations: {
				association: [{ toObjectType: 'contact', toObjectId: '={{ $json.to }}' }],
			},
			propertiesJson: '={{ { subject: "T", hs_pipeline_stage: "1" } }}',
			items: [{ to: '404' }, { to: seedOne('contacts', {}) }],
		});
		expect(itemIndexes(items)).toEqual([1]);
		const line = refusalLine('association-id-invalid', { said: '404 is not a valid ID' });
		expect(errors.map(({ item, error }) => [item, error])).toEqual([[0, line]]);
	});

	test('returns the records that a read finds, and fails the others', async () => {
		const id = seedOne('contacts', { firstname: 'A' });
		const run = await createUnchecked(apiVersion, [{ id: '404' }, { id }], { operation: 'get' });
		expect(itemIndexes(run.items)).toEqual([1]);
		expect(run.errors).toMatchObject([{ item: 0, details: { category: 'OBJECT_NOT_FOUND' } }]);
	});

	/** A request for each path of the version: the table has no path that HubSpot does not have. */
	describe('has every path of the table in HubSpot', () => {
		const bodies: Readonly<Record<string, object>> = {
			batch: { inputs: [{ id: '1' }] },
			search: { limit: 1 },
			associations: { inputs: [{ id: '1' }] },
		};
		test.each(Object.entries(apiVersions[apiVersion]))('%s', async (name, template) => {
			const path = template
				.replace('{objectType}', 'tickets')
				.replace('{toObjectType}', 'contacts')
				.replace('{operation}', 'read');
			expect(path).not.toContain('{');
			const body = bodies[name];
			const reply = await fetch(`${sandbox.current.url}${path}`, {
				method: body ? 'POST' : 'GET',
				headers: { authorization: `Bearer ${sandbox.current.accessToken}` },
				...(body && { body: JSON.stringify(body) }),
			});
			expect([reply.status < 300, await reply.json()]).toEqual([true, expect.any(Object)]);
		});
	});
});

test('2026-09 can also reply to a partial success with 207', async () => {
	sandbox.current.switches.newestVersionAnswers207 = true;
	const rows = [{ firstname: 'A' }, { firstname: 'B', nonsense: 'x' }];
	const { items, errors, batches } = await createUnchecked('2026-09', rows);
	expect(batches).toEqual(['create 2 → 207']);
	expect([itemIndexes(items), itemIndexes(errors)]).toEqual([[0], [1]]);
});

test('a path of a version that does not exist is an unknown path of the sandbox', async () => {
	const { url, accessToken } = sandbox.current;
	const reply = await fetch(`${url}/crm/properties/2027-03/tickets`, {
		headers: { authorization: `Bearer ${accessToken}` },
	});
	expect([reply.status, reply.headers.get('content-type')]).toEqual([
		404,
		expect.stringContaining('html'),
	]);
});

test('a value that is no version fails all items, and nothing is sent', async () => {
	const { errors, requests } = await runNode({
		resource: 'contact',
		operation: 'create',
		options: { apiVersion: '={{ "v" + 4 }}' },
		items: [{ firstname: 'A' }, { firstname: 'B' }],
	});
	const field = "'API Version'";
	const line = problemLine('OPTION_NOT_A_CHOICE', { field, choices: 'v3, 2026-03, 2026-09' });
	expect(errors.map(({ error }) => error)).toEqual([
		expect.stringContaining(line),
		expect.stringContaining(line),
	]);
	expect(requests).toEqual([]);
});

test('the editor uses v3 if the option is an expression that it cannot resolve', async () => {
	const options = { apiVersion: '={{ $json.version }}' };
	const context = editorContext({ resource: 'ticket', operation: 'get', options });
	await new CrmBatch().methods.loadOptions.getProperties.call(context);
	expect(pathsOfRun()[0]).toBe('/crm/v3/properties/tickets');
});

describe('required properties of the account', () => {
	beforeEach(() => {
		const text = { type: 'string', fieldType: 'text' } as const;
		sandbox.current.addProperty('contacts', { name: 'region', ...text, required: true });
		const requiredWhen = { property: 'country', values: ['DE'] };
		sandbox.current.addProperty('contacts', { name: 'vat_number', ...text, requiredWhen });
	});

	const rows: readonly IDataObject[] = [
		{ firstname: 'A', region: 'EU' },
		{ firstname: 'B' },
		{ firstname: 'C', region: 'EU', country: 'DE' },
		{ firstname: 'D', region: 'EU', country: 'DE', vat_number: '1' },
	];
	const create = async (apiVersion: string, items = rows) =>
		await runNode({ resource: 'contact', operation: 'create', options: { apiVersion }, items });
	const expected = [
		{
			item: 1,
			error: refusalLine('required-property-missing', {
				said: 'A value for region must be provided',
			}),
			details: { outcome: 'failed', code: 'MISSING_REQUIRED_PROPERTY', property: 'region' },
		},
		{
			item: 2,
			error: refusalLine('conditional-property-missing', {
				said: 'vat_number is required because of a conditional property rule based on [country]',
			}),
			details: {
				outcome: 'failed',
				code: 'MISSING_CONDITIONAL_REQUIRED_PROPERTY',
				property: 'vat_number',
			},
		},
	];

	test.each(['v3', '2026-03'])('are not enforced by %s', async (apiVersion) => {
		const { items, errors } = await create(apiVersion);
		expect([itemIndexes(items), errors]).toEqual([[0, 1, 2, 3], []]);
	});

	test('fail only the items without them in 2026-09', async () => {
		const { items, errors, batches } = await create('2026-09');
		expect(itemIndexes(items)).toEqual([0, 3]);
		expect(errors).toMatchObject(expected);
		expect(batches).toEqual(['create 4 → 201']);
	});

	test('fail only the items without them if HubSpot refuses the whole batch', async () => {
		sandbox.current.switches.traceIdsCount = false;
		const { items, errors } = await create('2026-09');
		expect(itemIndexes(items)).toEqual([0, 3]);
		expect(errors).toMatchObject(expected);
		expect(sandbox.current.records('contacts')).toHaveLength(2);
	});

	test('that 100 items lack fail each of them, with the reason on each', async () => {
		sandbox.current.switches.traceIdsCount = false;
		const lacking = Array.from({ length: 99 }, (_, index) => ({ firstname: `L${index}` }));
		const { items, errors } = await create('2026-09', [
			...lacking,
			{ region: 'EU', firstname: 'A' },
		]);
		expect(itemIndexes(items)).toEqual([99]);
		expect(new Set(errors.map(({ error }) => error))).toEqual(new Set([expected[0]?.error]));
	});

	test('cannot be cleared in 2026-09', async () => {
		const id = seedOne('contacts', { firstname: 'A', region: 'EU' });
		const { errors } = await runNode({
			resource: 'contact',
			operation: 'update',
			options: { apiVersion: '2026-09', emptyValues: 'clear' },
			items: [{ id, region: '' }],
		});
		expect(errors).toMatchObject([{ details: { code: 'MISSING_REQUIRED_PROPERTY' } }]);
		expect(sandbox.current.record('contacts', id)?.properties.region).toBe('EU');
	});
});

describe('values that HubSpot normalizes', () => {
	const rows: readonly IDataObject[] = [
		{ firstname: 'A', birthday: '2026-11-30T13:00:00Z' },
		{ firstname: 'B', birthday: '2026-11-30' },
		{ firstname: 'C', birthday: '1641038400000', newsletter: 'TRUE' },
	];

	test('are refused by v3', async () => {
		const { errors } = await createUnchecked('v3', rows);
		expect(itemIndexes(errors)).toEqual([0, 2]);
	});

	test('are written in 2026-09, and named in hints with what HubSpot stored', async () => {
		const { items, errors, hints } = await createUnchecked('2026-09', rows);
		expect(errors).toEqual([]);
		expect(items.map(({ json }) => [json.firstname, json.birthday])).toEqual([
			['A', '2026-11-30'],
			['B', '2026-11-30'],
			['C', '2022-01-01'],
		]);
		expect(items[0]?.json).not.toHaveProperty('warnings');
		expect(hints).toEqual(
			expect.arrayContaining([
				'HubSpot stored 2 values of birthday in another form: ' +
					'"2026-11-30T13:00:00Z" as "2026-11-30" (item 0), "1641038400000" as "2022-01-01" (item 2)',
				'HubSpot stored 1 value of newsletter in another form: "TRUE" as "true" (item 2)',
			]),
		);
	});

	test('are written and paired if HubSpot does not echo the trace IDs', async () => {
		sandbox.current.switches.echoTraceIdOnCreate = false;
		const { items, errors } = await createUnchecked('2026-09', rows);
		expect(errors).toEqual([]);
		expect(items.map(({ json }) => json.firstname)).toEqual(['A', 'B', 'C']);
	});

	test('of a record that two items share are counted once', async () => {
		const { hints } = await createUnchecked(
			'2026-09',
			[
				{ email: 'a@example.com', newsletter: 'TRUE' },
				{ email: 'a@example.com', newsletter: 'TRUE' },
			],
			{ operation: 'upsert', matchBy: 'email' },
		);
		const line = 'HubSpot stored 1 value of newsletter in another form: "TRUE" as "true" (item 0)';
		expect(hints).toContain(line);
	});

	test('stay in the record with Simplify off', async () => {
		const { items } = await createUnchecked('2026-09', rows, { simplify: false });
		expect(items[0]?.json.warnings).toMatchObject([{ context: { propertyName: 'birthday' } }]);
	});
});

describe('an archive that HubSpot replies to with a body', () => {
	const archive = async (body: IDataObject) => {
		const ids = sandbox.current.seed('contacts', [{}, {}]).map(({ id }) => id);
		const context = { ids: ids.slice(1) };
		const error = { category: 'OBJECT_NOT_FOUND', message: 'Could not get some objects', context };
		const errors = body.numErrors === 1 ? { errors: [error] } : {};
		sandbox.current.faults.add({
			when: { operation: 'archive' },
			then: { status: 200, body: { results: [], ...body, ...errors } },
		});
		return await runNode({
			resource: 'contact',
			operation: 'delete',
			options: { apiVersion: '2026-09', maxWait: 0 },
			items: ids.map((id) => ({ id })),
		});
	};

	test('succeeds if the body has no errors', async () => {
		const { items, errors } = await archive({ status: 'COMPLETE' });
		expect([itemIndexes(items), errors]).toEqual([[0, 1], []]);
	});

	test('fails the records that the body names in an error', async () => {
		const { items, errors } = await archive({ status: 'COMPLETE', numErrors: 1 });
		expect(itemIndexes(items)).toEqual([0]);
		expect(errors).toMatchObject([{ item: 1, details: { outcome: 'failed' } }]);
	});

	test.each([{ status: 'PENDING' }, { status: 'COMPLETE', numErrors: 2 }])(
		'is of unknown outcome if the body is %j',
		async (body) => {
			const { items, errors } = await archive(body);
			expect(items).toEqual([]);
			const reason = problemLine('NOT_A_BATCH_ANSWER', { status: '200' });
			const line = outcomeLine('unknown', reason, { repeatable: true });
			expect(errors.map(({ error }) => error)).toEqual([line, line]);
		},
	);
});
