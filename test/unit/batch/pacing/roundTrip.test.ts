import { QuickestRoundTrip } from '../../../../nodes/CrmBatch/batch/pacing/roundTrip';

const INTERVAL_MS = 1_000;

/** The quickest round trip on a clock that the test sets. */
const roundTripsFrom = (start: number) => {
	let now = start;
	const quickest = new QuickestRoundTrip({ now: () => now });
	return {
		add: (ms: number) => quickest.add(ms),
		at: (time: number) => {
			now = time;
			return quickest.ms(INTERVAL_MS);
		},
	};
};

describe('the quickest round trip', () => {
	test('is 0 before the first reply', () => {
		expect(roundTripsFrom(0).at(0)).toBe(0);
	});

	test('is the shortest of the interval', () => {
		const roundTrips = roundTripsFrom(0);
		[30, 10, 20].forEach((ms) => roundTrips.add(ms));
		expect(roundTrips.at(0)).toBe(10);
	});

	test('holds in the next interval as well, beside longer ones', () => {
		const roundTrips = roundTripsFrom(0);
		roundTrips.add(10);
		expect(roundTrips.at(INTERVAL_MS + 1)).toBe(10);
		roundTrips.add(20);
		expect(roundTrips.at(INTERVAL_MS + 2)).toBe(10);
	});

	test('is forgotten two intervals later, in favour of the one since then', () => {
		const roundTrips = roundTripsFrom(0);
		roundTrips.add(10);
		roundTrips.at(INTERVAL_MS + 1);
		roundTrips.add(20);
		expect(roundTrips.at(2 * INTERVAL_MS + 2)).toBe(20);
	});

	test('has intervals that include their last millisecond and begin with the clock', () => {
		const roundTrips = roundTripsFrom(50_000);
		roundTrips.add(10);
		roundTrips.at(50_000 + INTERVAL_MS);
		roundTrips.at(50_000 + INTERVAL_MS + 1);
		expect(roundTrips.at(50_000 + 2 * INTERVAL_MS + 1)).toBe(10);
		expect(roundTrips.at(50_000 + 2 * INTERVAL_MS + 2)).toBe(0);
	});
});
