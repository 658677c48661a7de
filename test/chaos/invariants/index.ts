import type { Played } from '../play/played';
import { changeFlaws } from './changed';
import { createFlaws } from './created';
import { evidenceOf, type Evidence } from './evidence';
import { readingFlaws } from './reading';
import { reasonFlaws } from './reasons';
import { requestFlaws } from './requests';
import { archiveFlaws, readFlaws, untouchedFlaws } from './untouched';

const truths = {
	archive: archiveFlaws,
	create: createFlaws,
	read: (evidence: Evidence) => [...readFlaws(evidence), ...untouchedFlaws(evidence)],
	update: changeFlaws,
	upsert: changeFlaws,
} as const;

/** Everything that is not as it must be, whatever went wrong during the run. */
export function flawsOf(played: Played): string[] {
	const evidence = evidenceOf(played);
	const { options, operation } = played.scenario;
	const isDry = options.dryRun && operation !== 'read';
	const truth = isDry ? untouchedFlaws : truths[operation];
	return [
		...requestFlaws(evidence),
		...readingFlaws(evidence),
		...reasonFlaws(evidence),
		...truth(evidence),
	];
}
