import { openSession, type Session } from '../../nodes/CrmBatch/n8n/http/session';
import {
	readChoices,
	readProperties,
	readSensitiveProperties,
} from '../../nodes/CrmBatch/n8n/http/readList';
import type { OutsideList } from '../../nodes/CrmBatch/hubspot/tables/endpoints';
import { objectOf } from '../../nodes/CrmBatch/hubspot/tables/objectTypes';
import { editorContext } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';
import { apiVersion, inVersion } from '../support/versions/apiVersion';

const sandbox = useSandbox();
const [ticket, contact] = [objectOf('ticket'), objectOf('contact')];
if (!ticket || !contact) throw new Error('An object is missing');

/** The deadlines of a request and of a single one before others, which the replies of the sandbox meet. */
const DEADLINES_MS: readonly number[] = [150_000, 10_000];

/** A clock on which every wait ends at once. */
function jumpingClock(onSleep: () => void = () => {}) {
	let time = Date.UTC(2026, 0, 31);
	const slept: number[] = [];
	const clock = {
		now: () => time,
		random: () => 0.5,
		sleep: async (ms: number, signal?: AbortSignal) => {
			if (DEADLINES_MS.includes(ms)) {
				return await new Promise<void>((resolve) => {
					signal?.addEventListener('abort', () => resolve());
				});
			}
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
	const options = { authentication: 'serviceKey', apiVersion, clock, maxWaitMs: 60_000 };
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

test('asks once for further lists after one that HubSpot does not return', async () => {
	const then = { status: 503, body: '<html>down</html>' };
	sandbox.current.faults.add({ when: { operation: 'owners' }, then });
	sandbox.current.faults.add({ when: { operation: 'pipelines' }, then });
	const session = await sessionWith({ maxWaitMs: 5_000 });
	const read = await readChoices(session, ['owners', 'pipelines', 'stages'], ticket);
	expect([...read.values()].map(({ outcome }) => outcome)).toEqual(
		new Array(3).fill('unavailable'),
	);
	expect(asked().filter((operation) => operation === 'owners').length).toBeGreaterThan(2);
	expect(asked().filter((operation) => operation === 'pipelines')).toHaveLength(1);
});

test('reads a list after another one that HubSpot does not return', async () => {
	const then = { status: 503, body: '<html>down</html>' };
	sandbox.current.faults.add({ when: { operation: 'owners' }, then });
	const session = await sessionWith({ maxWaitMs: 0 });
	const read = await readChoices(session, ['owners', 'stages'], ticket);
	expect([...read.values()].map(({ outcome }) => outcome)).toEqual(['unavailable', 'succeeded']);
});

test.each([
	{ title: 'a dead token', then: { status: 401, body: { message: 'No' } } },
	{
		title: 'the daily limit',
		then: { status: 429, body: { policyName: 'DAILY', message: 'daily' } },
	},
])('does not read further lists after $title', async ({ then }) => {
	sandbox.current.faults.add({ when: { operation: 'owners' }, then });
	const read = await readChoices(await sessionWith(), ['owners', 'stages'], ticket);
	expect([...read.values()].map(({ outcome }) => outcome)).toEqual(['stopped', 'stopped']);
	expect(asked()).toEqual(['owners']);
});

describe('a success that is no list', () => {
	const page = { status: 200, body: '<html>Hello</html>' };

	test('is requested once more, and is a refusal then', async () => {
		sandbox.current.faults.add({ when: { operation: 'properties' }, then: page });
		const session = await sessionWith();
		expect(await readProperties(session, ticket)).toMatchObject({
			outcome: 'refused',
			failure: { code: 'NOT_A_LIST', httpStatus: 200 },
		});
		expect(asked()).toHaveLength(2);
		expect(session.cost).toMatchObject({ requests: 2, retries: 1 });
	});

	test('is requested once more, although an outage comes between', async () => {
		sandbox.current.faults.add({ when: { operation: 'properties', nth: [1, 3] }, then: page });
		sandbox.current.faults.add({
			when: { operation: 'properties', nth: 2 },
			then: { status: 503, body: '' },
		});
		expect(await readProperties(await sessionWith(), ticket)).toMatchObject({
			outcome: 'refused',
			failure: { code: 'NOT_A_LIST' },
		});
		expect(asked()).toHaveLength(3);
	});

	test('does no harm if the list comes then', async () => {
		sandbox.current.faults.add({ when: { operation: 'properties', nth: 1 }, then: page });
		expect(await readProperties(await sessionWith(), ticket)).toMatchObject({
			outcome: 'succeeded',
		});
	});

	test('does not hide that the token is dead', async () => {
		sandbox.current.faults.add({ when: { operation: 'properties', nth: 1 }, then: page });
		sandbox.current.faults.add({
			when: { operation: 'properties' },
			then: { status: 401, body: { message: 'No' } },
		});
		expect(await readProperties(await sessionWith(), ticket)).toMatchObject({
			outcome: 'stopped',
			failure: { httpStatus: 401 },
		});
	});
});

describe('sensitive properties', () => {
	const add = (name: string, dataSensitivity: 'sensitive' | 'highly_sensitive') =>
		sandbox.current.addProperty('tickets', {
			name,
			type: 'string',
			fieldType: 'text',
			dataSensitivity,
		});
	const paths = () => sandbox.current.requests.map(({ path }) => path);
	const namesOf = (rows: ReadonlyArray<{ name: string }>) => rows.map(({ name }) => name);

	beforeEach(() => {
		add('iban', 'sensitive');
		add('diagnosis', 'highly_sensitive');
	});

	test('are read kind by kind', async () => {
		const { definitions, gap } = await readSensitiveProperties(await sessionWith(), ticket);
		expect(namesOf(definitions)).toEqual(['iban', 'diagnosis']);
		expect(gap).toBeUndefined();
		expect(paths()).toEqual([
			inVersion('/crm/v3/properties/tickets?dataSensitivity=sensitive'),
			inVersion('/crm/v3/properties/tickets?dataSensitivity=highly_sensitive'),
		]);
	});

	test('are read until it is enough', async () => {
		const session = await sessionWith();
		const { definitions, unread } = await readSensitiveProperties(session, ticket, (found) =>
			found.some(({ name }) => name === 'iban'),
		);
		expect(namesOf(definitions)).toEqual(['iban']);
		expect(unread).toEqual(['highly_sensitive']);
		expect(paths()).toHaveLength(1);
	});

	test.each([
		{ status: 403, body: { category: 'MISSING_SCOPES', message: 'No scope' } },
		{ status: 400, body: { category: 'VALIDATION_ERROR', message: 'No such feature' } },
	])('of a kind that HubSpot refuses with $status are left out', async (then) => {
		sandbox.current.faults.add({ when: { operation: 'properties', nth: 1 }, then });
		const { definitions, gap } = await readSensitiveProperties(await sessionWith(), ticket);
		expect(namesOf(definitions)).toEqual(['diagnosis']);
		expect(gap).toBeUndefined();
	});

	test.each([
		{ then: { status: 503, body: '' }, outcome: 'unavailable' },
		{ then: { status: 401, body: '' }, outcome: 'stopped' },
	])('are not complete after $then.status', async ({ then, outcome }) => {
		sandbox.current.faults.add({ when: { operation: 'properties' }, then });
		const session = await sessionWith({ maxWaitMs: 0 });
		const { definitions, gap } = await readSensitiveProperties(session, ticket);
		expect(definitions).toEqual([]);
		expect(gap).toMatchObject({ outcome, failure: { httpStatus: then.status } });
	});
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
		expect(outcome).toMatchObject({ outcome: 'unavailable', failure: { httpStatus: 429 } });
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
		outcome: 'refused',
		failure: { httpStatus: 403 },
	});
});

test('sends no request after the execution was cancelled', async () => {
	const signal = AbortSignal.abort();
	expect(await readProperties(await sessionWith({ signal }), ticket)).toMatchObject({
		outcome: 'stopped',
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
	expect(outcome.outcome).toBe('stopped');
	expect(asked()).toHaveLength(1);
});
