import { openSession, type Session } from '../../nodes/CrmBatch/n8n/http/session';
import { readChoices, readProperties } from '../../nodes/CrmBatch/n8n/http/readList';
import type { OutsideList } from '../../nodes/CrmBatch/hubspot/tables/endpoints';
import { objectOf } from '../../nodes/CrmBatch/hubspot/tables/objects';
import { editorContext } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';

const sandbox = useSandbox();
const [ticket, contact] = [objectOf('ticket'), objectOf('contact')];
if (!ticket || !contact) throw new Error('An object is missing');

/** A clock on which every wait ends at once. */
function jumpingClock(onSleep: () => void = () => {}) {
	let time = Date.UTC(2026, 0, 31);
	const slept: number[] = [];
	const clock = {
		now: () => time,
		random: () => 0.5,
		sleep: async (ms: number) => {
			slept.push(ms);
			time += ms;
			onSleep();
			await Promise.resolve();
		},
	};
	return { clock, slept };
}

async function sessionWith(more: Partial<Session> = {}): Promise<Session> {
	const { clock } = jumpingClock();
	const options = { authentication: 'serviceKey', clock, maxWaitMs: 60_000 };
	const session = await openSession(editorContext({}), options);
	if (!session.ok) throw new Error(session.failure.message);
	return { ...session.value, ...more };
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
	const outcome = (await readChoices(await sessionWith(), [list], ticket)).get(list);
	if (!outcome) throw new Error(`There is no outcome for ${list}`);
	return outcome;
};

test('reads the properties of an object', async () => {
	const outcome = await readProperties(await sessionWith(), ticket);
	if (outcome.outcome !== 'succeeded') throw new Error(outcome.failure.message);
	expect(outcome.value.map(({ name }) => name)).toContain('hs_ticket_priority');
	expect(asked()).toEqual(['properties']);
});

test('reads the owners of all pages in order', async () => {
	const many = Array.from({ length: 230 }, (_, index) => ({ firstName: `Owner ${index}` }));
	sandbox.current.addOwners(many);
	const outcome = await choicesIn('owners');
	if (outcome.outcome !== 'succeeded') throw new Error(outcome.failure.message);
	expect(outcome.value).toHaveLength(233);
	expect(new Set(outcome.value.map(({ value }) => value)).size).toBe(233);
	expect(outcome.value.at(-1)?.label).toBe('Owner 229');
	expect(asked()).toEqual(['owners', 'owners', 'owners']);
});

test('reads the stages of all pipelines', async () => {
	const outcome = await choicesIn('stages');
	expect(outcome).toMatchObject({ outcome: 'succeeded' });
	expect(outcome.outcome === 'succeeded' && outcome.value).toHaveLength(6);
});

test('reads pipelines and stages with one request', async () => {
	const read = await readChoices(await sessionWith(), ['pipelines', 'stages'], ticket);
	expect(read.get('pipelines')).toMatchObject({ value: [{ label: 'Support Pipeline' }, {}] });
	expect(read.get('stages')).toMatchObject({ outcome: 'succeeded' });
	expect(asked()).toEqual(['pipelines']);
});

test('does not read further lists after one without an answer', async () => {
	sandbox.current.faults.add({ when: { operation: 'owners' }, then: secondly });
	const read = await readChoices(await sessionWith({ maxWaitMs: 0 }), ['owners', 'stages'], ticket);
	expect([...read.values()].map(({ outcome }) => outcome)).toEqual(['notSent', 'notSent']);
	expect(asked()).toEqual(['owners']);
});

test('stops at a page that names itself as the next one', async () => {
	const page = { results: [{ id: '1' }], paging: { next: { after: '1' } } };
	sandbox.current.faults.add({ when: { operation: 'owners' }, then: { status: 200, body: page } });
	const outcome = await choicesIn('owners');
	expect(outcome.outcome).toBe('succeeded');
	expect(asked().length).toBeLessThanOrEqual(200);
});

test('stops at a page without rows, even if it names a next one', async () => {
	const page = { results: [], paging: { next: { after: '1' } } };
	sandbox.current.faults.add({ when: { operation: 'owners' }, then: { status: 200, body: page } });
	expect(await choicesIn('owners')).toEqual({
		outcome: 'succeeded',
		value: [],
	});
	expect(asked()).toEqual(['owners']);
});

test('retries after a rate limit, and reports requests and retries', async () => {
	sandbox.current.faults.add({ when: { operation: 'properties', nth: [1, 2] }, then: secondly });
	const { clock, slept } = jumpingClock();
	const session = await sessionWith({ clock });
	expect(await readProperties(session, contact)).toMatchObject({ outcome: 'succeeded' });
	expect(asked()).toHaveLength(3);
	expect(slept.every((ms) => ms >= 1_000)).toBe(true);
	expect(session.cost).toMatchObject({ requests: 3, retries: 2 });
});

test.each([
	{ maxWaitMs: 0, requests: 1 },
	{ maxWaitMs: 1_600, requests: 2 },
])(
	'gives up a rate limit that lasts longer than $maxWaitMs ms',
	async ({ maxWaitMs, requests }) => {
		sandbox.current.faults.add({ when: { operation: 'properties' }, then: secondly });
		const outcome = await readProperties(await sessionWith({ maxWaitMs }), contact);
		expect(outcome).toMatchObject({ outcome: 'notSent', failure: { httpStatus: 429 } });
		expect(asked()).toHaveLength(requests);
	},
);

test('fails when HubSpot refuses a page, and returns no partial list', async () => {
	sandbox.current.addOwners(Array.from({ length: 120 }, () => ({})));
	sandbox.current.faults.add({
		when: { operation: 'owners', nth: 2 },
		then: { status: 403, body: { category: 'MISSING_SCOPES', message: 'No scope for that' } },
	});
	expect(await choicesIn('owners')).toMatchObject({
		outcome: 'failed',
		failure: { httpStatus: 403 },
	});
});

test('sends no request after the execution was cancelled', async () => {
	const signal = AbortSignal.abort();
	expect(await readProperties(await sessionWith({ signal }), ticket)).toMatchObject({
		outcome: 'notSent',
		failure: { category: 'CANCELLED' },
	});
	expect(asked()).toEqual([]);
});

test('ends a wait when the execution is cancelled', async () => {
	sandbox.current.faults.add({ when: { operation: 'properties' }, then: secondly });
	const controller = new AbortController();
	const { clock } = jumpingClock(() => controller.abort());
	const session = await sessionWith({ clock, signal: controller.signal });
	const outcome = await readProperties(session, ticket);
	expect(outcome.outcome).toBe('notSent');
	expect(asked()).toHaveLength(1);
});
