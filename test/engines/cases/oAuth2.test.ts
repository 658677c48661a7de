import { eachOnce, itemIndexes } from '../../support/items';
import { untilBatches, useSandbox } from '../../support/useSandbox';
import { onEachEngine } from '../engines';

/** Access tokens that expire, and credentials that get no new one. */
const sandbox = useSandbox();

const upsertContacts = { resource: 'contact', operation: 'upsert', matchBy: 'email' };
const contacts = (length: number) =>
	eachOnce(length).map((item) => ({ email: `p${item}@example.com`, firstname: 'x' }));
const tokenRequests = () =>
	sandbox.current.requests.filter(({ operation }) => operation === 'token');

onEachEngine((n8n) => {
	test('an expired token is renewed once', async () => {
		const { items, errors, tokenUpdates } = await n8n.run({
			...upsertContacts,
			items: contacts(8),
			options: { batchSize: 1, concurrency: 4 },
			tokens: sandbox.current.issueTokens({ expiresInSeconds: 0 }),
		});
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(8));
		expect(tokenRequests()).toHaveLength(1);
		expect(tokenUpdates).toBe(1);
	});

	test.each([1, 4])(
		'a token that expires during the run is renewed once, and nothing is lost (Concurrency %d)',
		async (concurrency) => {
			const run = n8n.run({
				...upsertContacts,
				items: contacts(40),
				options: { batchSize: 1, concurrency },
				tokens: sandbox.current.issueTokens(),
			});
			await untilBatches(10);
			sandbox.current.clock.advance(31 * 60 * 1000);
			const { items, errors, requests, tokenUpdates } = await run;
			expect(errors).toEqual([]);
			expect(itemIndexes(items)).toEqual(eachOnce(40));
			expect(requests.some(({ status }) => status === 401)).toBe(true);
			expect(tokenRequests()).toHaveLength(1);
			expect(tokenUpdates).toBe(1);
			expect(sandbox.current.records('contacts')).toHaveLength(40);
		},
	);

	test('a revoked grant ends the run: one request for a token, and the line says what to do', async () => {
		const tokens = sandbox.current.issueTokens({ expiresInSeconds: 0 });
		sandbox.current.revoke(tokens.refresh_token);
		const { items, errors } = await n8n.run({ ...upsertContacts, items: contacts(5), tokens });
		expect(items).toEqual([]);
		expect(itemIndexes(errors)).toEqual(eachOnce(5));
		errors.forEach(({ error, details }) => {
			expect(error).toMatch(/reconnect/);
			expect(details?.category).toBe('CREDENTIAL');
		});
		expect(tokenRequests()).toHaveLength(1);
		expect(sandbox.current.records('contacts')).toEqual([]);
	});

	test('a credential that was never connected ends the run without a request', async () => {
		const { items, errors, requests } = await n8n.run({
			...upsertContacts,
			items: contacts(3),
			tokens: 'none',
		});
		expect(items).toEqual([]);
		expect(itemIndexes(errors)).toEqual(eachOnce(3));
		errors.forEach(({ details }) =>
			expect(details).toMatchObject({ category: 'CREDENTIAL', code: 'CREDENTIAL_NOT_CONNECTED' }),
		);
		expect(requests).toEqual([]);
	});

	test('a token endpoint that is busy is asked again', async () => {
		sandbox.current.faults.add({
			when: { operation: 'token', nth: 1 },
			then: { status: 503, body: { message: 'busy' } },
		});
		const { items, errors } = await n8n.run({
			...upsertContacts,
			items: contacts(3),
			tokens: sandbox.current.issueTokens({ expiresInSeconds: 0 }),
		});
		expect(errors).toEqual([]);
		expect(itemIndexes(items)).toEqual(eachOnce(3));
		expect(tokenRequests().map(({ status }) => status)).toEqual([503, 200]);
	});
});
