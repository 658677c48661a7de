import { connect } from '../../nodes/CrmBatch/n8n/http/session';
import type { OutsideList } from '../../nodes/CrmBatch/hubspot/schema/definition';
import {
	readChoices,
	readProperties,
	type ListReader,
} from '../../nodes/CrmBatch/n8n/http/readList';
import { objectOf } from '../../nodes/CrmBatch/hubspot/tables/objects';
import { editorContext } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const [ticket, contact] = [objectOf('ticket'), objectOf('contact')];
if (!ticket || !contact) throw new Error('There are no such objects');

/** Time that passes at once while somebody waits. */
function jumpingTime(onSleep: () => void = () => {}) {
	let time = Date.UTC(2026, 0, 31);
	const slept: number[] = [];
	const surroundings = {
		now: () => time,
		random: () => 0.5,
		sleep: async (ms: number) => {
			slept.push(ms);
			time += ms;
			onSleep();
			await Promise.resolve();
		},
	};
	return { surroundings, slept };
}

async function readerWith(more: Partial<ListReader> = {}): Promise<ListReader> {
	const connection = await connect(editorContext({}, sandbox.current), 'accessToken');
	if ('message' in connection) throw new Error(connection.message);
	return { connection, surroundings: jumpingTime().surroundings, maxWaitMs: 60_000, ...more };
}

const asked = () => sandbox.current.requests.map(({ operation }) => operation);
const secondly = {
	status: 429,
	body: {
		status: 'error',
		message: 'secondly limit',
		policyName: 'SECONDLY',
		category: 'RATE_LIMITS',
	},
};

const choicesIn = async (list: OutsideList) => {
	const outcome = (await readChoices(await readerWith(), [list], ticket)).get(list);
	if (!outcome) throw new Error(`Nothing is known of ${list}`);
	return outcome;
};

test('the properties of an object', async () => {
	const outcome = await readProperties(await readerWith(), ticket);
	if (outcome.outcome !== 'succeeded') throw new Error(outcome.reason.message);
	expect(outcome.result.map(({ name }) => name)).toContain('hs_ticket_priority');
	expect(asked()).toEqual(['properties']);
});

test('owners of all pages, in order', async () => {
	const many = Array.from({ length: 230 }, (_, index) => ({ firstName: `Owner ${index}` }));
	sandbox.current.addOwners(many);
	const outcome = await choicesIn('owners');
	if (outcome.outcome !== 'succeeded') throw new Error(outcome.reason.message);
	expect(outcome.result).toHaveLength(233);
	expect(new Set(outcome.result.map(({ value }) => value)).size).toBe(233);
	expect(outcome.result.at(-1)?.label).toBe('Owner 229');
	expect(asked()).toEqual(['owners', 'owners', 'owners']);
});

test('the stages of all pipelines', async () => {
	const outcome = await choicesIn('stages');
	expect(outcome).toMatchObject({ outcome: 'succeeded' });
	expect(outcome.outcome === 'succeeded' && outcome.result).toHaveLength(6);
});

test('pipelines and stages come with one request', async () => {
	const read = await readChoices(await readerWith(), ['pipelines', 'stages'], ticket);
	expect(read.get('pipelines')).toMatchObject({ result: [{ label: 'Support Pipeline' }, {}] });
	expect(read.get('stages')).toMatchObject({ outcome: 'succeeded' });
	expect(asked()).toEqual(['pipelines']);
});

test('where one list gets no answer, no other is asked for', async () => {
	sandbox.current.faults.add({ when: { operation: 'owners' }, then: secondly });
	const read = await readChoices(await readerWith({ maxWaitMs: 0 }), ['owners', 'stages'], ticket);
	expect([...read.values()].map(({ outcome }) => outcome)).toEqual(['notSent', 'notSent']);
	expect(asked()).toEqual(['owners']);
});

test('a page that names itself as the next one does not go on for ever', async () => {
	const page = { results: [{ id: '1' }], paging: { next: { after: '1' } } };
	sandbox.current.faults.add({ when: { operation: 'owners' }, then: { status: 200, body: page } });
	const outcome = await choicesIn('owners');
	expect(outcome.outcome).toBe('succeeded');
	expect(asked().length).toBeLessThanOrEqual(200);
});

test('a page without rows is the last, whatever comes next', async () => {
	const page = { results: [], paging: { next: { after: '1' } } };
	sandbox.current.faults.add({ when: { operation: 'owners' }, then: { status: 200, body: page } });
	expect(await choicesIn('owners')).toEqual({
		outcome: 'succeeded',
		result: [],
	});
	expect(asked()).toEqual(['owners']);
});

test('a limit is waited out, and what it cost is told', async () => {
	sandbox.current.faults.add({ when: { operation: 'properties', nth: [1, 2] }, then: secondly });
	const { surroundings, slept } = jumpingTime();
	const costs: Array<{ requests: number; retries: number }> = [];
	const reader = await readerWith({ surroundings, onCost: (cost) => costs.push(cost) });
	expect(await readProperties(reader, contact)).toMatchObject({ outcome: 'succeeded' });
	expect(asked()).toHaveLength(3);
	expect(slept.every((ms) => ms >= 1_000)).toBe(true);
	expect(costs).toEqual([expect.objectContaining({ requests: 3, retries: 2 })]);
});

test.each([
	{ maxWaitMs: 0, requests: 1 },
	{ maxWaitMs: 1_600, requests: 2 },
])('a limit that lasts is given up after $maxWaitMs ms', async ({ maxWaitMs, requests }) => {
	sandbox.current.faults.add({ when: { operation: 'properties' }, then: secondly });
	const outcome = await readProperties(await readerWith({ maxWaitMs }), contact);
	expect(outcome).toMatchObject({ outcome: 'notSent', reason: { httpStatus: 429 } });
	expect(asked()).toHaveLength(requests);
});

test('a page that HubSpot refuses is no list, not a short one', async () => {
	sandbox.current.addOwners(Array.from({ length: 120 }, () => ({})));
	sandbox.current.faults.add({
		when: { operation: 'owners', nth: 2 },
		then: { status: 403, body: { category: 'MISSING_SCOPES', message: 'No scope for that' } },
	});
	expect(await choicesIn('owners')).toMatchObject({
		outcome: 'failed',
		reason: { httpStatus: 403 },
	});
});

test('nothing is asked for after the execution was cancelled', async () => {
	const signal = AbortSignal.abort();
	expect(await readProperties(await readerWith({ signal }), ticket)).toMatchObject({
		outcome: 'notSent',
		reason: { category: 'CANCELLED' },
	});
	expect(asked()).toEqual([]);
});

test('a wait ends when the execution is cancelled', async () => {
	sandbox.current.faults.add({ when: { operation: 'properties' }, then: secondly });
	const controller = new AbortController();
	const { surroundings } = jumpingTime(() => controller.abort());
	const reader = await readerWith({ surroundings, signal: controller.signal });
	const outcome = await readProperties(reader, ticket);
	expect(outcome.outcome).toBe('notSent');
	expect(asked()).toHaveLength(1);
});
