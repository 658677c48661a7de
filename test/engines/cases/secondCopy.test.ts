import { eachOnce, itemIndexes } from '../../support/items';
import { useSandbox } from '../../support/useSandbox';
import { onEachEngineWithSecondCopy } from '../engines';

/**
 * The package with an n8n-workflow of its own, of another version than n8n's. A plain `npm install`
 * of the package brings one.
 */
const sandbox = useSandbox();

const upsertContacts = { resource: 'contact', operation: 'upsert', matchBy: 'email' };
const contacts = eachOnce(3).map((item) => ({ email: `p${item}@example.com`, firstname: 'x' }));
const badStage = { subject: 'T', hs_pipeline_stage: '999' };

onEachEngineWithSecondCopy((n8n, { details: form }) => {
	test('failed items leave by the error output, in the form that this n8n routes', async () => {
		const { items, errors } = await n8n.run({
			resource: 'ticket',
			operation: 'create',
			items: [{ subject: 'T', hs_pipeline_stage: '1' }, badStage],
		});
		expect(itemIndexes(items)).toEqual([0]);
		expect(errors).toMatchObject([{ item: 1, json: badStage, details: { outcome: 'failed' } }]);
		expect(typeof errors[0]?.json.details).toBe(form === 'object' ? 'object' : 'undefined');
	});

	test('a revoked grant ends the run, and the line does not blame the Base URL', async () => {
		const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
		sandbox.current.revoke(tokens.refresh_token);
		const { items, errors, requests } = await n8n.run({
			...upsertContacts,
			items: contacts,
			tokens,
		});
		expect(items).toEqual([]);
		expect(itemIndexes(errors)).toEqual(eachOnce(3));
		errors.forEach(({ error }) => {
			expect(error).toMatch(/reconnect/);
			expect(error).not.toMatch(/Base URL/);
		});
		expect(requests.filter(({ operation }) => operation === 'token')).toHaveLength(1);
	});

	test('a credential that was never connected ends the run without a request', async () => {
		const { errors, requests } = await n8n.run({
			...upsertContacts,
			items: contacts,
			tokens: 'none',
		});
		errors.forEach(({ error }) => expect(error).not.toMatch(/Base URL/));
		expect(itemIndexes(errors)).toEqual(eachOnce(3));
		expect(requests).toEqual([]);
	});
});
