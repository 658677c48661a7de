import { AssociationSpecAssociationCategoryEnum as Category } from '@hubspot/api-client/lib/codegen/crm/associations/v4';
import { startSandbox, type Sandbox } from '../../index';
import { clientOf, refusalOf } from '../officialClient';
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
const [HUBSPOT, USER] = [Category.HubspotDefined, Category.UserDefined];
const spec = (associationTypeId: number, associationCategory = HUBSPOT) => ({
	associationCategory,
	associationTypeId,
});
const typeIds = async (from: string, id: string, to: string) =>
	Object.fromEntries(
		(await v4().basicApi.getPage(from, id, to)).results.map((one) => [
			one.toObjectId,
			one.associationTypes.map(({ typeId }) => typeId),
		]),
	);

describe('associations of one record', () => {
	it('a default association is reported in both directions, and creating it is idempotent', async () => {
		const make = async () =>
			await v4().basicApi.createDefault('tickets', ticket, 'contacts', contact);
		for (const created of [await make(), await make()]) {
			expect(created.status).toBe('COMPLETE');
			expect(created.results).toMatchObject([
				{ _from: { id: ticket }, to: { id: contact }, associationSpec: spec(16) },
				{ _from: { id: contact }, to: { id: ticket }, associationSpec: spec(15) },
			]);
		}
		expect(await typeIds('tickets', ticket, 'contacts')).toEqual({ [contact]: [16] });
		expect(await typeIds('0-1', contact, 'ticket')).toEqual({ [ticket]: [15] });
	});

	it('the first company is primary until another one is made primary', async () => {
		const [a = '', b = ''] = companies;
		await v4().basicApi.createDefault('contacts', contact, 'companies', a);
		await v4().basicApi.createDefault('contacts', contact, 'companies', b);
		expect(await typeIds('contacts', contact, 'companies')).toEqual({ [a]: [279, 1], [b]: [279] });
		await v4().basicApi.create('contacts', contact, 'companies', b, [spec(1)]);
		expect(await typeIds('contacts', contact, 'companies')).toEqual({ [a]: [279], [b]: [279, 1] });
		expect(await typeIds('companies', a, 'contacts')).toEqual({ [contact]: [280] });
		expect(await typeIds('companies', b, 'contacts')).toEqual({ [contact]: [280, 2] });
	});

	it('an archived company is no longer primary', async () => {
		const [a = '', b = ''] = companies;
		await v4().basicApi.createDefault('contacts', contact, 'companies', a);
		await clientOf(sandbox).crm.companies.basicApi.archive(a);
		await v4().basicApi.createDefault('contacts', contact, 'companies', b);
		expect(await typeIds('contacts', contact, 'companies')).toEqual({ [b]: [279, 1] });
	});

	it('the first company is primary when the association is created from its side', async () => {
		const [a = ''] = companies;
		await v4().basicApi.createDefault('companies', a, 'tickets', ticket);
		expect(await typeIds('tickets', ticket, 'companies')).toEqual({ [a]: [339, 26] });
	});

	it('the labels sent replace the existing ones', async () => {
		const { definitionsApi } = v4().schema;
		const label = async (text: string, inverseLabel?: string) => {
			const request = { label: text, name: text, ...(inverseLabel && { inverseLabel }) };
			return (await definitionsApi.create('tickets', 'contacts', request)).results;
		};
		const [cook, guest] = await label('Cook', 'Guest');
		const [waiter] = await label('Waiter');
		expect([cook?.label, guest?.label]).toEqual(['Cook', 'Guest']);
		const put = async (...ids: Array<number | undefined>) =>
			await v4().basicApi.create(
				'tickets',
				ticket,
				'contacts',
				contact,
				ids.map((id) => spec(id ?? 0, USER)),
			);
		const created = await put(cook?.typeId, waiter?.typeId);
		expect(created).toMatchObject({
			fromObjectTypeId: '0-5',
			fromObjectId: Number(ticket),
			toObjectTypeId: '0-1',
			toObjectId: Number(contact),
			labels: ['Cook', 'Waiter'],
		});
		expect((await put(cook?.typeId)).labels).toEqual(['Cook']);
		const back = await v4().basicApi.getPage('contacts', contact, 'tickets');
		expect(back.results[0]?.associationTypes.map((one) => one.label)).toEqual([null, 'Guest']);

		await definitionsApi.update('tickets', 'contacts', {
			associationTypeId: cook?.typeId ?? 0,
			label: 'Chef',
		});
		const all = await definitionsApi.getAll('tickets', 'contacts');
		expect(all.results.map((one) => [one.category, one.label])).toEqual([
			['HUBSPOT_DEFINED', null],
			['USER_DEFINED', 'Chef'],
			['USER_DEFINED', 'Waiter'],
		]);
		await definitionsApi.remove('tickets', 'contacts', cook?.typeId ?? 0);
		expect(await typeIds('tickets', ticket, 'contacts')).toEqual({ [contact]: [16] });
	});

	it('removing an association that does not exist is not an error', async () => {
		await v4().basicApi.createDefault('tickets', ticket, 'contacts', contact);
		await v4().basicApi.archive('tickets', ticket, 'contacts', contact);
		await v4().basicApi.archive('tickets', ticket, 'contacts', contact);
		expect(await typeIds('contacts', contact, 'tickets')).toEqual({});
	});

	it('are paged by up to 500, without archived records', async () => {
		const many = sandbox.seed(
			'tickets',
			Array.from({ length: 12 }, () => ({ subject: 'x', hs_pipeline_stage: '1' })),
		);
		for (const { id } of many) {
			await v4().basicApi.createDefault('contacts', contact, 'tickets', id);
		}
		await clientOf(sandbox).crm.tickets.basicApi.archive(many[0]?.id ?? '');
		const first = await v4().basicApi.getPage('contacts', contact, 'tickets', undefined, 10);
		const after = first.paging?.next?.after;
		const rest = await v4().basicApi.getPage('contacts', contact, 'tickets', after, 10);
		const ids = [...first.results, ...rest.results].map(({ toObjectId }) => toObjectId);
		expect(ids.map(String)).toEqual(many.slice(1).map(({ id }) => id));
		expect(rest.paging).toBeUndefined();
		const tooMany = v4().basicApi.getPage('contacts', contact, 'tickets', undefined, 501);
		expect((await refusalOf(tooMany)).code).toBe(400);
	});

	it.each<[what: string, to: () => string, code: number, body: object]>([
		[
			'an unknown record',
			() => '404404',
			404,
			{
				message: 'No contact with ID 404404 exists',
				subCategory: 'crm.associations.TO_OBJECT_NOT_FOUND',
				context: { objectType: ['contact'], id: ['404404'] },
			},
		],
		['an invalid id', () => 'x', 400, { subCategory: 'crm.associations.INVALID_IDENTIFIER' }],
	])('%s is refused', async (_, to, code, body) => {
		const refusal = refusalOf(v4().basicApi.createDefault('tickets', ticket, 'contacts', to()));
		expect(await refusal).toMatchObject({ code, body: { status: 'error', ...body } });
	});

	it('an association of a record with itself, or with a type of another pair, is refused', async () => {
		const self = refusalOf(v4().basicApi.createDefault('contacts', contact, 'contacts', contact));
		expect((await self).body.message).toBe(
			`Object ${contact} cannot be associated to itself (${contact})`,
		);
		const wrong = v4().basicApi.create('tickets', ticket, 'contacts', contact, [spec(279)]);
		expect((await refusalOf(wrong)).code).toBe(400);
	});

	it.each([
		[true, Number],
		[false, String],
	])('ids with associationIdsAsNumbers %s', async (switched, form) => {
		sandbox.switches.associationIdsAsNumbers = switched;
		const made = await v4().basicApi.create('tickets', ticket, 'contacts', contact, [spec(16)]);
		expect([made.fromObjectId, made.toObjectId]).toEqual([form(ticket), form(contact)]);
		const { results } = await v4().basicApi.getPage('tickets', ticket, 'contacts');
		expect(results[0]?.toObjectId).toBe(form(contact));
	});

	it('a label reply names its address', async () => {
		const path = `/crm/v4/objects/tickets/${ticket}/associations/contacts/${contact}`;
		const reply = await send(sandbox, 'PUT', path, JSON.stringify([spec(16)]));
		expect([reply.status, reply.headers.get('location')]).toEqual([
			201,
			`${sandbox.url}/crm/objects/v4/tickets/${ticket}/associations/contacts/${contact}/${ticket}`,
		]);
	});
});

describe('associations in other endpoints', () => {
	it('a GET of a record returns them with type names', async () => {
		const [a = ''] = companies;
		await v4().basicApi.createDefault('contacts', contact, 'companies', a);
		await v4().basicApi.createDefault('contacts', contact, 'tickets', ticket);
		const read = await clientOf(sandbox).crm.contacts.basicApi.getById(contact, [], undefined, [
			'company',
			'tickets',
			'deals',
		]);
		expect(read.associations).toEqual({
			companies: {
				results: [
					{ id: a, type: 'contact_to_company_unlabeled' },
					{ id: a, type: 'contact_to_company' },
				],
			},
			tickets: { results: [{ id: ticket, type: 'contact_to_ticket' }] },
		});
	});

	it('a create adds them', async () => {
		const created = await clientOf(sandbox).crm.tickets.basicApi.create({
			properties: { subject: 'x', hs_pipeline_stage: '1' },
			associations: [{ to: { id: companies[0] ?? '' }, types: [spec(339)] }],
		});
		expect(await typeIds('tickets', created.id, 'companies')).toEqual({
			[companies[0] ?? '']: [339, 26],
		});
	});

	it('the scopes of both object types are required', async () => {
		const token = sandbox.issueTokens({ scopes: ['tickets'] }).access_token;
		const { basicApi } = clientOf(sandbox, token).crm.associations.v4;
		const refusal = refusalOf(basicApi.createDefault('tickets', ticket, 'contacts', contact));
		expect((await refusal).code).toBe(403);
	});

	it.each(['/crm/objects/2026-03', '/crm/objects/2026-09'])(
		'%s has the same endpoints',
		async (root) => {
			const path = `${root}/tickets/${ticket}/associations/default/contacts/${contact}`;
			expect((await send(sandbox, 'PUT', path)).status).toBe(200);
			const read = await send(sandbox, 'GET', `${root}/tickets/${ticket}/associations/contacts`);
			expect(read.body.results).toHaveLength(1);
		},
	);
});
