import type { FaultAction, FaultPlan } from '../../../sandbox';
import { FAULT_KINDS, type FaultName } from '../scenario/faultKinds';

/** One reply in a hundred is faulty. */
const ONE_IN = 100;

/** The faults: kinds that do not end the run. */
const NAMES: readonly FaultName[] = [
	'tenSecondly',
	'secondly',
	'locked',
	'migration',
	'badGateway',
	'lateBadGateway',
	'resetBefore',
	'resetAfter',
	'truncated',
	'emptyBody',
	'dropResult',
];

/** Arms the faults of one part. Consecutive faults are of different kinds. */
export function armFaults(faults: FaultPlan, part: number): void {
	NAMES.forEach((name, index) => {
		const first = ((index + part * 3) % NAMES.length) * ONE_IN + ONE_IN / 2;
		const nth = Array.from({ length: 1_000 }, (_, more) => first + more * NAMES.length * ONE_IN);
		const actions: readonly FaultAction[] = FAULT_KINDS[name].then;
		actions.forEach((then) => faults.add({ when: { nth }, then }));
	});
}
