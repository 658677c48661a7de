import { startSandbox, type Sandbox } from '../../index';
import { send } from '../post';

let sandbox: Sandbox;
let contact: string;
let ticket: string;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	contact = sandbox.seed('contacts', [{ firstname: 'Ada' }])[0]?.id ?? '';
	ticket = sandbox.seed('tickets', [{ subject: 'x', hs_pipeline_stage: '1' }])[0]?.id ?? '';
});

const ROOTS = {
	v4: '/crm/v4/associations',
	'2026-03': '/crm/associations/2026-03',
	'2026-09': '/crm/associations/2026-09',
} as const;
type Version = keyof typeof ROOTS;

const call = async (version: Version, path: string, inputs: readonly object[]) =>
	await send(
		sandbox,
		'POST',
		`${ROOTS[version]}/tickets/contacts/batch/${path}`,
		JSON.stringify({ inputs }),
	);
const pair = (to = contact) => ({ from: { id: ticket }, to: { id: to } });
const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 16 }];

describe.each<[Version, number, number, number]>([
	['v4', 201, 207, 207],
	['2026-03', 201, 207, 207],
	['2026-09', 200, 200, 200],
])('%s', (version, created, partlyCreated, partlyRead) => {
	it('a batch create', async () => {
		const good = { ...pair(), types };
		expect((await call(version, 'create', [good])).status).toBe(created);
		const partial = await call(version, 'create', [good, { ...pair('404404'), types }]);
		expect(partial.status).toBe(partlyCreated);
		expect([partial.body.results?.length, partial.body.numErrors]).toEqual([1, 1]);
	});

	it('a batch read', async () => {
		await call(version, 'associate/default', [pair()]);
		expect((await call(version, 'read', [{ id: ticket }])).status).toBe(200);
		const partial = await call(version, 'read', [{ id: ticket }, { id: '1' }]);
		expect([partial.status, partial.body.numErrors]).toEqual([partlyRead, 1]);
	});

	it('a batch read with an invalid id', async () => {
		await call(version, 'associate/default', [pair()]);
		const inputs = [{ id: 'x' }, { id: ticket }];
		const partial = await call(version, 'read', inputs);
		expect([partial.status, partial.body.results?.length]).toEqual([partlyRead, 1]);
		sandbox.switches.invalidIdInAssociationRead = 'refused';
		const refused = await call(version, 'read', inputs);
		expect([refused.status, refused.body.message]).toEqual([400, 'x is not a valid ID']);
	});

	it('a batch of default associations', async () => {
		expect((await call(version, 'associate/default', [pair()])).status).toBe(200);
		const inputs = [pair(), pair('x'), pair('404404')];
		const partial = await call(version, 'associate/default', inputs);
		expect([partial.status, partial.body.numErrors]).toEqual([200, 2]);
		expect(partial.body.results).toHaveLength(2);
		sandbox.switches.defaultAssociationsAnswer207 = true;
		expect((await call(version, 'associate/default', inputs)).status).toBe(partlyCreated);
	});

	it('at most 2,000 default associations', async () => {
		const many = async (length: number) =>
			(
				await call(
					version,
					'associate/default',
					Array.from({ length }, () => pair()),
				)
			).status;
		expect([await many(2_000), await many(2_001)]).toEqual([200, 400]);
	});
});

it('newestVersionAnswers207 applies to associations', async () => {
	sandbox.switches.newestVersionAnswers207 = true;
	expect((await call('2026-09', 'create', [{ ...pair('404404'), types }])).status).toBe(207);
});

describe('an archive with an invalid id or type', () => {
	const archived = async (version: Version) => {
		await call(version, 'associate/default', [pair()]);
		const to = [{ id: 'x' }, { id: '404404' }, { id: contact }];
		return await call(version, 'archive', [{ from: { id: ticket }, to }]);
	};

	it('v4 has no body, and removes the others', async () => {
		const reply = await archived('v4');
		expect([reply.status, reply.text]).toEqual([204, '']);
		expect(sandbox.links(['tickets', ticket], 'contacts')).toEqual([]);
	});

	it.each<Version>(['2026-03', '2026-09'])('%s lists it in the body', async (version) => {
		const reply = await archived(version);
		expect([reply.status, reply.body.results, reply.body.numErrors]).toEqual([200, [], 1]);
		expect(reply.body.errors).toMatchObject([{ message: 'x is not a valid ID' }]);
		expect(sandbox.links(['tickets', ticket], 'contacts')).toEqual([]);

		const wrong = [{ associationCategory: 'USER_DEFINED', associationTypeId: 77 }];
		const labels = await call(version, 'labels/archive', [{ ...pair(), types: wrong }]);
		expect([labels.status, labels.body.errors]).toMatchObject([
			200,
			[{ context: { associationSpec: ['USER_DEFINED=77'] } }],
		]);
	});
});

describe('mayEditAssociations', () => {
	beforeEach(() => {
		sandbox.switches.mayEditAssociations = false;
	});

	it('2026-09 refuses writes without the permission', async () => {
		const reply = await call('2026-09', 'associate/default', [pair()]);
		expect([reply.status, reply.body]).toMatchObject([
			400,
			{ message: "Missing 'Edit Associations' permission.", category: 'VALIDATION_ERROR' },
		]);
		expect(sandbox.links(['tickets', ticket], 'contacts')).toEqual([]);
		expect((await call('2026-09', 'read', [{ id: ticket }])).status).toBe(200);
	});

	it.each<Version>(['v4', '2026-03'])('%s does not check it', async (version) => {
		expect((await call(version, 'associate/default', [pair()])).status).toBe(200);
	});
});

describe('labels and associations that a test sets up', () => {
	it('are those of the API', async () => {
		const label = sandbox.addLabel('tickets', 'contacts', 'Cook', 'Guest');
		sandbox.associate(['tickets', ticket], ['contacts', contact], [label.typeId]);
		expect(sandbox.links(['tickets', ticket], 'contacts')).toEqual([
			{
				toObjectId: contact,
				types: [
					{ category: 'HUBSPOT_DEFINED', typeId: 16, label: null },
					{ category: 'USER_DEFINED', typeId: label.typeId, label: 'Cook' },
				],
			},
		]);
		expect(sandbox.links(['contacts', contact], 'tickets')[0]?.types).toContainEqual({
			category: 'USER_DEFINED',
			typeId: label.inverseTypeId,
			label: 'Guest',
		});
		for (const root of Object.values(ROOTS)) {
			const reply = await send(sandbox, 'GET', `${root}/tickets/contacts/labels`);
			expect(reply.body.results).toContainEqual({
				category: 'USER_DEFINED',
				typeId: label.typeId,
				label: 'Cook',
			});
		}
	});

	it('an unknown record, type or label is an error for the caller', () => {
		const from = ['tickets', ticket] as const;
		expect(() => sandbox.associate(from, ['contacts', '1'])).toThrow('no record 1 of "contacts"');
		expect(() => sandbox.associate(from, ['contacts', contact], [77])).toThrow('No label 77');
		expect(() => sandbox.links(from, 'butterflies')).toThrow('no object type "butterflies"');
	});
});
