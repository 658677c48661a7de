import { Share } from '../../../../nodes/CrmBatch/batch/pacing/share';

const MAX = 100;
const INTERVAL_MS = 10_000;

/** A share that is used up, beside others, and the replies that it learns from. */
class Process {
	readonly share = new Share();

	private at = 0;

	/** @param own requests in the interval. @param left requests of the limit that are left */
	reply({
		own,
		left,
		afterMs = 0,
		isRefused = false,
	}: {
		readonly own: number;
		readonly left: number;
		readonly afterMs?: number;
		readonly isRefused?: boolean;
	}): number {
		this.at += afterMs;
		this.share.learn(
			{ max: MAX, remaining: left, intervalMs: INTERVAL_MS },
			{ least: own, likely: own, most: own, now: own, inFlight: 0 },
			// With a round trip of half a second, a step is a second.
			{ at: this.at, roundTripMs: 500, isRefused, isFixedWindow: false },
		);
		return this.share.of(MAX);
	}
}

/** A process with a share, at a time at which little is left, but enough. */
const withShare = (own: number): Process => {
	const process = new Process();
	process.reply({ own: own - 20, left: 42 });
	process.reply({ own, left: 7 });
	return process;
};

describe('the share beside others', () => {
	test('begins with half of what is left but two', () => {
		expect(new Process().reply({ own: 10, left: 42 })).toBe(10 + (42 - 2) / 2);
	});

	test('is at least one request', () => {
		expect(new Process().reply({ own: 0, left: 0 })).toBe(1);
	});

	test('is the whole limit but two as soon as others have none', () => {
		const process = withShare(30);
		expect(process.reply({ own: 30, left: 70 })).toBe(MAX - 2);
	});

	test.each([30, 60])('grows by one percent of the limit in a step, from %i', (own) => {
		expect(withShare(own).reply({ own, left: 7, afterMs: 1_000 })).toBe(own + 1);
	});

	test('grows by the time, not by the number of replies', () => {
		const process = withShare(30);
		for (let reply = 0; reply < 10; reply++) process.reply({ own: 30, left: 7, afterMs: 100 });
		expect(process.reply({ own: 30, left: 7 })).toBe(31);
	});

	test('grows by no more than a fifth of the interval at once', () => {
		expect(withShare(30).reply({ own: 30, left: 7, afterMs: 60_000 })).toBe(30 + 2);
	});

	test('does not grow while it is not used up', () => {
		const process = withShare(30);
		expect(process.reply({ own: 20, left: 7, afterMs: 1_000 })).toBeLessThanOrEqual(30);
	});

	test('takes its part of half of what is left above 7 % in a step', () => {
		const process = withShare(30);
		process.reply({ own: 30, left: 40 });
		expect(process.reply({ own: 30, left: 40, afterMs: 1_000 })).toBe(
			30 + 1 + Math.floor((33 / 2) * (30 / 60)),
		);
	});

	test.each([20, 60])('gives back a tenth in a step when nothing is left, of %i', (own) => {
		const process = withShare(own);
		process.reply({ own, left: 0 });
		// One percent of the limit is added.
		expect(process.reply({ own, left: 0, afterMs: 1_000 })).toBe(own * 0.9 + 1);
	});

	test('gives back less when more is left', () => {
		const process = withShare(60);
		process.reply({ own: 60, left: 4 });
		expect(process.reply({ own: 60, left: 4, afterMs: 1_000 })).toBe(
			Math.floor(60 * (1 - 0.1 * (3 / 7)) + 1),
		);
	});

	test('is three quarters after a 429, once in a quarter of an interval, and does not grow for an interval', () => {
		const process = withShare(40);
		expect(process.reply({ own: 40, left: 7, isRefused: true })).toBe(30);
		expect(process.reply({ own: 40, left: 7, afterMs: 2_500, isRefused: true })).toBe(30);
		expect(process.reply({ own: 30, left: 40, afterMs: 7_500 })).toBe(30);
		process.reply({ own: 30, left: 40, afterMs: 1 });
		expect(process.reply({ own: 30, left: 40, afterMs: 1_000 })).toBeGreaterThan(30);
	});
});

test('unequal shares become equal', () => {
	const shares = [70, 20, 3].map(withShare3);
	for (let second = 0; second < 120; second++) {
		const used = shares.reduce((sum, { size }) => sum + size, 0);
		for (const one of shares) {
			one.size = one.process.reply({
				own: one.size,
				left: Math.max(0, MAX - used),
				afterMs: 1_000,
			});
		}
	}
	const sizes = shares.map(({ size }) => size);
	expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(8);
	expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(90);
});

function withShare3(size: number): { process: Process; size: number } {
	const process = new Process();
	process.reply({ own: size, left: 2 });
	return { process, size };
}
