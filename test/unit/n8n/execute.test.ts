import { executeBatch } from '../../../nodes/CrmBatch/n8n/execute';
import { stressContext } from '../../stress/context';
import { record } from '../support/replies';

/** A clock that waits for nothing but replies. */
const clock = {
	now: () => 0,
	random: () => 0.5,
	sleep: async (ms: number) =>
		await (ms > 100_000 ? new Promise<void>(() => {}) : Promise.resolve()),
};

/** A record of which a field can be read this often. */
function fragile(reads: number): object {
	let left = reads;
	return Object.defineProperty(record('1', { firstname: 'Ann' }), 'createdAt', {
		enumerable: true,
		get: () => {
			left -= 1;
			if (left < 0) throw new Error('gone');
			return '2026-01-31';
		},
	});
}

/** The outcomes of two updates, of which the first got this record. */
async function outcomesOf(first: object): Promise<unknown[]> {
	const context = stressContext(
		{
			title: '',
			operation: 'update',
			items: () => ['1', '2'].map((id) => ({ id, values: { firstname: 'Ann' } })),
			replies: () => [],
		},
		[{ status: 200, body: { status: 'COMPLETE', results: [first, record('2')] } }],
	);
	const [items = []] = await executeBatch(context, clock);
	return items.map(({ json }) => (json.error === undefined ? 'succeeded' : json.details));
}

const unknown = { outcome: 'unknown', code: 'LOST_TRACK' };

describe('with On Error = Continue, a run never throws after it has written', () => {
	test('if a record breaks while the reply is judged, the items are unknown', async () => {
		expect(await outcomesOf(fragile(0))).toMatchObject([unknown, unknown]);
	});

	test.each([1, 2, 3, 4, 5, 6])('if a record breaks after %i reads', async (reads) => {
		const outcomes = await outcomesOf(fragile(reads));
		expect(outcomes).toHaveLength(2);
		outcomes.forEach((outcome) => {
			if (outcome !== 'succeeded') expect(outcome).toMatchObject(unknown);
		});
	});

	test('if nothing breaks, the items succeed', async () => {
		expect(await outcomesOf(fragile(100))).toEqual(['succeeded', 'succeeded']);
	});
});
