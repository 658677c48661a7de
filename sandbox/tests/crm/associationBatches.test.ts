import { AssociationSpecAssociationCategoryEnum as Category } from '@hubspot/api-client/lib/codegen/crm/associations/v4';
import { startSandbox, type Sandbox } from '../../index';
import { clientOf } from '../officialClient';
import { send } from '../post';

let sandbox: Sandbox;
let contact: string;
let ticket: string;
let companies: string[];

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
	sandbox.reset();
	contact = sandbox.seed('contacts', [{ firstname: 'Ada' }])[0]?.id ?? '';
	ticket = sandbox.seed('tickets', [{ subject: 'x', hs_pipeline_stage: '1' }])[0]?.id ?? '';
	companies = sandbox.seed('companies', [{ name: 'A' }, { name: 'B' }]).map(({ id }) => id);
});

const v4 = () => clientOf(sandbox).crm.associations.v4;
const spec = (associationTypeId: number) => ({
	associationCategory: Category.HubspotDefined,
	associationTypeId,
});
const typeIds = async (from: string, id: string, to: string) =>
	Object.fromEntries(
		(await v4().basicApi.getPage(from, id, to)).results.map((one) => [
			one.toObjectId,
			one.associationTypes.map(({ typeId }) => typeId),
		]),
	);

describe('association batches', () => {
	const pair = (from: string, to: string) => ({ _from: { id: from }, to: { id: to } });
	const labelled = (from: string, to: string, ...types: number[]) => ({
		...pair(from, to),
		types: types.map((type) => spec(type)),
	});

	it('create, read and remove associations', async () => {
		const [a = '', b = ''] = companies;
		const made = await v4().batchApi.create('contacts', 'companies', {
			inputs: [labelled(contact, a, 279), labelled(contact, b, 279)],
		});
		expect(made.results.map(({ toObjectId, labels }) => [String(toObjectId), labels])).toEqual([
			[a, ['Primary']],
			[b, []],
		]);
		expect(made).not.toHaveProperty('errors');
		const read = await v4().batchApi.getPage('contacts', 'companies', {
			inputs: [{ id: contact }],
		});
		expect(read.results[0]?._from.id).toBe(contact);
		expect(read.results[0]?.to.map(({ toObjectId }) => String(toObjectId))).toEqual([a, b]);

		const primary = { inputs: [labelled(contact, a, 1)] };
		await v4().batchApi.archiveLabels('contacts', 'companies', primary);
		expect(await typeIds('contacts', contact, 'companies')).toEqual({ [a]: [279], [b]: [279] });
		await v4().batchApi.archive('contacts', 'companies', {
			inputs: [{ _from: { id: contact }, to: [{ id: a }, { id: b }, { id: 'x' }] }],
		});
		expect(await typeIds('contacts', contact, 'companies')).toEqual({});
	});

	it('create default associations without types', async () => {
		const made = await v4().batchApi.createDefault('tickets', 'contacts', {
			inputs: [pair(ticket, contact)],
		});
		expect(made.results.map(({ associationSpec }) => associationSpec)).toEqual([
			spec(16),
			spec(15),
		]);
	});

	it('reply with 207 and the failed inputs, and process the others', async () => {
		const made = await v4().batchApi.create('tickets', 'contacts', {
			inputs: [
				labelled(ticket, 'unknown_id', 16),
				labelled(ticket, '404404', 16),
				labelled(ticket, contact, 279),
				labelled(ticket, contact, 16),
			],
		});
		expect(made.results).toHaveLength(1);
		expect(made).toMatchObject({
			numErrors: 3,
			errors: [
				{
					status: 'error',
					category: 'VALIDATION_ERROR',
					subCategory: 'crm.associations.INVALID_IDENTIFIER',
					message: 'unknown_id is not a valid ID',
					context: { id: ['unknown_id'] },
				},
				{ category: 'OBJECT_NOT_FOUND', subCategory: 'crm.associations.TO_OBJECT_NOT_FOUND' },
				{ category: 'VALIDATION_ERROR' },
			],
		});
	});

	it('list records without associations among the errors of a read', async () => {
		await v4().basicApi.createDefault('tickets', ticket, 'contacts', contact);
		const read = await v4().batchApi.getPage('tickets', 'contacts', {
			inputs: [{ id: ticket }, { id: '1' }],
		});
		expect(read.results).toHaveLength(1);
		expect(read).toMatchObject({
			numErrors: 1,
			errors: [
				{
					category: 'OBJECT_NOT_FOUND',
					subCategory: 'crm.associations.NO_ASSOCIATIONS_FOUND',
					message: 'No contact is associated with ticket 1.',
					context: { fromObjectId: ['1'], fromObjectType: ['ticket'], toObjectType: ['contact'] },
				},
			],
		});
	});

	it('read more than 500 associations of one record in pages', async () => {
		const tickets = sandbox.seed(
			'tickets',
			Array.from({ length: 501 }, () => ({ subject: 'x', hs_pipeline_stage: '1' })),
		);
		await v4().batchApi.createDefault('tickets', 'contacts', {
			inputs: tickets.map(({ id }) => pair(id, contact)),
		});
		const read = async (after?: string) => {
			const input = { id: contact, ...(after && { after }) };
			return (await v4().batchApi.getPage('contacts', 'tickets', { inputs: [input] })).results[0];
		};
		const first = await read();
		expect(first?.to).toHaveLength(500);
		const last = await read(first?.paging?.next?.after);
		expect([last?.to.length, last?.paging]).toEqual([1, undefined]);
	});

	it.each([
		['/crm/v4/associations', 204],
		['/crm/associations/2026-03', 200],
		['/crm/associations/2026-09', 200],
	])(
		'%s: an archive replies with %s, the date-based versions with a body',
		async (root, status) => {
			const body = JSON.stringify({ inputs: [{ from: { id: ticket }, to: [{ id: contact }] }] });
			const labels = JSON.stringify({ inputs: [labelled(ticket, contact, 16)] }).replace(
				'_from',
				'from',
			);
			const paths = { archive: body, 'labels/archive': labels };
			for (const [path, sent] of Object.entries(paths)) {
				const url = `${root}/tickets/contacts/batch/${path}`;
				const reply = await send(sandbox, 'POST', url, sent);
				expect(reply.status).toBe(status);
				const time = expect.any(String);
				const times = { startedAt: time, completedAt: time };
				const expected = { status: 'COMPLETE', results: [], ...times };
				expect(reply.body).toEqual(status === 204 ? {} : expected);
			}
		},
	);

	it.each([
		['batch/read', 1_000, { id: '1' }, 207],
		['batch/create', 2_000, { from: { id: '1' }, to: { id: '2' }, types: [] }, 207],
		['batch/archive', 2_000, { from: { id: '1' }, to: [{ id: '2' }] }, 204],
	])('%s accepts at most %s inputs', async (name, max, input, status) => {
		const statusOf = async (length: number) => {
			const body = JSON.stringify({ inputs: Array.from({ length }, () => input) });
			const path = `/crm/v4/associations/contacts/tickets/${name}`;
			return (await send(sandbox, 'POST', path, body)).status;
		};
		expect([await statusOf(max), await statusOf(max + 1)]).toEqual([status, 400]);
	});

	it.each([
		['contacts/tickets', '{{', 400],
		['contacts/tickets', '{}', 400],
		['contacts/tickets', '{"inputs":7}', 400],
		['contacts/tickets', '{"inputs":[7]}', 400],
		['contacts/tickets', '{"inputs":[]}', 400],
		['contacts/tickets', '{"inputs":[{}]}', 400],
		['contacts/tickets', '{"inputs":[{"from":7,"to":{"id":"1"},"types":[]}]}', 400],
		['contacts/tickets', '{"inputs":[{"from":{"id":"1"},"to":{"id":"1"},"types":[7]}]}', 400],
		['contacts/butterflies', '{"inputs":[]}', 400],
		['butterflies/contacts', '{"inputs":[]}', 400],
	])('reply to %s with the body %s: %s', async (types, body, status) => {
		const path = `/crm/v4/associations/${types}/batch/create`;
		expect((await send(sandbox, 'POST', path, body)).status).toBe(status);
	});
});
