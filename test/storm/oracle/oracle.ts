import type { PlayedRun } from '../play/play';
import { casesOf } from './evidence';
import { outcomeViolations } from './outcomes';
import { reportsOf } from './reports';
import { requestViolations } from './requests';

/**
 * What a run did wrong, one line each. Computed from the sandbox's log and records, and from what
 * the network did to the replies: nothing here knows how the node works.
 */
export function violationsOf(run: PlayedRun): string[] {
	const reports = reportsOf(run);
	const cases = casesOf(run, reports.items);
	return [
		...reports.violations,
		...requestViolations(run),
		...(reports.items.length > 0 ? cases.flatMap((one) => outcomeViolations(run, one)) : []),
	];
}
