import type { RunCost } from '../../batch/types';
import { plural } from '../output/summary';
import type { SearchOutcome } from './runSearches';

/** A line about a run, for the execution hint. */
export function searchLine(outcomes: readonly SearchOutcome[], cost: RunCost): string {
	const found = outcomes.reduce(
		(sum, outcome) => sum + (outcome.outcome === 'succeeded' ? outcome.found.length : 0),
		0,
	);
	const failed = outcomes.filter(({ outcome }) => outcome === 'failed').length;
	const notSent = outcomes.filter(({ outcome }) => outcome === 'notSent').length;
	const parts = [
		...(failed > 0 ? [`${failed} failed`] : []),
		...(notSent > 0 ? [`${notSent} not sent`] : []),
	];
	const items = outcomes.length > 1 ? ` for ${plural(outcomes.length, 'item')}` : '';
	const waited = `${(cost.waitedMs / 1000).toFixed(1)} s waited`;
	return (
		`${plural(found, 'record')} found${items}, ${plural(cost.requests, 'request')}` +
		(parts.length > 0 ? `: ${parts.join(', ')}` : '') +
		(cost.retries > 0 ? ` (${plural(cost.retries, 'retry', 'retries')}, ${waited})` : '')
	);
}
