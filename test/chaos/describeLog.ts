import type { LoggedRequest } from '../../sandbox';

const MOST_ROWS = 30;
const MOST_CHARACTERS = 500;

/**
 * The requests of a run, a few lines each, for the message of a failure.
 *
 * @param tries the number of the last request before each try of the node
 */
export function describeLog(log: readonly LoggedRequest[], tries: readonly number[]): string {
	const rows = log.map(({ n, operation, status, fault = '', body, reply }) => {
		const attempt = tries.filter((begin) => n > begin).length;
		const head = `request ${n}, try ${attempt}: ${operation} → ${status} ${fault}`;
		if (operation === 'properties') return head;
		return `${head}\n  sent ${shown(body)}\n  received ${shown(reply)}`;
	});
	return rows.slice(0, MOST_ROWS).join('\n');
}

function shown(value: unknown): string {
	return (JSON.stringify(value) ?? '').slice(0, MOST_CHARACTERS);
}
