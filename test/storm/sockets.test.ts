import type { IDataObject } from 'n8n-workflow';

import { runNode, type NodeRun } from '../support/runNode';
import { useSandbox } from '../support/useSandbox';
import { BREAKS, ODDITIES, startBreakingServer, type BreakingServer } from './sockets/breaking';
import { isNamespaceAllowed, runInNamespace } from './sockets/namespace';

/** Connections that really break, through n8n's engine and HTTP client. */
const sandbox = useSandbox();

let server: BreakingServer | undefined;
afterEach(async () => {
	await server?.close();
	server = undefined;
});

const rows: IDataObject[] = ['m0', 'm1', 'm2'].map((marker) => ({
	subject: marker,
	hs_pipeline_stage: '1',
	external_reference: `K-${marker}`,
}));

async function run(operation: string, url: string, options: IDataObject): Promise<NodeRun> {
	return await runNode({
		resource: 'ticket',
		operation,
		...(operation === 'upsert' && { matchBy: 'external_reference' }),
		items: rows,
		options: { concurrency: 1, ...options },
		hubspot: { url, accessToken: sandbox.current.accessToken },
	});
}

/** The outcome of each item, and how many records have its marker. */
function truth({ items, errors }: NodeRun): Array<{ outcome: unknown; records: number }> {
	return rows.map(({ subject }, index) => {
		const records = sandbox.current
			.records('tickets')
			.filter(({ properties }) => properties.subject === subject);
		const success = items.find(({ item }) => item === index);
		const failure = errors.find(({ item }) => item === index);
		expect([success, failure].filter(Boolean)).toHaveLength(1);
		if (success) expect(records.map(({ id }) => id)).toEqual([success.json.id]);
		return { outcome: success ? 'succeeded' : failure?.details?.outcome, records: records.length };
	});
}

const all = (outcome: string, records: number) => rows.map(() => ({ outcome, records }));
const breaks = Object.entries(BREAKS);

describe.each(breaks)('a connection that breaks (%s)', (_name, broken) => {
	test.each([true, false])('leaves a create unknown (carried out: %s)', async (isCarriedOut) => {
		server = await startBreakingServer(broken, isCarriedOut);
		const result = await run('create', server.url, {});
		expect(truth(result)).toEqual(all('unknown', isCarriedOut ? 1 : 0));
	});

	test.each([true, false])('leaves an upsert unknown (carried out: %s)', async (isCarriedOut) => {
		server = await startBreakingServer(broken, isCarriedOut);
		const result = await run('upsert', server.url, { maxWait: 0 });
		expect(truth(result)).toEqual(all('unknown', isCarriedOut ? 1 : 0));
	});
});

test('an upsert is sent again after a reset, and written once', async () => {
	server = await startBreakingServer(BREAKS.reset, true);
	expect(truth(await run('upsert', server.url, {}))).toEqual(all('succeeded', 1));
});

test.each(Object.entries(ODDITIES))('an odd reply is understood (%s)', async (_name, oddity) => {
	server = await startBreakingServer(oddity, true);
	const result = await run('create', server.url, { batchSize: 1 });
	const [first, ...others] = truth(result);
	expect(first).toEqual({ outcome: 'succeeded', records: 1 });
	expect(others.map(({ records }) => records)).toEqual([1, 1]);
	expect(others.map(({ outcome }) => outcome)).toEqual(['succeeded', 'succeeded']);
});

test('nothing is sent where nobody listens', async () => {
	const closed = await startBreakingServer(BREAKS.reset, true);
	await closed.close();
	const result = await run('create', closed.url, { maxWait: 0 });
	expect(truth(result)).toEqual(all('notSent', 0));
});

// Needs a network of its own, which the machine or its container may not allow.
const testInNamespace = isNamespaceAllowed() ? test : test.skip;

testInNamespace(
	'a create is not sent without a route, and unknown if the route is lost',
	async () => {
		const runs = await runInNamespace();
		expect(runs).toMatchObject([
			{ name: 'no route', outcomes: ['notSent'], arrived: 0 },
			{ name: 'lost route', outcomes: ['unknown'], arrived: 1 },
		]);
		for (const { error } of runs) expect(error).toContain('ENETUNREACH');
	},
);
