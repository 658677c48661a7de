import { play, ranges, whichAre, type Played, type TextVerdict } from '../support/recorder';

const sent = (played: Played): string[] =>
	played.requests.map(({ positions }) => ranges(positions));
const all = (positions: readonly number[]): TextVerdict => ({
	verdict: 'settled',
	outcomes: positions.map((position) => ({ outcome: 'succeeded', value: `r${position}` })),
});

describe('a refused batch whose culprits are named', () => {
	test('fails them with their own reasons, and sends the others together', async () => {
		const played = await play({
			records: 10,
			answer: (positions, request) =>
				request === 0
					? {
							verdict: 'split',
							failure: 'bad values',
							failed: new Map([
								[2, 'no e-mail'],
								[7, 'no option'],
							]),
						}
					: all(positions),
		});
		expect(sent(played)).toEqual(['0-9', '0-1 3-6 8-9']);
		expect(whichAre(played, 'succeeded')).toBe('0-1 3-6 8-9');
		expect(played.outcomes[2]).toEqual({
			outcome: 'failed',
			failure: 'no e-mail',
			triedAlone: true,
		});
		expect(played.outcomes[7]).toEqual({
			outcome: 'failed',
			failure: 'no option',
			triedAlone: true,
		});
	});

	test('tries those that may pass alone by themselves, after the others', async () => {
		const played = await play({
			records: 5,
			answer: (positions, request) =>
				request === 0 ? { verdict: 'split', failure: 'twice', apart: [1, 3] } : all(positions),
		});
		expect(sent(played)).toEqual(['0-4', '0 2 4', '1', '3']);
		expect(whichAre(played, 'succeeded')).toBe('0-4');
	});

	test('is done when all are named', async () => {
		const failed = new Map([
			[0, 'a'],
			[1, 'b'],
		]);
		const played = await play({
			records: 2,
			answer: () => ({ verdict: 'split', failure: 'bad', failed }),
		});
		expect(sent(played)).toEqual(['0-1']);
		expect(whichAre(played, 'failed')).toBe('0-1');
	});

	test('is halved when the names are of nobody in it', async () => {
		const played = await play({
			records: 2,
			answer: (positions, request) =>
				request === 0
					? { verdict: 'split', failure: 'bad', failed: new Map(), apart: [] }
					: all(positions),
		});
		expect(sent(played)).toEqual(['0-1', '0', '1']);
	});

	test('of one record only fails it with the failure of the batch', async () => {
		const played = await play({
			records: 1,
			answer: () => ({ verdict: 'split', failure: 'bad', apart: [0] }),
		});
		expect(sent(played)).toEqual(['0']);
		expect(played.outcomes[0]).toEqual({ outcome: 'failed', failure: 'bad', triedAlone: true });
	});
});
