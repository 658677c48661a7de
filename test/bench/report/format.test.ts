import { median } from '../median';
import type { Condition, Figures } from '../play/condition';
import { chartOf } from './chart';
import { cellsOf, describe as inWords } from './format';

const condition: Condition = {
	...{ job: 'upsert', count: 1_000, latencyMs: 300 },
	...{ limited: false, tls: false, inFlight: 10, rounds: 3 },
};

const figuresOf = (given: Partial<Figures>): Figures => ({
	...{ contestant: 'node', condition, requests: 11, refused: 0, connections: 11 },
	...{ wallMs: 1_500, cpuMs: 200, peakMb: 8, pauseMs: 20, right: 1_000, wrong: 0 },
	playedCount: 1_000,
	...given,
});

test.each([
	{ numbers: [3, 1, 2], middle: 2 },
	{ numbers: [4, 1, 2, 3], middle: 2.5 },
	{ numbers: [7], middle: 7 },
	{ numbers: [], middle: Number.NaN },
])('the median of $numbers is $middle', ({ numbers, middle }) => {
	expect(median(numbers)).toBe(middle);
});

test('a row compares the wall time with that of the floor', () => {
	const floor = figuresOf({ contestant: 'floor', wallMs: 1_000 });
	expect(cellsOf(figuresOf({}), floor)).toEqual([
		...['this node', '11', '11', '1.50 s', '1.50 ×', '0.20 s', '8 MB', '20 ms', '1,000 right'],
	]);
});

test('a row marks what is extrapolated from fewer records', () => {
	const cells = cellsOf(figuresOf({ playedCount: 100, right: 100 }), undefined);
	expect(cells).toEqual([
		...['this node', '≈ 11', '≈ 11', '≈ 1.50 s', '–', '≈ 0.20 s', '8 MB', '20 ms'],
		'100 right of as many played',
	]);
	expect(cellsOf(figuresOf({ playedCount: 40, right: 40 }), undefined)[5]).toBe('–');
});

test('a row with wrong records has no figures', () => {
	const cells = cellsOf(figuresOf({ wrong: 1 }), undefined);
	expect(cells).toEqual(['this node', '–', '–', '–', '–', '–', '–', '–', '1 wrong']);
});

test('a row under the limit says how much of it was used, and what was refused', () => {
	const limited = { ...condition, limited: true };
	const cells = cellsOf(
		figuresOf({ condition: limited, requests: 301, refused: 2, wallMs: 20_500 }),
		undefined,
	);
	expect(cells[1]).toBe('301 (2 × 429)');
	expect(cells[3]).toBe('20.50 s (99 % of the limit)');
	const manyRefused = { condition: limited, requests: 570, refused: 270, wallMs: 33_700 };
	expect(cellsOf(figuresOf(manyRefused), undefined)[3]).toBe('33.70 s (60 % of the limit)');
});

test('a condition in words names the job, the records, the latency, the limit and TLS', () => {
	expect(inWords({ ...condition, limited: true, tls: true, inFlight: 0 })).toBe(
		'Upsert contacts, 10 plain fields, 1,000 records, 300 ms, 110 requests per 10 s, TLS, default settings',
	);
});

test('a chart is an SVG with its title, and leaves out wrong results', () => {
	const rows = [figuresOf({}), figuresOf({ contestant: 'client', wrong: 5 })];
	const svg = chartOf('Latency', rows, () => '300 ms');
	expect(svg).toMatch(/^<svg /);
	expect(svg).toContain('Latency');
	expect(svg).toContain('this node');
	expect(svg).not.toContain('api-client');
});
