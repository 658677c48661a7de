import { OWNERS } from '../../../sandbox/schema/owners';
import { useSandbox } from '../useSandbox';

// Not a test of the suite: shapes.test.ts runs this file by itself, and expects it to fail.
const sandbox = useSandbox();

test('an exchange whose shape HubSpot does not have', async () => {
	Object.assign(OWNERS[0] ?? {}, { planted: true });
	const reply = await fetch(`${sandbox.current.url}/crm/v3/owners`, {
		headers: { authorization: `Bearer ${sandbox.current.accessToken}` },
	});
	expect(reply.status).toBe(200);
});
