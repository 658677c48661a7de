/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals --
   the sandbox runs outside n8n; one test runs Jest */
import { execFile } from 'node:child_process';
import { ROUTES } from '../../http/routes';
import { startSandbox, type Sandbox } from '../../index';
import { OWNERS } from '../../schema/owners';
import { DEVIATIONS } from '../../shapes/deviations';
import { ENDPOINTS } from '../../shapes/endpoints';
import { exchangeFlaws } from '../../shapes/exchange';
import { clientFields, fieldsOf } from '../../shapes/models';
import { shapeFlaws } from '../../shapes/shape';
import { takeFlaws } from '../../shapes/watch';
import { post, send } from '../post';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterEach(async () => await sandbox.close());

const at = '2026-11-22T10:00:00.000Z';
const record = { id: '1', properties: {}, createdAt: at, updatedAt: at };
const batch = { status: 'COMPLETE', results: [record], startedAt: at, completedAt: at };
const good = {
	method: 'POST',
	path: '/crm/v3/objects/contacts/batch/read',
	operation: 'read',
	sent: '{"inputs":[{"id":"1"}]}',
	status: 200,
	body: batch,
	text: undefined,
	faulty: false,
};

describe('requests and replies are compared with the models of the official client', () => {
	it('an unknown field in a reply is reported', async () => {
		const [owner = {}] = OWNERS;
		Object.assign(owner, { planted: true });
		await send(sandbox, 'GET', '/crm/v3/owners');
		Reflect.deleteProperty(owner, 'planted');
		expect(takeFlaws()).toEqual([
			'GET /crm/v3/owners → 200: reply.results[0].planted is not a field of PublicOwner',
		]);
	});

	it('a value of the wrong type in a reply is reported', async () => {
		const seven: unknown = 7;
		const [{ id } = { id: '' }] = sandbox.seed('contacts', [{ firstname: String(seven) }]);
		Object.assign(sandbox.record('contacts', id)?.properties ?? {}, { firstname: seven });
		await post(sandbox, 'contacts', 'read', { inputs: [{ id }] });
		expect(takeFlaws()).toEqual([
			expect.stringContaining('→ 200: reply.results[0].properties.firstname is 7, not'),
		]);
	});

	it('an unknown field in a request is reported', async () => {
		await post(sandbox, 'contacts', 'create', {
			inputs: [{ properties: { firstname: 'Ada' }, planted: true }],
		});
		expect(takeFlaws()).toEqual([
			'POST /crm/v3/objects/contacts/batch/create → 201: request.inputs[0].planted ' +
				'is not a field of SimplePublicObjectBatchInputForCreate',
		]);
	});

	it.each<[what: string, change: object, flaw: RegExp]>([
		['no flaw', {}, /^$/],
		['no id', { body: { ...batch, results: [{ ...record, id: undefined }] } }, /id is missing/],
		['a number as id', { body: { ...batch, results: [{ ...record, id: 1 }] } }, /id is 1/],
		['no list', { body: { ...batch, results: {} } }, /results is {}, not a list/],
		['an unknown status', { body: { ...batch, status: 'DONE' } }, /"DONE", not one of/],
		['an invalid time', { body: { ...batch, startedAt: 'now' } }, /"now", not Date/],
		['a fraction as number of errors', { body: { ...batch, numErrors: 0.5 } }, /numErrors is 0.5/],
		['an unexpected status code', { status: 201 }, /the status is not one of 200, 207/],
		['an error without a message', { status: 400, body: {} }, /message is missing/],
		['an error in HTML', { status: 400, body: undefined, text: '<html>' }, /the error is not JSON/],
		[
			'a value of the wrong type in a request',
			{ sent: '{"inputs":[{"id":1}]}' },
			/request.inputs\[0\].id is 1/,
		],
		['no inputs', { sent: '{}' }, /request.inputs is missing/],
		['no body', { sent: undefined }, /the request has no body/],
		['an operation without a row', { operation: 'x' }, /has no row/],
		['a success without an endpoint', { operation: undefined }, /the path has no endpoint/],
	])('%s', (_, change, flaw) => {
		expect(exchangeFlaws({ ...good, ...change }).join('\n')).toMatch(flaw);
	});

	it('a flaw fails the test that caused it', async () => {
		const output = await new Promise<string>((resolve) => {
			// eslint-disable-next-line @n8n/community-nodes/no-dangerous-functions -- Jest, by a fixed path
			execFile(
				process.execPath,
				[
					require.resolve('jest/bin/jest'),
					'--coverage=false',
					'--testMatch=**/plantedFlaw.fixture.ts',
				],
				(error, _stdout, stderr) => resolve(`${error?.code ?? 0} ${stderr}`),
			);
		});
		expect(output).toMatch(/^1 /);
		expect(output).toContain('reply.results[0].planted is not a field of PublicOwner');
		expect(output).toContain('Tests:       1 failed, 1 total');
	});
});

describe('intended errors are not reported', () => {
	it('the reply of a fault', async () => {
		sandbox.faults.add({ when: {}, then: { status: 200, body: { planted: true } } });
		await post(sandbox, 'contacts', 'read', { inputs: [{ id: '1' }] });
		expect(takeFlaws()).toEqual([]);
	});

	it('but a bad request is reported even if a fault replies to it', () => {
		const flaws = exchangeFlaws({ ...good, faulty: true, sent: '{"planted":1}' });
		expect(flaws.join()).toContain('request.planted is not a field');
	});

	it('a request that was refused', async () => {
		await post(sandbox, 'contacts', 'create', { planted: true });
		expect(takeFlaws()).toEqual([]);
	});

	it('a connection that was reset', () => {
		expect(exchangeFlaws({ ...good, status: undefined, body: undefined })).toEqual([]);
	});
});

describe('long lists', () => {
	const results = Array.from({ length: 100 }, () => record);
	const flawsOf = (changed: object) =>
		shapeFlaws(
			'crm/contacts',
			'BatchResponseSimplePublicObjectWithErrors',
			{ ...batch, ...changed },
			'reply',
		);

	it('of results are checked by sample, including the first and the last', () => {
		const wrong = results.map((one, n) => (n === 0 || n === 99 ? { ...one, planted: n } : one));
		expect(flawsOf({ results: wrong })).toHaveLength(2);
		const all = results.map((one, n) => ({ ...one, planted: n }));
		expect(flawsOf({ results: all }).length).toBeLessThanOrEqual(6);
	});

	it('of errors are checked completely', () => {
		const errors = results.map((_, n) => ({ status: 'error', message: String(n), planted: n }));
		const flaws = flawsOf({ results, errors });
		expect(flaws.filter((flaw) => flaw.includes('planted'))).toHaveLength(100);
	});
});

describe('the tables of endpoints and deviations', () => {
	it('have a row for every operation of the sandbox', () => {
		const operations = new Set(ROUTES.map(({ operation }) => operation));
		expect([...operations].filter((operation) => !(operation in ENDPOINTS))).toEqual([]);
	});

	it('name existing models', () => {
		const named = Object.values(ENDPOINTS).flatMap(({ area, request, reply, errors }) =>
			[request, reply, ...errors].map(
				(model) => [area, model?.replace(/^Array<|>$/g, '')] as const,
			),
		);
		for (const [area, model] of named) {
			if (model !== undefined) expect(fieldsOf(area, model).size).toBeGreaterThan(0);
		}
	});

	it("list no deviation that the client's models now include", () => {
		const areas = [...new Set(Object.values(ENDPOINTS).map(({ area }) => area))];
		const stale = DEVIATIONS.filter(({ models, field, as }) =>
			areas
				.flatMap((area) => models.map((model) => clientFields(area, model)?.get(field)))
				.some((known) =>
					as === 'absent' ? known?.required === false : known?.types.includes(as) === true,
				),
		);
		expect(stale).toEqual([]);
	});
});
