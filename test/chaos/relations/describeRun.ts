import { describeLog } from '../describeLog';
import type { PlayedRelation } from './play';

const MOST_ITEMS = 30;

/** The requests and outcomes of a run, a few lines each, for the message of a failure. */
export function describeRun({ log, report, tries }: PlayedRelation): string {
	const items = report.items.map(
		({ outcome, id = '', error = '' }, item) => `item ${item}: ${outcome} ${id} ${error}`,
	);
	return [describeLog(log, tries), ...items.slice(0, MOST_ITEMS)].join('\n');
}
