import type { PlayedRun } from '../play/playedRun';
import { changeViolations } from './changed';
import { createViolations } from './created';
import { costViolations } from './cost';
import { evidenceOf, type Evidence } from './evidence';
import { factViolations } from './facts';
import { lookupViolations } from './lookups';
import { readingViolations } from './reading';
import { reasonViolations } from './reasons';
import { requestViolations } from './requests';
import { archiveViolations, readViolations, untouchedViolations } from './untouched';

/** Invariants of the records after the run, by operation. */
const recordInvariants = {
	archive: archiveViolations,
	create: createViolations,
	read: (evidence: Evidence) => [...readViolations(evidence), ...untouchedViolations(evidence)],
	update: changeViolations,
	upsert: changeViolations,
} as const;

/** All violations of invariants in a run, whatever faults it had. */
export function violationsOf(run: PlayedRun): string[] {
	const evidence = evidenceOf(run);
	const { options, operation } = run.scenario;
	const isDryRun = options.dryRun && operation !== 'read';
	const recordViolations = isDryRun ? untouchedViolations : recordInvariants[operation];
	return [
		...requestViolations(evidence),
		...lookupViolations(evidence),
		...costViolations(evidence),
		...readingViolations(evidence),
		...reasonViolations(evidence),
		...factViolations(evidence),
		...recordViolations(evidence),
	];
}
