import { startSandbox, type Sandbox } from '../../index';
import { post, send } from '../post';

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

const type = (associationTypeId: number, associationCategory = 'HUBSPOT_DEFINED') => ({
	associationCategory,
	associationTypeId,
});
const link = (id: string, ...types: object[]) => ({ to: { id }, types });
const create = async (...associations: object[][]) =>
	await post(sandbox, 'tickets', 'create', {
		inputs: associations.map((one, index) => ({
			objectWriteTraceId: `t${index}`,
			properties: { subject: 'x', hs_pipeline_stage: '1' },
			associations: one,
		})),
	});
const refusal = (message: string, context?: object) => ({
	status: 'error',
	message,
	correlationId: expect.any(String),
	...(context === undefined ? {} : { context }),
	category: 'VALIDATION_ERROR',
});
const INVALID = 'One or more associations are invalid';

describe('a create with a bad association is refused as a whole, also with trace ids', () => {
	it('unknown records: the context names all of them', async () => {
		const reply = await create(
			[link('404404', type(16))],
			[link(contact, type(16))],
			[link('x', type(16)), link('404405', type(339))],
		);
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual(
			refusal(INVALID, {
				INVALID_OBJECT_IDS: [
					'CONTACT=404404 is not valid',
					'CONTACT=x is not valid',
					'COMPANY=404405 is not valid',
				],
				objectId: ['404404', 'x', '404405'],
				objectType: ['CONTACT', 'CONTACT', 'COMPANY'],
			}),
		);
		expect(sandbox.records('tickets')).toHaveLength(1);
	});

	it('an unknown type: the context names it', async () => {
		const reply = await create([link(contact, type(3, 'USER_DEFINED'))]);
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual(
			refusal(INVALID, {
				associationSpec: ['USER_DEFINED=3'],
				INVALID_ASSOCIATION_TYPE_ID: ['USER_DEFINED=3 is not a valid association definition id'],
			}),
		);
	});

	it('a type of another direction: the text names both object types', async () => {
		const reply = await create([link(contact, type(15))]);
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual(
			refusal(
				'invalid from object type 0-5 for associations to be created. expected: 0-1. ' +
					'For definition 0-15',
			),
		);
	});

	it('a refused value does not hide it', async () => {
		const reply = await post(sandbox, 'tickets', 'create', {
			inputs: [
				{ objectWriteTraceId: 'a', properties: { subject: 'x', nonsense: 'x' } },
				{
					objectWriteTraceId: 'b',
					properties: { subject: 'x', hs_pipeline_stage: '1' },
					associations: [link('404404', type(16))],
				},
			],
		});
		expect([reply.status, reply.body.context?.objectId]).toEqual([400, ['404404']]);
	});

	it('associationErrors byRecord: one item per record, and the others are written', async () => {
		sandbox.switches.associationErrors = 'byRecord';
		const reply = await create([link('404404', type(16))], [link(contact, type(16))]);
		expect([reply.status, reply.body.results?.length]).toEqual([207, 1]);
		expect(reply.body.errors).toEqual([
			{
				status: 'error',
				category: 'VALIDATION_ERROR',
				message: '404404 is not a valid ID',
				context: { id: ['404404'], objectWriteTraceId: ['t0'] },
			},
		]);
	});
});

describe('PUT of labels', () => {
	const put = async (to: string, ...types: object[]) =>
		await send(
			sandbox,
			'PUT',
			`/crm/v4/objects/tickets/${ticket}/associations/contacts/${to}`,
			JSON.stringify(types),
		);

	it('an unknown record', async () => {
		const reply = await put('404404', type(16));
		expect(reply.status).toBe(400);
		expect(reply.body).toEqual(
			refusal(INVALID, {
				INVALID_OBJECT_IDS: ['CONTACT=404404 is not valid'],
				objectId: ['404404'],
				objectType: ['CONTACT'],
			}),
		);
	});

	it('a type of other object types looks for the record among those', async () => {
		const reply = await put(contact, type(279));
		expect(reply.status).toBe(400);
		expect(reply.body.context).toEqual({
			INVALID_OBJECT_IDS: [`CONTACT=${ticket} is not valid`, `COMPANY=${contact} is not valid`],
			objectId: [ticket, contact],
			objectType: ['CONTACT', 'COMPANY'],
		});
	});

	it('an unknown type', async () => {
		const reply = await put(contact, type(3, 'USER_DEFINED'));
		expect([reply.status, reply.body.context]).toEqual([
			400,
			{
				associationSpec: ['USER_DEFINED=3'],
				INVALID_ASSOCIATION_TYPE_ID: ['USER_DEFINED=3 is not a valid association definition id'],
			},
		]);
	});

	it('associationErrors byRecord: an unknown record is a 404', async () => {
		sandbox.switches.associationErrors = 'byRecord';
		const reply = await put('404404', type(16));
		expect([reply.status, reply.body.message]).toEqual([404, 'No contact with ID 404404 exists']);
	});
});

describe('no types', () => {
	const path = () => `/crm/v4/objects/tickets/${ticket}/associations/contacts/${contact}`;
	const batch = '/crm/v4/associations/tickets/contacts/batch/create';
	const input = () => ({ inputs: [{ from: { id: ticket }, to: { id: contact }, types: [] }] });

	it.each([
		['ignored', 0],
		['default', 1],
	] as const)('emptyAssociationTypes %s: success with %s associations', async (value, count) => {
		expect(sandbox.switches.emptyAssociationTypes).toBe('ignored');
		sandbox.switches.emptyAssociationTypes = value;
		expect((await send(sandbox, 'PUT', path(), '[]')).status).toBe(201);
		expect(sandbox.record('tickets', ticket)?.associations).toHaveLength(count);
		const reply = await send(sandbox, 'POST', batch, JSON.stringify(input()));
		expect([reply.status, reply.body.numErrors]).toEqual([201, undefined]);
		expect(sandbox.record('tickets', ticket)?.associations).toHaveLength(count);
	});
});
