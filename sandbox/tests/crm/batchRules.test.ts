import { startSandbox, type Sandbox } from '../../index';
import { embeddedFailures, post } from '../post';

let sandbox: Sandbox;
let clock: number;

beforeEach(async () => {
	clock = Date.parse('2026-11-22T10:00:00Z');
	sandbox = await startSandbox({ rateLimit: false, now: () => clock });
});
afterEach(async () => await sandbox.close());

const contact = (properties: Record<string, string>) =>
	sandbox.seed('contacts', [properties])[0]?.id ?? '';

const traced = (...properties: Array<Record<string, string>>) =>
	properties.map((one, index) => ({ objectWriteTraceId: `t${index}`, properties: one }));

describe('without trace ids, a batch is all or nothing', () => {
	it('create: one unknown property refuses the request, and nothing is written', async () => {
		const reply = await post(sandbox, 'contacts', 'create', {
			inputs: [
				{ properties: { firstname: 'Ada' } },
				...Array.from({ length: 4 }, (_, n) => ({ properties: { [`bad${n}`]: 'x' } })),
			],
		});
		expect(reply.status).toBe(400);
		expect(sandbox.records('contacts')).toEqual([]);
		expect(embeddedFailures(reply.body.message).map(({ name }) => name)).toEqual([
			'bad0',
			'bad1',
			'bad2',
			'bad3',
		]);
		expect(reply.body.errors).toHaveLength(3);
	});

	it.each([
		['on some inputs only', ['t0', undefined], 'partialTraceIdsCount'],
		['that repeat', ['t0', 't0'], 'duplicateTraceIdsCount'],
	] as const)(
		'trace ids %s are ignored by default, and count with a switch',
		async (_, ids, name) => {
			const inputs = ids.map((objectWriteTraceId, index) => ({
				objectWriteTraceId,
				properties: index === 0 ? { nonsense: 'x' } : { firstname: 'Bo' },
			}));
			expect((await post(sandbox, 'contacts', 'create', { inputs })).status).toBe(400);
			sandbox.switches[name] = true;
			expect((await post(sandbox, 'contacts', 'create', { inputs })).status).toBe(207);
		},
	);

	it('update: one bad value refuses the request, and nothing is written', async () => {
		const [first, second] = [contact({ firstname: 'Ada' }), contact({ firstname: 'Bo' })];
		const reply = await post(sandbox, 'contacts', 'update', {
			inputs: [
				{ id: first, properties: { firstname: 'Changed' } },
				{ id: second, properties: { birthday: 'never' } },
			],
		});
		expect(reply.status).toBe(400);
		expect(sandbox.record('contacts', first)?.properties.firstname).toBe('Ada');
	});

	it('create with a taken e-mail: 409 with the id of the other contact', async () => {
		sandbox.switches.takenEmail = 'conflict';
		const id = contact({ email: 'ada@example.com' });
		const reply = await post(sandbox, 'contacts', 'create', {
			inputs: [{ properties: { firstname: 'x' } }, { properties: { email: 'ADA@example.com' } }],
		});
		expect(reply.status).toBe(409);
		expect(reply.body).toMatchObject({
			status: 'error',
			message: `Contact already exists. Existing ID: ${id}`,
			category: 'CONFLICT',
		});
		expect(sandbox.records('contacts')).toHaveLength(1);
	});

	it('create with the same new e-mail twice: 409 without an id', async () => {
		const input = { properties: { email: 'ada@example.com' } };
		const reply = await post(sandbox, 'contacts', 'create', { inputs: [input, input] });
		expect([reply.status, reply.body.message]).toEqual([409, 'Contact already exists']);
		expect(sandbox.records('contacts')).toEqual([]);
	});

	it('upsert: one conflict refuses the request with 409', async () => {
		contact({ email: 'ada@example.com' });
		const reply = await post(sandbox, 'contacts', 'upsert', {
			inputs: [
				{ id: 'C1', idProperty: 'customer_number', properties: { email: 'ada@example.com' } },
				{ id: 'C2', idProperty: 'customer_number', properties: { firstname: 'Bo' } },
			],
		});
		expect(reply.status).toBe(409);
		expect(sandbox.records('contacts')).toHaveLength(1);
	});
});

describe('with trace ids, errors are reported by record', () => {
	it('create: each error has its trace id, and the good inputs are written', async () => {
		sandbox.switches.takenEmail = 'conflict';
		const id = contact({ email: 'ada@example.com' });
		const reply = await post(sandbox, 'contacts', 'create', {
			inputs: traced(
				{ email: 'ada@example.com' },
				{ email: 'bo@example.com' },
				{ email: 'BO@example.com' },
				{ phone: '1' },
				{ firstname: 'Cy', plan: 'gold' },
			),
		});
		expect(reply.status).toBe(207);
		expect(reply.body.results).toHaveLength(1);
		expect(reply.body.results?.[0]?.objectWriteTraceId).toBe('t1');
		const bo = reply.body.results?.[0]?.id;
		const errors = reply.body.errors?.map(({ category, context }) => [category, context]);
		expect(reply.body.numErrors).toBe(4);
		expect(errors).toEqual([
			['CONFLICT', { existingId: [id], objectWriteTraceId: ['t0'] }],
			['CONFLICT', { existingId: [bo], objectWriteTraceId: ['t2'] }],
			[
				'VALIDATION_ERROR',
				{ properties: ['email', 'firstname', 'lastname'], objectWriteTraceId: ['t3'] },
			],
			['VALIDATION_ERROR', { objectWriteTraceId: ['t4'] }],
		]);
		expect(embeddedFailures(reply.body.errors?.[3]?.message)).toMatchObject([
			{ error: 'INVALID_OPTION', name: 'plan', portalId: 147893286 },
		]);
	});

	it.each([
		['create', 'echoTraceIdOnCreate', true],
		['update', 'echoTraceIdOnUpdate', true],
		['upsert', 'echoTraceIdOnUpsert', true],
	] as const)(
		'%s: the switch %s (default %s) puts trace ids on results',
		async (operation, name, usual) => {
			const id = contact({ firstname: 'Ada', customer_number: 'C1' });
			const given = {
				create: {},
				update: { id },
				upsert: { id: 'C1', idProperty: 'customer_number' },
			};
			const inputs = [
				{ ...given[operation], objectWriteTraceId: 't', properties: { firstname: 'Bo' } },
			];
			const echo = async () =>
				(await post(sandbox, 'contacts', operation, { inputs })).body.results?.[0]
					?.objectWriteTraceId;
			expect(await echo()).toBe(usual ? 't' : undefined);
			sandbox.switches[name] = !usual;
			expect(await echo()).toBe(usual ? undefined : 't');
		},
	);
});

describe('records that do not exist', () => {
	it.each(['read', 'update'] as const)(
		'%s: one error item lists all of them',
		async (operation) => {
			const id = contact({ firstname: 'Ada' });
			const inputs = [id, '1', 'unknownIdentifier'].map((one, index) => ({
				id: one,
				...(operation === 'update'
					? { objectWriteTraceId: `t${index}`, properties: { lastname: 'x' } }
					: {}),
			}));
			const reply = await post(sandbox, 'contacts', operation, { inputs });
			expect(reply.status).toBe(207);
			expect(reply.body.results?.map((result) => result.id)).toEqual([id]);
			const traces = operation === 'read' ? {} : { objectWriteTraceId: ['t1', 't2'] };
			expect(reply.body).toMatchObject({ status: 'COMPLETE', numErrors: 1 });
			expect(reply.body.errors).toEqual([
				{
					status: 'error',
					category: 'OBJECT_NOT_FOUND',
					message:
						'Could not get some CONTACT objects, they may be deleted or not exist. ' +
						'Check that ids are valid.',
					context: { ids: ['1', 'unknownIdentifier'], ...traces },
				},
			]);
		},
	);

	it('archive: 204 without a body', async () => {
		const id = contact({ firstname: 'Ada' });
		const reply = await post(sandbox, 'contacts', 'archive', { inputs: [{ id }, { id: '1' }] });
		expect([reply.status, reply.text]).toEqual([204, '']);
		expect(sandbox.records('contacts')).toEqual([]);
	});

	it('archived records are returned only with archived=true, and their e-mail is free again', async () => {
		const id = contact({ email: 'ada@example.com' });
		await post(sandbox, 'contacts', 'archive', { inputs: [{ id }] });
		const body = { inputs: [{ id: 'Ada@Example.com' }], idProperty: 'email' };
		expect((await post(sandbox, 'contacts', 'read', body)).body.results).toEqual([]);
		const archived = await post(sandbox, 'contacts', 'read', body, '?archived=true');
		expect(archived.body.results).toMatchObject([{ id, archived: true }]);
		const again = await post(sandbox, 'contacts', 'create', {
			inputs: [{ properties: { email: 'ada@example.com' } }],
		});
		expect(again.status).toBe(201);
	});
});

describe('order of results, and repeated inputs', () => {
	it('results are shuffled, in the same order for the same seed', async () => {
		const order = async () => {
			const other = await startSandbox({ seed: 7, now: () => clock });
			const inputs = other
				.seed(
					'tickets',
					Array.from({ length: 30 }, (_, n) => ({ subject: String(n) })),
				)
				.map(({ id }) => ({ id }));
			const reply = await post(other, 'tickets', 'read', { inputs });
			await other.close();
			return reply.body.results?.map(({ properties }) => properties.subject);
		};
		const first = await order();
		expect(first).not.toEqual(Array.from({ length: 30 }, (_, n) => String(n)));
		expect(await order()).toEqual(first);
	});

	it('a record that is requested twice is returned once', async () => {
		const id = contact({ firstname: 'Ada' });
		const reply = await post(sandbox, 'contacts', 'read', { inputs: [{ id }, { id }] });
		expect([reply.status, reply.body.results?.length]).toEqual([200, 1]);
		expect(reply.body).not.toHaveProperty('errors');
		expect(reply.body).not.toHaveProperty('numErrors');
	});

	it('two updates of one record refuse the request, even with trace ids', async () => {
		const id = contact({ firstname: 'Ada' });
		const inputs = traced({ firstname: 'B' }, { firstname: 'C' }).map((one) => ({ ...one, id }));
		const reply = await post(sandbox, 'contacts', 'update', { inputs });
		expect(reply.status).toBe(400);
		expect(reply.body).toMatchObject({
			message: `Duplicate IDs found in batch input: [${id}]. IDs must be unique`,
			context: { ids: [id] },
			category: 'VALIDATION_ERROR',
		});
		expect(sandbox.record('contacts', id)?.properties.firstname).toBe('Ada');
	});

	it('an update that changes nothing keeps the time of the last change', async () => {
		const id = contact({ firstname: 'Ada' });
		const before = new Date(clock).toISOString();
		clock += 47_000;
		const update = async (firstname: string) =>
			await post(sandbox, 'contacts', 'update', { inputs: [{ id, properties: { firstname } }] });
		expect((await update('Ada')).body.results?.[0]?.updatedAt).toBe(before);
		expect((await update('Eda')).body.results?.[0]?.updatedAt).toBe(new Date(clock).toISOString());
	});
});
