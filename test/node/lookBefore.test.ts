import { eachOnce, itemIndexes } from '../support/items';
import { firstLine, problemLine } from '../support/lines';
import { runNode } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';

/** Records that are looked up before they are written. */
const sandbox = useSandbox();

const contacts = () => sandbox.current.records('contacts').map(({ properties }) => properties);
const seedAda = () =>
	sandbox.current.seed('contacts', [
		{ email: 'ada@example.com', firstname: 'Ada', lastname: '', lifecyclestage: 'lead' },
	]);
const writes = (batches: readonly string[]) => batches.filter((one) => !one.startsWith('read'));

describe('a contact is named by its email', () => {
	beforeEach(seedAda);

	test.each(['update', 'delete'])('in %s, though HubSpot takes IDs only', async (operation) => {
		const { items, errors, batches } = await runNode({
			resource: 'contact',
			operation,
			matchBy: 'email',
			items: [
				{ email: 'ADA@example.com', lastname: 'Byron' },
				{ email: 'no@example.com', lastname: 'x' },
			],
		});
		expect(batches[0]).toMatch(/^read 2 → /);
		expect(writes(batches)).toHaveLength(1);
		expect(itemIndexes(items)).toEqual([0]);
		expect(errors).toMatchObject([
			{
				item: 1,
				details: { outcome: 'failed', category: 'OBJECT_NOT_FOUND', idValue: 'no@example.com' },
			},
		]);
		const left = contacts();
		expect(left).toHaveLength(operation === 'delete' ? 0 : 1);
		if (operation === 'update')
			expect(left).toMatchObject([{ email: 'ada@example.com', lastname: 'Byron' }]);
	});

	test('a deleted contact is shown by its record ID, whatever names it', async () => {
		const [ada] = sandbox.current.records('contacts');
		const { items } = await runNode({
			resource: 'contact',
			operation: 'delete',
			matchBy: 'email',
			items: [{ email: 'ADA@example.com' }],
		});
		expect(items).toMatchObject([{ json: { id: ada?.id, deleted: true } }]);
	});

	test('with Stop Workflow, the error has the record ID of a contact that was deleted', async () => {
		const [ada] = sandbox.current.records('contacts');
		sandbox.current.faults.add({
			when: { operation: 'archive', nth: 2 },
			then: { status: 403, body: { status: 'error', message: 'No access' } },
		});
		sandbox.current.seed('contacts', [{ email: 'bo@example.com' }]);
		const { thrown } = await runNode({
			resource: 'contact',
			operation: 'delete',
			matchBy: 'email',
			items: [{ email: 'ada@example.com' }, { email: 'bo@example.com' }],
			onError: 'stopWorkflow',
			options: { batchSize: 1, concurrency: 1 },
		});
		expect(thrown?.context.outcomes).toMatchObject([
			{ outcome: 'succeeded', id: ada?.id },
			{ outcome: 'failed' },
		]);
	});

	test('two addresses of one contact become one input, and both items get the outcome', async () => {
		sandbox.current.seed('contacts', [
			{ email: 'bo@example.com', hs_additional_emails: 'bo@second.example' },
		]);
		const { items, inputs } = await runNode({
			resource: 'contact',
			operation: 'update',
			matchBy: 'email',
			items: [
				{ email: 'bo@second.example', firstname: 'Bo' },
				{ email: 'bo@example.com', lastname: 'Ek' },
			],
		});
		expect(itemIndexes(items)).toEqual([0, 1]);
		expect(inputs.filter(({ properties }) => properties)).toMatchObject([
			{ properties: { firstname: 'Bo', lastname: 'Ek' } },
		]);
		expect(contacts()).toContainEqual(expect.objectContaining({ email: 'bo@example.com' }));
	});

	test('of three items for two addresses of one contact, the last value wins', async () => {
		sandbox.current.seed('contacts', [
			{ email: 'bo@example.com', hs_additional_emails: 'bo@second.example' },
		]);
		const { items, inputs } = await runNode({
			resource: 'contact',
			operation: 'update',
			matchBy: 'email',
			items: [
				{ email: 'bo@example.com', firstname: 'First', city: 'Rome' },
				{ email: 'bo@second.example', firstname: 'Second', lastname: 'Ek' },
				{ email: 'bo@example.com', firstname: 'Third' },
			],
		});
		expect(itemIndexes(items)).toEqual([0, 1, 2]);
		expect(inputs.filter(({ properties }) => properties)).toMatchObject([
			{ properties: { firstname: 'Third', lastname: 'Ek', city: 'Rome' } },
		]);
	});

	test('with Stop Workflow, nothing is written if one is not found', async () => {
		const { thrown, batches } = await runNode({
			resource: 'contact',
			operation: 'delete',
			matchBy: 'email',
			items: [{ email: 'ada@example.com' }, { email: 'no@example.com' }],
			onError: 'stopWorkflow',
		});
		expect(writes(batches)).toEqual([]);
		expect(firstLine(thrown?.description)).toBe('1 failed, 1 not sent');
		expect(contacts()).toHaveLength(1);
	});

	test('nothing is written while HubSpot does not reply to the lookup', async () => {
		sandbox.current.faults.add({ when: { operation: 'read' }, then: { status: 503 } });
		const { errors, batches } = await runNode({
			resource: 'contact',
			operation: 'delete',
			matchBy: 'email',
			items: [{ email: 'ada@example.com' }],
			options: { maxWait: 0 },
		});
		expect(writes(batches)).toEqual([]);
		expect(errors).toMatchObject([{ details: { outcome: 'notSent' } }]);
	});
});

const upsert = { resource: 'contact', operation: 'upsert', matchBy: 'email' };

describe('Skip Unchanged', () => {
	const skip = { ...upsert, options: { skipUnchanged: true } };

	test('sends only the values that differ, and no record with none', async () => {
		sandbox.current.seed('contacts', [
			{ email: 'a@example.com', firstname: 'Ada', city: 'London' },
			{ email: 'b@example.com', firstname: 'Bo', city: 'Oslo' },
		]);
		const { items, inputs, batches, hints } = await runNode({
			...skip,
			items: [
				{ email: 'a@example.com', firstname: 'Ada', city: 'London' },
				{ email: 'B@example.com', firstname: 'Bo', city: 'Rome' },
				{ email: 'c@example.com', firstname: 'Cy', city: 'Bern' },
			],
		});
		expect(batches).toEqual([expect.stringMatching(/^read 3/), 'upsert 2 → 200']);
		expect(inputs.filter(({ properties }) => properties)).toMatchObject([
			{ id: 'B@example.com', properties: { city: 'Rome' } },
			{ id: 'c@example.com', properties: { firstname: 'Cy', city: 'Bern' } },
		]);
		expect(inputs.at(-2)?.properties).not.toHaveProperty('firstname');
		expect(items.map(({ json }) => [json.isNew, json.isUnchanged])).toEqual([
			[false, true],
			[false, undefined],
			[true, undefined],
		]);
		expect(items[0]?.json).toMatchObject({
			id: expect.any(String),
			firstname: 'Ada',
			city: 'London',
		});
		expect(hints[0]).toMatch(/: 1 created, 1 updated, 1 unchanged/);
	});

	test('10,000 unchanged records cost 100 reads and no write', async () => {
		const rows = eachOnce(10_000).map((n) => ({ email: `p${n}@example.com`, firstname: `N${n}` }));
		sandbox.current.seed('contacts', rows);
		const { items, batches } = await runNode({ ...skip, items: rows });
		expect(items).toHaveLength(10_000);
		expect(new Set(items.map(({ json }) => json.isUnchanged))).toEqual(new Set([true]));
		expect(batches).toEqual(new Array<string>(100).fill('read 100 → 200'));
	}, 120_000);

	test('a record that stays as it is is linked all the same', async () => {
		const [contact] = sandbox.current.seed('contacts', [
			{ email: 'a@example.com', firstname: 'Ada' },
		]);
		const [company] = sandbox.current.seed('companies', [{ name: 'Acme' }]);
		const { items, batches, hints } = await runNode({
			...skip,
			propertiesJson: '={{ { firstname: $json.firstname } }}',
			items: [{ email: 'a@example.com', firstname: 'Ada', company: company?.id ?? '' }],
			associations: {
				association: [
					{ toObjectType: 'company', toObjectId: '={{ $json.company }}', associationType: '' },
				],
			},
		});
		expect(writes(batches)).toEqual(['associations/batch/associate/default 1 → 200']);
		expect(items.map(({ json }) => [json.id, json.isUnchanged])).toEqual([[contact?.id, true]]);
		expect(hints[0]).toMatch(/1 unchanged, 1 link/);
	});

	test('a dry run shows of a record that is only linked the links, and of another what differs', async () => {
		const [contact] = sandbox.current.seed('contacts', [
			{ email: 'a@example.com', firstname: 'Ada', city: 'London' },
			{ email: 'b@example.com', firstname: 'Bo', city: 'Oslo' },
		]);
		const { items, batches } = await runNode({
			...upsert,
			propertiesJson: '={{ { firstname: $json.firstname, city: $json.city } }}',
			items: [
				{ email: 'a@example.com', firstname: 'Ada', city: 'London' },
				{ email: 'b@example.com', firstname: 'Bo', city: 'Rome' },
			],
			associations: {
				association: [{ toObjectType: 'company', toObjectId: '12', associationType: '' }],
			},
			options: { skipUnchanged: true, dryRun: true },
		});
		expect(writes(batches)).toEqual([]);
		const associations = [{ to: { objectType: 'companies', id: '12' } }];
		expect(items.map(({ json }) => json)).toEqual([
			{ id: contact?.id, associations },
			expect.objectContaining({ properties: { city: 'Rome' }, associations }),
		]);
	});

	test('is off by default: nothing is read', async () => {
		seedAda();
		const { batches } = await runNode({
			...upsert,
			items: [{ email: 'ada@example.com', firstname: 'Ada' }],
		});
		expect(batches).toEqual(['upsert 1 → 200']);
	});
});

describe('Existing Records', () => {
	const rows = [
		{ email: 'ada@example.com', firstname: 'Other', lastname: 'Byron' },
		{ email: 'new@example.com', firstname: 'New', lastname: 'One' },
	];
	const run = async (existingRecords: string, operation = 'upsert') =>
		await runNode({
			...upsert,
			operation,
			items: operation === 'upsert' ? rows : rows.slice(0, 1),
			options: { existingRecords },
		});
	const ada = () => contacts().find(({ email }) => email === 'ada@example.com');
	beforeEach(seedAda);

	test.each(['upsert', 'update'])(
		'Fill Empty writes only what has no value (%s)',
		async (operation) => {
			const { items } = await run('fillEmpty', operation);
			expect(itemIndexes(items)).toHaveLength(operation === 'upsert' ? 2 : 1);
			expect(ada()).toMatchObject({ firstname: 'Ada', lastname: 'Byron' });
		},
	);

	test('Keep creates what is missing, and returns what is there', async () => {
		const { items, batches } = await run('keep');
		expect(ada()).not.toMatchObject({ lastname: 'Byron' });
		expect(contacts()).toHaveLength(2);
		expect(items.map(({ json }) => [json.isNew, json.isUnchanged])).toEqual([
			[false, true],
			[true, undefined],
		]);
		expect(batches).toEqual([expect.stringMatching(/^read 2/), 'upsert 1 → 200']);
		// The same rows once more do no harm.
		const again = await run('keep');
		expect(writes(again.batches)).toEqual([]);
		expect(again.hints[0]).toMatch(/2 unchanged/);
	});

	test('Overwrite is the default, and reads nothing', async () => {
		expect((await run('overwrite')).batches).toEqual(['upsert 2 → 200']);
	});
});

describe('Create-Only Properties', () => {
	const run = async (createOnlyProperties: string[]) =>
		await runNode({
			...upsert,
			items: [
				{ email: 'ada@example.com', firstname: 'Other', city: 'London' },
				{ email: 'new@example.com', firstname: 'New', city: 'Oslo' },
			],
			options: { createOnlyProperties },
		});
	beforeEach(seedAda);

	test('are written to new records only', async () => {
		const { items } = await run(['firstname']);
		expect(itemIndexes(items)).toEqual([0, 1]);
		expect(contacts()).toMatchObject([
			{ firstname: 'Ada', city: 'London' },
			{ firstname: 'New', city: 'Oslo' },
		]);
	});

	test('with nothing left to write leave the record alone', async () => {
		const { items, batches } = await run(['firstname', 'city']);
		expect(items[0]?.json).toMatchObject({ isUnchanged: true, isNew: false });
		expect(batches.at(-1)).toBe('upsert 1 → 200');
	});

	test('with a wrong name write nothing', async () => {
		const { errors, batches } = await run(['fristname']);
		expect(batches).toEqual([]);
		const line = problemLine('CREATE_ONLY_UNKNOWN', { name: 'fristname', objects: 'contacts' });
		expect(errors.map(({ error }) => error)).toEqual(
			[0, 1].map((item) => `Not sent: ${line} [item ${item}]`),
		);
	});
});

test('a dry run looks up, and writes nothing', async () => {
	seedAda();
	const { items, batches } = await runNode({
		resource: 'contact',
		operation: 'update',
		matchBy: 'email',
		items: [{ email: 'ada@example.com', lastname: 'Byron' }],
		options: { dryRun: true, skipUnchanged: true },
	});
	expect(writes(batches)).toEqual([]);
	expect(items[0]?.json).toMatchObject({
		id: expect.stringMatching(/^\d+$/),
		properties: { lastname: 'Byron' },
	});
});

test('Retry On Fail sends what a failed lookup held back', async () => {
	seedAda();
	sandbox.current.faults.add({ when: { operation: 'read', nth: 1 }, then: { status: 503 } });
	const { items, status } = await runNode({
		resource: 'contact',
		operation: 'update',
		matchBy: 'email',
		items: [{ email: 'ada@example.com', lastname: 'Byron' }],
		options: { maxWait: 0 },
		onError: 'stopWorkflow',
		retryOnFail: true,
	});
	expect(status).toBe('success');
	expect(itemIndexes(items)).toEqual([0]);
});
