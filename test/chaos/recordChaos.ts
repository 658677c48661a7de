import type { Chaos } from './assertChaos';
import { violationsOf } from './invariants';
import type { PlayedRun } from './play/playedRun';
import { anyScenario } from './scenario/anyScenario';
import type { Scenario } from './scenario/scenario';

/** Runs that write, read or delete records, each with one request for each batch. */
export function recordChaos(
	play: (scenario: Scenario) => Promise<PlayedRun>,
): Chaos<Scenario, PlayedRun> {
	return { scenarios: anyScenario, play, violationsOf, describe: describeRun };
}

const MAX_ROWS = 25;
const MAX_WIDTH = 600;

/** The requests and outcomes of a run, a few lines each, for the message of a failure. */
function describeRun({ calls, reads, lookups, report, expectations }: PlayedRun): string {
	const lists = reads.map(({ request, list, answer, attempt }) => {
		const { n, status, fault = '' } = request;
		return `request ${n}, try ${attempt + 1}: ${list} → ${status} ${fault}: ${answer}`;
	});
	const batches = calls.map(({ request, inputs, attempt }) => {
		const { n, operation, status, fault } = request;
		const cause = fault === undefined ? '' : ` (${fault})`;
		const sent = JSON.stringify(inputs).slice(0, MAX_WIDTH);
		const received = JSON.stringify(request.reply ?? null).slice(0, MAX_WIDTH);
		return `request ${n}, try ${attempt + 1}: ${operation} ${inputs.length} → ${status}${cause}\n  sent ${sent}\n  received ${received}`;
	});
	const asked = lookups.map(({ request, values }) => {
		const { n, status, fault = '' } = request;
		return `request ${n}: lookup of ${values.join(', ').slice(0, MAX_WIDTH)} → ${status} ${fault}`;
	});
	const ids = expectations('all').map(({ id }) => (id === undefined ? '' : ` (${id})`));
	const items = report.items.map(
		({ outcome, id = '', error = '' }, item) =>
			`item ${item}${ids[item]}: ${outcome} ${id} ${error}`,
	);
	return [lists, batches, asked, items].flatMap((rows) => rows.slice(0, MAX_ROWS)).join('\n');
}
