import type { Clock } from '../../nodes/CrmBatch/batch/types';
import { objectOf } from '../../nodes/CrmBatch/hubspot/tables/objectTypes';
import { openSession, type Session } from '../../nodes/CrmBatch/n8n/http/session';
import { sendSearch } from '../../nodes/CrmBatch/n8n/search/sendSearch';
import { editorContext } from '../support/editorContext';
import { useSandbox } from '../support/useSandbox';

/** The deadline of a request, which the replies of the sandbox meet. */
const DEADLINE_MS = 150_000;

let time = Date.UTC(2026, 0, 31);

/** Time of the sandbox and the node: a wait of the node ends at once. */
const clock: Clock = {
	now: () => time,
	random: () => 0.5,
	sleep: async (ms) => {
		if (ms === DEADLINE_MS) return await new Promise<void>(() => {});
		time += ms;
		await Promise.resolve();
	},
};

/** HubSpot's own limits: a search counts for the account, and its reply does not tell. */
const sandbox = useSandbox({ now: () => time, rateLimit: { max: 190, intervalMs: 10_000 } });

const contact = objectOf('contact');
if (!contact) throw new Error('The object is missing');

const contacts = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ firstname: `Ada ${index}`, city: 'Oslo' }));

const inOslo = {
	filters: [{ propertyName: 'city', operator: 'EQ', value: 'oslo' }],
	properties: ['city'],
	most: Infinity,
};

/** @param afterPage called after each page, with its number from 1 */
async function idsFound(
	afterPage: (send: Session['send'], page: number) => Promise<void> = async () => {},
): Promise<string[]> {
	const options = {
		authentication: 'serviceKey',
		apiVersion: 'v3',
		clock,
		maxWaitMs: 60_000,
	} as const;
	const session = await openSession(editorContext({}), options);
	if (!session.ok || !contact) throw new Error('There is no session');
	const { send } = session.value;
	let pages = 0;
	const watched: Session = {
		...session.value,
		send: async (request) => {
			const reply = await send(request);
			pages += 1;
			await afterPage(send, pages);
			return reply;
		},
	};
	const ids: string[] = [];
	const outcome = await sendSearch(watched, contact, inOslo, ({ id }) => ids.push(String(id)));
	expect(outcome.outcome).toBe('succeeded');
	return ids;
}

const statuses = () => sandbox.current.requests.map(({ status }) => status);

test('25,000 records are found once each with at most 128 requests, none of them refused', async () => {
	const seeded = sandbox.current.seed('contacts', contacts(25_000)).map(({ id }) => id);
	const start = time;
	expect(await idsFound()).toEqual(seeded);
	expect(statuses()).toEqual(new Array(125).fill(200));
	// Five a second.
	expect(time - start).toBe(24_000);
}, 120_000);

test('records that change between the pages are found once, and no other is missed', async () => {
	sandbox.current.switches.searchDelayMs = 0;
	const seeded = sandbox.current.seed('contacts', contacts(1_500)).map(({ id }) => id);
	const archived = new Set<string>();
	const ids = await idsFound(async (send, page) => {
		// A record that is found already, and one that is not, are archived; and a new one comes.
		const places = [page * 10, page * 200 + 50];
		const inputs = places.flatMap((place) => seeded[place] ?? []).map((id) => ({ id }));
		await send({
			method: 'POST',
			path: '/crm/v3/objects/contacts/batch/archive',
			body: { inputs },
		});
		inputs.forEach(({ id }) => archived.add(id));
		sandbox.current.seed('contacts', contacts(1));
	});
	expect(new Set(ids).size).toBe(ids.length);
	expect(seeded.filter((id) => !archived.has(id) && !ids.includes(id))).toEqual([]);
	// Those that were found before they were archived, and not the others.
	expect(seeded.filter((id) => archived.has(id) && ids.includes(id)).length).toBeGreaterThan(5);
	expect(seeded.filter((id) => archived.has(id) && !ids.includes(id)).length).toBeGreaterThan(5);
});
