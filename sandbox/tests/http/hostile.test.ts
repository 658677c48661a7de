import { startSandbox, type Sandbox } from '../../index';
import { send } from '../post';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());

const CREATE = '/crm/v3/objects/contacts/batch/create';

describe('invalid bodies of a batch', () => {
	it.each<[what: string, body: string | undefined, message: string]>([
		['none', undefined, 'Invalid JSON input: a request body was expected, but none found'],
		['blank', '  ', 'Invalid JSON input: a request body was expected, but none found'],
		['garbage', '\u0000\u0001{{', 'Invalid input JSON on line 1, column 1: '],
		['cut off', '{"inputs":[\n{"id":', 'Invalid input JSON on line 2, column '],
		[
			'a bare word',
			'{"inputs": %}',
			"line 1, column 12: Unexpected character ('%' (code 37)): expected a valid value " +
				"(number, String, array, object, 'true', 'false' or 'null')",
		],
		['an array', '[]', 'from Array value (token `JsonToken.START_ARRAY`)'],
		['null', 'null', 'from Null value (token `JsonToken.VALUE_NULL`)'],
		['a number', '7', 'from Number value'],
		['no inputs', '{}', 'line 1, column 2. Some required fields were not set: [inputs]'],
		['inputs is text', '{"inputs":"x"}', 'from String value (token `JsonToken.VALUE_STRING`)'],
		['an input is null', '{"inputs":[null]}', 'from Null value'],
		['no properties', '{"inputs":[{}]}', 'Some required fields were not set: [properties]'],
		['properties is a list', '{"inputs":[{"properties":[]}]}', 'from Array value'],
		['empty inputs', '{"inputs":[]}', 'Batch input provided should have at least one object.'],
		['an object for an id', '{"inputs":[{"id":{},"properties":{}}]}', 'from Object value'],
		[
			'ten megabytes that are not JSON',
			'x'.repeat(10_485_760),
			'Invalid input JSON on line 1, column 1',
		],
		['deep nesting', '['.repeat(200_000), 'Invalid input JSON'],
	])('%s is refused', async (_, body, message) => {
		const reply = await send(sandbox, 'POST', CREATE, body);
		expect(reply.status).toBe(400);
		expect(reply.body.message).toContain(message);
		expect(reply.body).toMatchObject({ status: 'error', correlationId: expect.any(String) });
	});

	it('ten megabytes of valid JSON are parsed', async () => {
		const body = JSON.stringify({
			inputs: [{ properties: { firstname: 'x'.repeat(10_485_760) } }],
		});
		const reply = await send(sandbox, 'POST', CREATE, body);
		expect([reply.status, reply.body.errors?.[0]?.code]).toEqual([400, 'INVALID_STRING_LENGTH']);
	});

	it('a body larger than maxBodyBytes is refused with 413', async () => {
		const small = await startSandbox({ switches: { maxBodyBytes: 1000 } });
		const reply = await send(small, 'POST', CREATE, 'x'.repeat(2000));
		await small.close();
		expect([reply.status, reply.body.status]).toEqual([413, 'error']);
	});

	it('a missing id is reported', async () => {
		const reply = await send(
			sandbox,
			'POST',
			'/crm/v3/objects/contacts/batch/update',
			'{"inputs":[{"properties":{"firstname":"x"}}]}',
		);
		expect(reply.body.message).toContain('Some required fields were not set: [id]');
	});
});

describe('unknown paths, methods and object types', () => {
	it.each([
		['GET', '/crm', 404],
		['POST', '/crm/v3/objects/contacts/batch/delete', 404],
		['GET', '/crm/v9/objects/<b>', 404],
		['GET', CREATE, 405],
		['DELETE', CREATE, 405],
		['GET', '/%zz', 400],
	])('%s %s replies with an HTML page and %s', async (method, path, status) => {
		const reply = await send(sandbox, method, path);
		expect(reply.status).toBe(status);
		expect(reply.headers.get('content-type')).toContain('text/html');
		expect(reply.text).toContain(`HTTP ERROR ${status}`);
		expect(reply.text).not.toContain('<b>');
	});

	it.each(['butterflies', '0-999', 'constructor', '__proto__'])(
		'the object type %s is unknown',
		async (name) => {
			const reply = await send(sandbox, 'POST', `/crm/v3/objects/${name}/batch/read`, '{}');
			expect([reply.status, reply.body.message]).toEqual([
				400,
				`Unable to infer object type from: ${name}`,
			]);
			expect(reply.body.category).toBeUndefined();
		},
	);

	it('the token is checked before the body', async () => {
		const reply = await send(sandbox, 'POST', CREATE, '{{', {});
		expect(reply.status).toBe(401);
	});

	it('the sandbox still works afterwards', async () => {
		const reply = await send(
			sandbox,
			'POST',
			CREATE,
			JSON.stringify({ inputs: [{ properties: { firstname: 'Ada' } }] }),
		);
		expect(reply.status).toBe(201);
	});
});
