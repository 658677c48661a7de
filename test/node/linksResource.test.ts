import { firstLine, outcomeLine, problemLine, refusalLine } from '../support/lines';
import { runNode, type NodeOptions } from '../support/runNode';
import { seedOne, untilBatches, useSandbox, withoutStatus } from '../support/useSandbox';

/** The resource Association: links between records that exist. */
const sandbox = useSandbox();

const MAKE = 'associations/batch/associate/default';
const LABEL = 'associations/batch/create';
const READ = 'associations/batch/read';
const REMOVE = 'associations/batch/archive';
const UNLABEL = 'associations/batch/labels/archive';

/** Runs an operation on a contact and a company, whose IDs are in the item. */
const run = (operation: string, own: Partial<NodeOptions>) =>
	runNode({
		resource: 'association',
		operation,
		fromObjectType: 'contact',
		fromObjectId: '={{ $json.contact }}',
		toObjectType: 'company',
		...(operation !== 'get' && { toObjectId: '={{ $json.company }}' }),
		items: [],
		...own,
	});

const seed = (type: string, count: number) =>
	sandbox.current
		.seed(
			type,
			Array.from({ length: count }, (_, index) => ({ name: `N${index}`, email: `c${index}@x.io` })),
		)
		.map(({ id }) => id);

const pairs = (count: number) => {
	const companies = seed('companies', count);
	return seed('contacts', count).map((contact, index) => ({ contact, company: companies[index] }));
};

/** Number of different companies that the contacts are linked to. */
const linkedCompanies = () =>
	new Set(
		sandbox.current
			.records('contacts')
			.flatMap(({ associations }) => associations.map(({ toObjectId }) => toObjectId)),
	).size;

test('an association has no search: nothing is sent', async () => {
	const { errors, requests } = await run('search', { items: [{}] });
	expect(errors).toMatchObject([{ error: problemLine('OPERATION_UNKNOWN') }]);
	expect(requests).toEqual([]);
});

describe('create', () => {
	test('links 2,001 pairs in 2 requests, and returns their record IDs', async () => {
		const items = pairs(2_001);
		const { items: made, requests, batches, hints } = await run('create', { items });
		expect(made).toHaveLength(2_001);
		expect(made[1]?.json).toEqual({
			fromObjectType: 'contacts',
			fromObjectId: items[1]?.contact,
			toObjectType: 'companies',
			toObjectId: items[1]?.company,
		});
		expect(batches.sort()).toEqual([`${MAKE} 1 → 200`, `${MAKE} 2000 → 200`]);
		expect(requests).toHaveLength(2);
		expect(hints).toEqual(['2001 associations, 2 requests: 2001 linked']);
	});

	test('sends the labels of one pair together, because HubSpot replaces them', async () => {
		const [pair = {}] = pairs(1);
		const { items, batches, inputs } = await run('create', {
			items: [
				{ ...pair, type: '1' },
				{ ...pair, type: 'HUBSPOT_DEFINED:279' },
			],
			associationType: '={{ $json.type }}',
		});
		expect(items).toHaveLength(2);
		expect(withoutStatus(batches)).toEqual([`${LABEL} 1`]);
		expect(inputs[0]).toMatchObject({
			types: [{ associationTypeId: 1 }, { associationTypeId: 279 }],
		});
	});

	test('finds both records by a unique property', async () => {
		seedOne('contacts', { email: 'ada@x.example' });
		seedOne('tickets', { subject: 'T', hs_pipeline_stage: '1', external_reference: 'R 1' });
		const { items, batches } = await run('create', {
			...{ fromIdProperty: 'email', toObjectType: 'ticket', toIdProperty: 'external_reference' },
			items: [{ contact: 'Ada@x.example', company: 'R 1' }],
		});
		expect(items).toHaveLength(1);
		expect(batches.sort()).toEqual([`${MAKE} 1 → 200`, 'read 1 → 200', 'read 1 → 200']);
	});

	test('a record that is not found fails its item alone', async () => {
		const [company] = seed('companies', 1);
		seedOne('contacts', { email: 'ada@x.example' });
		const { items, errors } = await run('create', {
			fromIdProperty: 'email',
			items: ['ada@x.example', 'no@x.example'].map((contact) => ({ contact, company })),
		});
		expect(items).toMatchObject([{ item: 0 }]);
		const words = { object: 'contact', property: 'email', value: 'no@x.example' };
		const field = "'From Record ID'";
		expect(errors).toMatchObject([
			{ item: 1, error: problemLine('LINK_TARGET_NOT_FOUND', { ...words, field }, 1) },
		]);
	});

	test('one bad record among 100 fails its item, and no other', async () => {
		const items = pairs(100).map((pair, item) => (item === 7 ? { ...pair, company: '9' } : pair));
		const { items: made, errors, batches } = await run('create', { items });
		expect(made).toHaveLength(99);
		const said = 'No company with ID 9 exists';
		expect(errors).toMatchObject([
			{
				item: 7,
				error: refusalLine('association-target-missing', { said }),
				details: { outcome: 'failed' },
			},
		]);
		expect(withoutStatus(batches)).toEqual([`${MAKE} 100`]);
	});

	test.each([
		{
			own: { fromObjectId: '={{ $json.none }}' },
			code: 'ID_MISSING',
			words: { field: "'From Record ID'" },
		},
		{ own: { toObjectType: '' }, code: 'LINK_OBJECT_MISSING', words: { end: 'To' } },
		{ own: { associationType: 'Boss' }, code: 'ASSOCIATION_TYPE_INVALID', words: {} },
		{
			own: { toObjectId: 'ACME' },
			code: 'ID_NOT_A_RECORD_ID',
			words: { field: "'To Record ID'", value: 'ACME' },
		},
	] as const)('$own fails the item before anything is sent', async ({ own, code, words }) => {
		const items = pairs(1);
		const { errors, requests } = await run('create', { items, ...own });
		expect(errors).toMatchObject([{ error: problemLine(code, words, 0) }]);
		expect(requests).toEqual([]);
	});

	test.each(['resetAfter', 'resetBefore', 'html'] as const)(
		'is sent again after the fault %s',
		async (then) => {
			sandbox.current.faults.add({ when: { operation: MAKE, nth: 1 }, then });
			const { items, batches } = await run('create', { items: pairs(2) });
			expect(items).toHaveLength(2);
			expect(batches).toHaveLength(2);
		},
	);

	test('with On Error = Stop, counts what was linked', async () => {
		const items = [...pairs(1), { contact: '9', company: '9' }];
		const { thrown } = await run('create', { items, onError: 'stopWorkflow' });
		expect(firstLine(thrown?.description)).toBe('1 of 2 items linked, 1 failed');
	});

	test('with Retry On Fail, sends nothing again that has an outcome', async () => {
		const [first, second] = pairs(2);
		const items = [{ ...first, contact: '9' }, { ...second }];
		const retried = await run('create', { items, retryOnFail: true, maxTries: 2 });
		expect(retried.items).toMatchObject([{ item: 1 }]);
		expect(withoutStatus(retried.batches)).toEqual([`${MAKE} 2`]);
	});

	test('sends nothing after the run was cancelled', async () => {
		sandbox.current.faults.add({
			when: { operation: MAKE },
			then: { status: 429, body: {}, headers: { 'Retry-After': '60' } },
		});
		const [one, other] = pairs(2);
		const running = run('create', {
			associationType: '={{ $json.type }}',
			options: { concurrency: 1 },
			items: [
				{ ...one, type: '' },
				{ ...other, type: '1' },
			],
		});
		await untilBatches(1);
		running.cancel();
		const { errors, batches } = await running;
		const error = outcomeLine('notSent', problemLine('CANCELLED'));
		expect(errors).toMatchObject([{ item: 0 }, { item: 1, error }]);
		expect(batches).toHaveLength(1);
	});

	test('shows the inputs in a dry run, and sends none', async () => {
		const items = pairs(1);
		const { items: shown, requests } = await run('create', { items, options: { dryRun: true } });
		const { contact, company } = items[0] ?? {};
		expect(shown[0]?.json).toEqual({ from: { id: contact }, to: { id: company } });
		expect(requests).toEqual([]);
	});
});

describe('get', () => {
	test('returns all links of each record with their labels, one item a record', async () => {
		const [one = '', two = ''] = seed('companies', 2);
		const [ada, bob, eve] = seed('contacts', 3);
		await run('create', {
			items: [
				{ contact: ada, company: one },
				{ contact: ada, company: two },
				{ contact: bob, company: two },
			],
		});
		const items = [ada, bob, eve, ada].map((contact) => ({ contact }));
		const { items: read, errors, batches } = await run('get', { items });
		expect(errors).toEqual([]);
		expect(read.map(({ json }) => [json.id, (json.associations as unknown[]).length])).toEqual([
			[ada, 2],
			[bob, 1],
			[eve, 0],
			[ada, 2],
		]);
		expect(read[1]?.json).toEqual({
			id: bob,
			associations: [
				{
					toObjectId: two,
					types: [
						{ category: 'HUBSPOT_DEFINED', typeId: 279, label: null },
						{ category: 'HUBSPOT_DEFINED', typeId: 1, label: 'Primary' },
					],
				},
			],
		});
		expect(withoutStatus(batches)).toEqual([`${READ} 3`]);
	});

	test('reads the pages of a record with more than 500 links', async () => {
		const [contact] = seed('contacts', 1);
		const items = seed('companies', 1_100).map((company) => ({ contact, company }));
		await run('create', { items });
		const { items: read, batches } = await run('get', { items: [{ contact }] });
		const associations = read[0]?.json.associations as Array<{ toObjectId: string }>;
		expect(new Set(associations.map(({ toObjectId }) => toObjectId)).size).toBe(1_100);
		expect(batches).toEqual([`${READ} 1 → 200`, `${READ} 1 → 200`, `${READ} 1 → 200`]);
	});

	test('fails a record that HubSpot refuses, and returns the others', async () => {
		const items = pairs(2).map(({ contact }) => ({ contact }));
		const body = {
			results: [],
			errors: [
				{ category: 'VALIDATION_ERROR', message: 'Bad', context: { id: [items[0]?.contact] } },
			],
		};
		sandbox.current.faults.add({ when: { operation: READ }, then: { status: 207, body } });
		const { items: read, errors } = await run('get', { items });
		expect(errors).toMatchObject([{ item: 0, error: 'Bad' }]);
		expect(read).toMatchObject([{ item: 1, json: { associations: [] } }]);
	});
});

describe('delete', () => {
	test('removes the link of each pair', async () => {
		const items = pairs(3);
		await run('create', { items });
		expect(linkedCompanies()).toBe(3);
		const { items: removed, batches } = await run('delete', { items: items.slice(1) });
		expect(removed).toMatchObject([{ json: { deleted: true } }, { json: { deleted: true } }]);
		expect(withoutStatus(batches)).toEqual([`${REMOVE} 2`]);
		expect(linkedCompanies()).toBe(1);
	});

	test('removes one label, and keeps the link', async () => {
		const items = pairs(1);
		await run('create', { items });
		const { batches } = await run('delete', { items, associationType: 'HUBSPOT_DEFINED:1' });
		expect(withoutStatus(batches)).toEqual([`${UNLABEL} 1`]);
		const [contact] = sandbox.current.records('contacts');
		expect(contact?.associations).toMatchObject([{ typeId: 279 }]);
	});
});
