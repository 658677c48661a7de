import { startSandbox, type Sandbox } from '../../index';
import { post, send } from '../post';

let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterAll(async () => await sandbox.close());
beforeEach(() => sandbox.reset());

const LONG = 'x'.repeat(100);
const PROBLEM =
	'problem: Names for properties should be lowercase and have less than 100 characters. ' +
	'Invalid names: ';
const CLASSES = 'com.hubspot.inbounddb.publicobject.core.v2';

describe('property names that HubSpot cannot have', () => {
	it.each([
		[{ 'Company Name': 'x' }, '[Company Name]'],
		[{ firstname: 'x', jobTitle: 'x', [LONG]: 'x' }, `[jobTitle, ${LONG}]`],
	])('a batch with %j is refused by the JSON reader, also with trace ids', async (bad, names) => {
		const reply = await post(sandbox, 'contacts', 'create', {
			inputs: [
				{ objectWriteTraceId: 'a', properties: { firstname: 'Ada' } },
				{ objectWriteTraceId: 'b', properties: bad },
			],
		});
		expect(reply.status).toBe(400);
		expect(reply.body.message).toMatch(/^Invalid input JSON on line 1, column \d+: /);
		expect(reply.body.message).toContain(
			`Cannot construct instance of \`${CLASSES}.SimplePublicObjectBatchInput\`, ${PROBLEM}${names}`,
		);
		expect(reply.body).not.toHaveProperty('category');
		expect(sandbox.records('contacts')).toEqual([]);
	});

	it.each(['POST', 'PATCH'])('a single %s is refused as well', async (method) => {
		const [ada] = sandbox.seed('contacts', [{ firstname: 'Ada' }]);
		const path = `/crm/v3/objects/contacts${method === 'PATCH' ? `/${ada?.id}` : ''}`;
		const body = JSON.stringify({ properties: { jobTitle: 'x' } });
		const reply = await send(sandbox, method, path, body);
		expect([reply.status, reply.body.message]).toEqual([
			400,
			'Invalid input JSON on line 1, column 16: Cannot construct instance of ' +
				`\`${CLASSES}.SimplePublicObjectInput\`, ${PROBLEM}[jobTitle]`,
		]);
	});

	it('invalidNames unknownProperty: they are unknown properties', async () => {
		sandbox.switches.invalidNames = 'unknownProperty';
		const inputs = [{ properties: { jobTitle: 'x' } }];
		const reply = await post(sandbox, 'contacts', 'create', { inputs });
		expect([reply.status, reply.body.errors?.[0]?.code]).toEqual([400, 'PROPERTY_DOESNT_EXIST']);
	});
});
