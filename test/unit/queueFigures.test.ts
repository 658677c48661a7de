import { figuresOf } from '../e2e/queue/report/figures';

const LIMIT = { max: 100, intervalMs: 10_000 };

/** A request every `everyMs`, from 0 to `lastMs`. */
const requests = (everyMs: number, lastMs: number, status = 200) =>
	Array.from({ length: lastMs / everyMs + 1 }, (_, n) => ({
		at: n * everyMs,
		status,
		execution: undefined,
		keys: [],
	}));

test('the share of the limit counts the requests that were not refused', () => {
	const refused = requests(1_000, 40_000, 429);
	const figures = figuresOf([...requests(200, 40_000), ...refused], LIMIT);
	expect(figures.requests).toBe(201 + 41);
	expect(figures.refusedShare).toBeCloseTo(41 / 242);
	expect(figures.wholeShare).toBeCloseTo(201 / 400);
	expect(figures.steadyShare).toBeCloseTo(0.5);
});

test('the steady share leaves the first and the last interval out', () => {
	const slowStart = requests(100, 40_000).filter(({ at }) => at === 0 || at >= 10_000);
	const figures = figuresOf(slowStart, LIMIT);
	expect(figures.wholeShare).toBeCloseTo(302 / 400);
	expect(figures.steadyShare).toBeCloseTo(1);
	expect(figures.perInterval.map(({ passed }) => passed)).toEqual([1, 100, 100, 100, 1]);
});
