import type { Played } from './played';

const MOST = 25;
const WIDTH = 600;

/** A run in a few lines, for whoever has to find out why it failed. */
export function describeRun({ calls, reads, report, wishes }: Played): string {
	const lists = reads.map(({ request, list, answer, attempt }) => {
		const { n, status, fault = '' } = request;
		return `request ${n}, try ${attempt + 1}: ${list} → ${status} ${fault}: ${answer}`;
	});
	const requests = calls.map(({ request, inputs, attempt }) => {
		const { n, operation, status, fault } = request;
		const struck = fault === undefined ? '' : ` (${fault})`;
		const sent = JSON.stringify(inputs).slice(0, WIDTH);
		const got = JSON.stringify(request.reply ?? null).slice(0, WIDTH);
		return `request ${n}, try ${attempt + 1}: ${operation} ${inputs.length} → ${status}${struck}\n  sent ${sent}\n  got ${got}`;
	});
	const items = report.items.map(({ outcome, id, error }, item) => {
		const key = wishes.all[item]?.id;
		return `item ${item}${key === undefined ? '' : ` (${key})`}: ${outcome} ${id ?? ''} ${error ?? ''}`;
	});
	return [...lists.slice(0, MOST), ...requests.slice(0, MOST), ...items.slice(0, MOST)].join('\n');
}
