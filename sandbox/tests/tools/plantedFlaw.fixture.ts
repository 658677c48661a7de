import { startSandbox } from '../../index';
import { OWNERS } from '../../schema/owners';

// Not part of the suite: shapes.test.ts runs this file and expects it to fail.
test('an exchange with a field that HubSpot does not have', async () => {
	const sandbox = await startSandbox({ rateLimit: false });
	Object.assign(OWNERS[0] ?? {}, { planted: true });
	const reply = await fetch(`${sandbox.url}/crm/v3/owners`, {
		headers: { authorization: `Bearer ${sandbox.accessToken}` },
	});
	await sandbox.close();
	expect(reply.status).toBe(200);
});
