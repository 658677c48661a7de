import fc from 'fast-check';

import {
	FAULT_NAMES,
	PASSING_FAULTS,
	READ_FAULTS,
	type FaultName,
	type PlannedFault,
} from './faultKinds';

const anyNth = fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 }));

/** Faults of consecutive requests: one fault several times, or different ones. */
function anySeries(names: readonly FaultName[]): fc.Arbitrary<FaultName[]> {
	const anyName = fc.constantFrom(...names);
	return fc.oneof(
		fc
			.tuple(fc.constantFrom(1, 1, 1, 2, 3, 8, 40), anyName)
			.map(([length, name]) => new Array<FaultName>(length).fill(name)),
		fc.array(anyName, { minLength: 2, maxLength: 5 }),
	);
}

function planFrom(nth: number, names: readonly FaultName[]): PlannedFault[] {
	return names.map((name, index) => ({ nth: nth + index, name }));
}

/** Faults of requests: single ones, and series of consecutive requests. */
export function anyFaultsOf(names: readonly FaultName[]): fc.Arbitrary<PlannedFault[]> {
	return fc
		.array(fc.record({ nth: anyNth, names: anySeries(names) }), { maxLength: 5 })
		.map((series) => series.flatMap(({ nth, names: of }) => planFrom(nth, of)));
}

/** Faults of batch requests. */
export const anyFaults = anyFaultsOf(FAULT_NAMES);

/** Faults of the first requests that read a list before a write. */
export function anyReadFaults(names: readonly FaultName[]): fc.Arbitrary<PlannedFault[]> {
	return fc.oneof(
		{ weight: 4, arbitrary: fc.constant<PlannedFault[]>([]) },
		{
			weight: 1,
			arbitrary: fc
				.tuple(fc.constantFrom(1, 1, 1, 2), anySeries(names))
				.map(([nth, series]) => planFrom(nth, series)),
		},
	);
}

/**
 * Faults of the requests that read the schema. With Retry On Fail, only faults that pass: each try
 * must learn the same schema, or the items would mean something else in the next try.
 */
export function anySchemaFaults(tries: number): fc.Arbitrary<PlannedFault[]> {
	return anyReadFaults(tries > 1 ? PASSING_FAULTS : READ_FAULTS);
}
