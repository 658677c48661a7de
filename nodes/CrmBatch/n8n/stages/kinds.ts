import type { Operation } from '../../hubspot/tables/operations';
import { runLinks } from './links/runLinks';
import type { NodeRun } from './nodeRun';
import { runRecords } from './records/runRecords';

/**
 * How the operations of one kind run: gives each item its outcome, and returns a line that summarises
 * the run.
 */
export const kinds: Readonly<Record<Operation['kind'], (run: NodeRun) => Promise<string>>> = {
	records: runRecords,
	links: runLinks,
};
