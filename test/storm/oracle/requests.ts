import type { PlayedRun } from '../play/play';
import { OBJECTS } from '../scenario/account';
import type { Scenario } from '../scenario/scenario';

/** Whether the node sent what it may send. Each line starts with the kind of the violation. */
export function requestViolations(run: PlayedRun): string[] {
	return [...late(run), ...unbounded(run), ...crossed(run)];
}

/** Nothing is sent after a refused token, or after the execution was cancelled. */
function late({ sent }: PlayedRun): string[] {
	const count = sent.filter(({ isLate }) => isLate).length;
	return count > 0 ? [`late: ${count} requests after the end`] : [];
}

/** The faults of a scenario come to an end, and so do the requests and the waits. */
function unbounded({ sent, scenario, durationMs }: PlayedRun): string[] {
	const { items, weather, tries, maxWait } = scenario;
	const most = weather.length + 12 * items.length * tries + 40;
	const longestMs = (maxWait + 600) * 1000 * (sent.length + tries);
	return [
		...(sent.length > most ? [`unbounded: ${sent.length} requests, not ${most}`] : []),
		...(durationMs > longestMs ? [`unbounded: ${durationMs / 1000} seconds`] : []),
	];
}

/** An input has the values and the key of one record. */
function crossed({ sent, scenario, items }: PlayedRun): string[] {
	const { marker } = OBJECTS[scenario.object];
	const inputs = sent
		.filter(({ operation }) => isWrite(scenario, operation))
		.flatMap((one) => one.inputs);
	return inputs.flatMap(({ id, properties }) => {
		const facts = items.find((one) => one.marker === properties?.[marker]);
		if (!facts || facts.key === undefined) return facts ? [] : ['crossed: an input of no item'];
		return id === facts.key ? [] : [`crossed: ${facts.marker} was sent to ${id}, not ${facts.key}`];
	});
}

function isWrite({ operation }: Scenario, path: string): boolean {
	return (
		path === operation &&
		(operation === 'create' || operation === 'update' || operation === 'upsert')
	);
}
