import type { FaultAction } from '../../sandbox';
import { firstLine, problemLine, refusalLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { seedOne, untilBatches, useSandbox, withoutStatus } from '../support/useSandbox';

/** Links of records that are updated, or created or updated: they are made after the write. */
const sandbox = useSandbox();

const LINK = 'associations/batch/associate/default';
const LABEL = 'associations/batch/create';

const toCompany = (own: object = {}) => ({
	association: [{ toObjectType: 'company', toObjectId: '={{ $json.company }}', ...own }],
});

/** Upserts contacts by email, each linked to the company in its field. */
const upsert = (companies: readonly string[], own: Partial<NodeOptions> = {}) =>
	runNode({
		resource: 'contact',
		operation: 'upsert',
		matchBy: 'email',
		propertiesJson: '={{ { firstname: $json.firstname } }}',
		associations: toCompany(),
		items: companies.map((company, item) => ({
			email: `c${item}@x.example`,
			firstname: `C${item}`,
			company,
		})),
		...own,
	});

const companies = (count: number) =>
	sandbox.current
		.seed(
			'companies',
			Array.from({ length: count }, (_, item) => ({ name: `Company ${item}` })),
		)
		.map(({ id }) => id);

/** IDs of the companies that each contact is linked to, by the contact's email. */
const linked = () =>
	Object.fromEntries(
		sandbox.current
			.records('contacts')
			.map(({ properties, associations }) => [
				properties.email,
				[...new Set(associations.map(({ toObjectId }) => toObjectId))],
			]),
	);

const notLinked = (to: string, said: string) =>
	problemLine('NOT_LINKED', { to: `company ${to}`, said });

describe('an upsert', () => {
	test('writes 250 records in 3 requests, and links them in 1', async () => {
		const ids = companies(250);
		const { items, errors, batches, hints } = await upsert(ids);
		expect(errors).toEqual([]);
		expect(items).toHaveLength(250);
		expect(items[7]).toMatchObject({ item: 7, json: { firstname: 'C7', isNew: true } });
		expect(batches.sort()).toEqual([
			`${LINK} 250 → 200`,
			'upsert 100 → 200',
			'upsert 100 → 200',
			'upsert 50 → 200',
		]);
		expect(linked()['c7@x.example']).toEqual([ids[7]]);
		expect(hints[0]).toContain('250 created, 250 links');
	});

	test('with the option Batch Size still links up to 2,000 in a request', async () => {
		const { batches } = await upsert(companies(3), { options: { batchSize: 1 } });
		expect(batches.filter((call) => call.startsWith(LINK))).toEqual([`${LINK} 3 → 200`]);
	});

	test('sends a label with its category and ID', async () => {
		const [id = ''] = companies(1);
		const { errors, batches } = await upsert([id], {
			associations: toCompany({ associationType: '1' }),
		});
		expect(errors).toEqual([]);
		expect(withoutStatus(batches)).toEqual(['upsert 1', `${LABEL} 1`]);
	});

	test('without a record to link to sends no request for links', async () => {
		const { items, batches } = await upsert(['', '']);
		expect(items).toHaveLength(2);
		expect(batches).toEqual(['upsert 2 → 200']);
	});

	test('links a record of two items to the records of both', async () => {
		const [one = '', other = ''] = companies(2);
		const { items, batches } = await upsert([], {
			items: [
				{ email: 'a@x.example', firstname: 'A', company: one },
				{ email: 'a@x.example', firstname: 'B', company: other },
			],
		});
		expect(items).toHaveLength(2);
		expect(batches).toEqual(['upsert 1 → 200', `${LINK} 2 → 200`]);
		expect(linked()['a@x.example']?.sort()).toEqual([one, other].sort());
	});

	test('links only what was written', async () => {
		const [id = ''] = companies(1);
		const { errors, batches } = await upsert([id, id], {
			items: [
				{ email: 'a@x.example', company: id },
				{ email: 'not an address', company: id },
			],
		});
		expect(errors).toMatchObject([{ item: 1, details: { outcome: 'failed' } }]);
		expect(batches).toEqual(['upsert 1 → 200', `${LINK} 1 → 200`]);
	});

	test('shows the links in a dry run, and makes none', async () => {
		const [id = ''] = companies(1);
		const { items, batches } = await upsert([id], { options: { dryRun: true } });
		expect(items).toMatchObject([{ json: { associations: [{ to: { id } }] } }]);
		expect(batches).toEqual([]);
	});
});

test('an update links the record that it has written', async () => {
	const [company = ''] = companies(1);
	const id = seedOne('contacts', { email: 'ada@x.example' });
	const { items, batches } = await runNode({
		resource: 'contact',
		operation: 'update',
		idValue: id,
		propertiesJson: '={{ { firstname: "Ada" } }}',
		associations: toCompany(),
		items: [{ company }],
	});
	expect(items).toMatchObject([{ json: { id } }]);
	expect(batches).toEqual(['update 1 → 200', `${LINK} 1 → 200`]);
	expect(linked()).toEqual({ 'ada@x.example': [company] });
});

describe('a create', () => {
	/** A custom object of the sandbox's account: its types of associations are the account's own. */
	const MACHINES = '2-34156791';
	const toMachine = { toObjectType: MACHINES, toObjectId: '={{ $json.machine }}' };
	const machines = () =>
		sandbox.current
			.seed(MACHINES, [
				{ model: 'A', serial_no: '1' },
				{ model: 'B', serial_no: '2' },
			])
			.map(({ id }) => id);

	const create = (rows: readonly object[], own: Partial<NodeOptions> = {}) =>
		runNode({
			resource: 'contact',
			operation: 'create',
			propertiesJson: '={{ { email: $json.email } }}',
			associations: { association: [toMachine] },
			items: rows.map((row, item) => ({ email: `c${item}@x.example`, ...row })),
			...own,
		});

	test('is linked after the write where the usual type has no ID that is known', async () => {
		const ids = machines();
		const { items, errors, batches, inputs, hints } = await create(
			ids.map((machine) => ({ machine })),
		);
		expect(errors).toEqual([]);
		expect(items).toHaveLength(2);
		expect(batches).toEqual(['create 2 → 201', `${LINK} 2 → 200`]);
		expect(inputs[0]).not.toHaveProperty('associations');
		expect(linked()).toEqual({ 'c0@x.example': [ids[0]], 'c1@x.example': [ids[1]] });
		expect(hints[0]).toContain('2 created, 2 links');
	});

	test('is linked in the write and after it, if its links differ in that', async () => {
		const [company = ''] = companies(1);
		const [machine = ''] = machines();
		const { items, batches, inputs, hints } = await create([{ company, machine }], {
			associations: { association: [toMachine, ...toCompany().association] },
		});
		expect(items).toHaveLength(1);
		expect(batches).toEqual(['create 1 → 201', `${LINK} 1 → 200`]);
		expect(inputs[0]).toMatchObject({
			associations: [{ to: { id: company }, types: [{ associationTypeId: 279 }] }],
		});
		expect(linked()['c0@x.example']?.sort()).toEqual([company, machine].sort());
		expect(hints[0]).toContain('1 created, 2 links');
	});

	test('shows both kinds of links in a dry run', async () => {
		const { items, batches } = await create([{ company: '1', machine: '2' }], {
			associations: { association: [toMachine, ...toCompany().association] },
			options: { dryRun: true },
		});
		expect(items[0]?.json.associations).toMatchObject([
			{ to: { id: '1' }, types: [{ associationTypeId: 279 }] },
			{ to: { objectType: MACHINES, id: '2' } },
		]);
		expect(batches).toEqual([]);
	});

	test('counts the links that are sent in the write', async () => {
		const ids = companies(3);
		const { batches, hints } = await create(
			ids.map((company) => ({ company })),
			{ associations: toCompany() },
		);
		expect(batches).toEqual(['create 3 → 201']);
		expect(hints[0]).toContain('3 created, 3 links');
	});

	test('counts no link of a record that is refused', async () => {
		const [company = ''] = companies(1);
		const { hints } = await create([{ company }, { company, email: 'not an address' }], {
			associations: toCompany(),
		});
		expect(hints[0]).toContain('1 created, 1 failed, 1 link');
	});

	test('that is not linked says so, and a further try only makes the link', async () => {
		const [machine = ''] = machines();
		sandbox.current.faults.add({
			when: { operation: LINK, times: 1 },
			then: { status: 400, body: { status: 'error', message: 'No.' } },
		});
		const failing = await create([{ machine }]);
		expect(failing.errors).toMatchObject([
			{
				item: 0,
				error: problemLine('NOT_LINKED', {
					to: `record ${machine} of ${MACHINES}`,
					said: refusalLine('other', { said: 'No' }),
				}),
				details: { outcome: 'notLinked', id: expect.stringMatching(/^\d+$/) },
			},
		]);
		sandbox.current.faults.add({ when: { operation: LINK, times: 1 }, then: { status: 400 } });
		const again = await create([{ machine, email: 'again@x.example' }], {
			retryOnFail: true,
			onError: 'stopWorkflow',
		});
		expect(again.items).toHaveLength(1);
		expect(withoutStatus(again.batches)).toEqual(['create 1', `${LINK} 1`, `${LINK} 1`]);
	});
});

test('an association without an object fails its item before anything is sent', async () => {
	const { errors, requests } = await upsert(['1'], {
		associations: toCompany({ toObjectType: '' }),
	});
	expect(errors).toMatchObject([{ error: problemLine('ASSOCIATION_OBJECT_MISSING', {}, 0) }]);
	expect(requests).toEqual([]);
});

describe('a record that was written but not linked', () => {
	const gone = '999999';
	const said = refusalLine('association-target-missing', {
		said: `No company with ID ${gone} exists`,
	});

	test('leaves through the error output with its ID, and the 99 others do not', async () => {
		const ids = [...companies(99), gone];
		const { items, errors, batches, hints } = await upsert(ids);
		expect(items).toHaveLength(99);
		const [contact] = sandbox.current
			.records('contacts')
			.filter(({ properties }) => properties.email === 'c99@x.example');
		expect(errors).toMatchObject([
			{
				item: 99,
				error: notLinked(gone, said),
				details: { outcome: 'notLinked', id: contact?.id, idValue: 'c99@x.example' },
			},
		]);
		expect(withoutStatus(batches)).toEqual(['upsert 100', `${LINK} 100`]);
		expect(hints[0]).toContain('100 created, 99 links, 1 not linked');
	});

	test('is found by halving, if HubSpot refuses the request and names no record', async () => {
		const ids = companies(8);
		const body = { status: 'error', message: 'Too many', category: 'VALIDATION_ERROR' };
		const then = { status: 400, body };
		// All 8, the first half, its second quarter, and the last of that.
		sandbox.current.faults.add({ when: { operation: LINK, nth: [1, 2, 5, 7] }, then });
		const { items, errors, batches } = await upsert(ids);
		expect(items).toHaveLength(7);
		expect(errors).toMatchObject([
			{ json: { message: 'Too many' }, details: { outcome: 'notLinked' } },
		]);
		// 8, 4 and 4, 2; the other 2 must have the bad one, so 1 and 1.
		expect(batches.filter((call) => call.startsWith(LINK))).toHaveLength(6);
	});

	test('is a success of none of its links, if one of two was not made', async () => {
		const [id = ''] = companies(1);
		const { items, errors, hints } = await upsert([`${id},${gone}`]);
		expect(items).toEqual([]);
		expect(errors).toMatchObject([{ error: notLinked(gone, said) }]);
		expect(linked()).toEqual({ 'c0@x.example': [id] });
		expect(hints[0]).toContain('1 link, 1 not linked');
	});

	test('is an item of the only output with On Error = Continue', async () => {
		const { items } = await upsert([gone], { onError: 'continueRegularOutput' });
		expect(items).toMatchObject([{ error: notLinked(gone, said) }]);
	});

	test('stops the workflow with On Error = Stop, and counts apart', async () => {
		const [id = ''] = companies(1);
		const { thrown } = await upsert([id, gone], { onError: 'stopWorkflow' });
		expect(firstLine(thrown?.description)).toBe('1 of 2 items written, 1 written but not linked');
		expect(thrown?.context.outcomes).toMatchObject([
			{ item: 0, outcome: 'succeeded' },
			{ item: 1, outcome: 'notLinked', error: notLinked(gone, said) },
		]);
	});

	test.each(['continueErrorOutput', 'continueRegularOutput', 'stopWorkflow'] as const)(
		'is linked by the next try of Retry On Fail, and not written again (%s)',
		async (onError) => {
			const ids = companies(2);
			sandbox.current.faults.add({
				when: { operation: LINK, nth: 1 },
				then: { status: 403, body: { message: 'Not now', category: 'FORBIDDEN' } },
			});
			const run = { onError, retryOnFail: true, maxTries: 2 };
			const { items, errors, batches } = await upsert(ids, run);
			expect(errors).toEqual([]);
			expect(items).toMatchObject([{ json: { isNew: true } }, { json: { isNew: true } }]);
			expect(batches.filter((call) => call.startsWith('upsert'))).toEqual(['upsert 2 → 200']);
			expect(linked()).toEqual({ 'c0@x.example': [ids[0]], 'c1@x.example': [ids[1]] });
		},
	);

	test('is not sent to HubSpot after an item has stopped the workflow', async () => {
		const [id = ''] = companies(1);
		const body = { status: 'error', message: 'No', category: 'VALIDATION_ERROR' };
		sandbox.current.faults.add({
			when: { operation: 'upsert', nth: 2 },
			then: { status: 400, body },
		});
		const { thrown, batches } = await upsert([], {
			onError: 'stopWorkflow',
			options: { batchSize: 1, concurrency: 1 },
			items: [
				{ email: 'a@x.example', firstname: 'A', company: id },
				{ email: 'b@x.example', firstname: 'B', company: id },
			],
		});
		expect(batches).toEqual(['upsert 1 → 200', 'upsert 1 → 400']);
		expect(thrown?.context.outcomes).toMatchObject([
			{ outcome: 'notLinked' },
			{ outcome: 'failed' },
		]);
	});
});

describe('a request for links is sent again', () => {
	const faults: Array<{ title: string; then: FaultAction }> = [
		{ title: 'a lost reply', then: 'resetAfter' },
		{ title: 'a lost connection', then: 'resetBefore' },
		{ title: 'a rate limit', then: { status: 429, body: {}, headers: { 'Retry-After': '0' } } },
		{ title: 'an outage', then: { status: 502, body: '<html>' } },
		{ title: 'a page in place of a reply', then: { status: 200, body: '<html>' } },
	];
	test.each(faults)('after $title', async ({ then }) => {
		const ids = companies(2);
		sandbox.current.faults.add({ when: { operation: LINK, nth: 1 }, then });
		const { items, errors, batches } = await upsert(ids);
		expect(errors).toEqual([]);
		expect(items).toHaveLength(2);
		expect(batches.filter((call) => call.startsWith('upsert'))).toHaveLength(1);
		expect(linked()).toEqual({ 'c0@x.example': [ids[0]], 'c1@x.example': [ids[1]] });
	});
});

test('records are not linked if the run is cancelled before', async () => {
	sandbox.current.faults.add({
		when: { operation: LINK },
		then: { status: 429, body: {}, headers: { 'Retry-After': '60' } },
	});
	const [id = ''] = companies(1);
	const run = upsert([id]);
	await untilBatches(2);
	run.cancel();
	const { status, errors } = await run;
	expect(status).toBe('canceled');
	expect(errors).toMatchObject([{ item: 0, details: { outcome: 'notLinked' } }]);
});
