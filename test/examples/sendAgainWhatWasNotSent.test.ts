import type { FaultAction } from '../../sandbox';
import { itemsOf } from '../support/items';
import { dataTableNode } from '../support/standIns/dataTableNode';
import { batchCalls, useSandbox } from '../support/useSandbox';
import { runExample } from './runExample';

const sandbox = useSandbox();

const row = (id: number, subject = `T${id}`) => ({
	id,
	subject,
	description: 'Hot',
	status: 'to send',
	problem: '',
	ticket_id: '',
});
type Table = Array<ReturnType<typeof row>>;

/** Runs the workflow for a table, which it changes. */
const run = async (table: Table) => {
	sandbox.current.clearRequests();
	return await runExample(
		'send-again-what-was-not-sent.json',
		{ 'Every 15 Minutes': itemsOf([{ timestamp: '2026-03-02T09:00:00.000+01:00' }]) },
		{ nodeTypes: { 'n8n-nodes-base.dataTable': dataTableNode(table) } },
	);
};
const statuses = (table: Table) => table.map(({ status }) => status);
const subjects = () =>
	sandbox.current.records('tickets').map(({ properties }) => properties.subject);
const calls = () => batchCalls(sandbox.current.requests);
const failOnce = (then: FaultAction, nth = 1) =>
	sandbox.current.faults.add({ when: { operation: 'create', nth }, then });
const dailyLimit = {
	status: 429,
	body: { status: 'error', policyName: 'DAILY', message: 'daily limit' },
};

test('creates each ticket once, and notes its ID', async () => {
	const table = Array.from({ length: 150 }, (_, place) => row(place + 1));
	await run(table);
	expect(calls().sort()).toEqual(['create 100 → 201', 'create 50 → 201']);
	expect(new Set(statuses(table))).toEqual(new Set(['sent']));
	table.forEach(({ subject, ticket_id }) =>
		expect(sandbox.current.record('tickets', ticket_id)?.properties.subject).toBe(subject),
	);
	await run(table);
	expect(calls()).toEqual([]);
	expect(subjects()).toHaveLength(150);
});

test('sends again what was not sent, and nothing else', async () => {
	const table = [row(1), row(2)];
	failOnce(dailyLimit);
	await run(table);
	expect(table).toMatchObject([
		{ status: 'to send', problem: expect.stringMatching(/^Not sent: /), ticket_id: '' },
		{ status: 'to send', problem: expect.stringMatching(/^Not sent: /), ticket_id: '' },
	]);
	expect(subjects()).toEqual([]);
	await run(table);
	expect(table).toMatchObject([
		{ status: 'sent', problem: '' },
		{ status: 'sent', problem: '' },
	]);
	expect(subjects().sort()).toEqual(['T1', 'T2']);
});

test('never sends a create of unknown outcome again', async () => {
	const table = [row(1), row(2)];
	failOnce('resetAfter');
	await run(table);
	expect(statuses(table)).toEqual(['to check', 'to check']);
	expect(table[0]?.problem).toMatch(/check HubSpot first/);
	await run(table);
	expect(calls()).toEqual([]);
	expect(subjects().sort()).toEqual(['T1', 'T2']);
});

test('keeps refused tickets to correct, and sends them when a person has', async () => {
	const table = [row(1), row(2, ''), row(3)];
	await run(table);
	expect(statuses(table)).toEqual(['sent', 'to correct', 'sent']);
	expect(table[1]?.problem).toMatch(/\S/);
	Object.assign(table[1] ?? {}, { subject: 'Water', status: 'to send' });
	await run(table);
	expect(calls()).toEqual(['create 1 → 201']);
	expect(table[1]).toMatchObject({ status: 'sent', problem: '' });
	expect(subjects().sort()).toEqual(['T1', 'T3', 'Water']);
});

test('leaves rows of a run that has not ended', async () => {
	const table = [{ ...row(1), status: 'sending' }, row(2)];
	await run(table);
	expect(statuses(table)).toEqual(['sending', 'sent']);
	expect(subjects()).toEqual(['T2']);
});
