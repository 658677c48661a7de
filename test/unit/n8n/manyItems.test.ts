import { QUICK_ROWS } from '../../../nodes/CrmBatch/n8n/eventLoop';
import { executeBatch } from '../../../nodes/CrmBatch/n8n/execute';
import { stressContext } from '../../stress/context';
import { echoes, listOf, type StressCase } from '../../stress/stressCase';
import { record } from '../support/replies';

/** Longest work in milliseconds between two turns of the event loop, beside the last step of it. */
const LONGEST = 10;

/** A clock that advances by work alone, and counts the turns of the event loop. */
class WorkClock {
	time = 0;

	turns = 0;

	/** Longest work between two turns. */
	longest = 0;

	private turnedAt = 0;

	/** @param stepMs time of each step that the node could pause after */
	constructor(private readonly stepMs: number) {}

	readonly now = () => (this.time += this.stepMs);

	readonly random = () => 0.5;

	readonly sleep = async (ms: number) => {
		// The deadline of a request, which every reply meets.
		if (ms > 100_000) {
			this.noteTurn();
			return await new Promise<void>(() => {});
		}
		if (ms === 0) this.turns += 1;
		this.noteTurn();
		return await Promise.resolve();
	};

	private noteTurn(): void {
		this.longest = Math.max(this.longest, this.time - this.turnedAt);
		this.turnedAt = this.time;
	}
}

const contacts = listOf(2_000, (i) => ({
	id: String(i + 1),
	values: { firstname: `Ann ${i}`, subject: 'T' },
}));
const invalid = contacts.map(({ id }) => ({ id, values: { email: { a: 1 } } }));

const stressOf = (given: Partial<StressCase>): StressCase => ({
	title: '',
	operation: 'create',
	items: () => contacts,
	replies: echoes,
	...given,
});

describe('the event loop turns in every pass over the items', () => {
	// Read, fields, unknown names, convert, entries, output. Of passes that only look at the outcomes, a
	// step is for 64 of them: their list, the summary and the notes, two each.
	const create = 6;
	const looks = 5 / QUICK_ROWS;

	test.each([
		{ title: 'a create', given: {}, passes: create },
		{
			title: 'an update, which groups items by record',
			given: { operation: 'update' } as const,
			passes: create + 1,
		},
		{
			title: 'a get, which needs no properties, and has one more note',
			given: { operation: 'get' } as const,
			passes: create - 2 + 1,
		},
		{
			title: 'items that are all refused, and need no entries',
			given: { items: () => invalid },
			passes: create - 1 + 1,
		},
	])('of $title', async ({ given, passes }) => {
		const clock = new WorkClock(1);
		const [items = []] = await executeBatch(stressContext(stressOf(given), []), clock);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			contacts.map((_, item) => ({ item })),
		);
		const steps = (passes + looks) * contacts.length;
		expect(clock.turns).toBeGreaterThanOrEqual(Math.floor(steps / LONGEST));
		// Around a request, the node looks at the clock without working.
		expect(clock.longest).toBeLessThanOrEqual(LONGEST + 20);
	});

	test('of a run that an invalid item stops, whose error has all outcomes', async () => {
		const clock = new WorkClock(1);
		const stress = stressOf({ items: () => invalid, stops: true });
		const thrown = await executeBatch(stressContext(stress, []), clock).catch(
			(error: unknown) => error,
		);
		expect(thrown).toHaveProperty('context.outcomes.length', invalid.length);
		expect(clock.turns).toBeGreaterThanOrEqual(((create - 1) * invalid.length) / LONGEST);
	});
});

describe('records with thousands of properties', () => {
	/** The properties of a record, of which a list of the names takes 5 ms. */
	const slow = (clock: WorkClock, properties: object): object =>
		new Proxy(properties, {
			ownKeys: (target) => {
				clock.time += 5;
				return Reflect.ownKeys(target);
			},
		});

	const others = Object.fromEntries(listOf(1_000, (i) => [`property_${i}`, null]));

	const firstnames = listOf(100, (i) => `Ann ${i}`);

	/** A hundred items whose records came back with one of their properties. */
	const answered = async (
		operation: StressCase['operation'],
		{ property, traceId }: { readonly property: string; readonly traceId?: string },
	) => {
		const clock = new WorkClock(0);
		const results = firstnames.map((firstname, i) => ({
			...record(String(i + 1)),
			...(traceId && { objectWriteTraceId: `${traceId}${i}` }),
			properties: slow(clock, { ...others, [property]: firstname }),
		}));
		const stress = stressOf({ operation, items: () => contacts.slice(0, 100) });
		const replies = [{ status: 200, body: { status: 'COMPLETE', results } }];
		const [items = []] = await executeBatch(stressContext(stress, replies), clock);
		expect(items).toHaveLength(100);
		return { clock, items };
	};

	test.each([
		{ title: 'a get', operation: 'get' },
		{ title: 'an update', operation: 'update' },
		{ title: 'a create', operation: 'create', traceId: 'n8n-1-i-' },
		{ title: 'a create without trace IDs', operation: 'create' },
	] as const)('are listed one at a time: $title', async ({ operation, ...given }) => {
		const { clock, items } = await answered(operation, { property: 'firstname', ...given });
		expect(items.map(({ json }) => json.firstname)).toEqual(firstnames);
		expect(clock.turns).toBe((100 * 5) / LONGEST);
		expect(clock.longest).toBe(LONGEST);
	});

	test('are not listed if no item shows them', async () => {
		const { clock, items } = await answered('create', { property: 'subject' });
		expect(items.map(({ json }) => json.details)).toMatchObject(
			firstnames.map(() => ({ outcome: 'unknown' })),
		);
		expect(clock.time).toBe(0);
	});
});
