import { page, type Reply } from '../model/reply';
import type { WireBatch } from '../model/wire';
import type { FaultAction, FaultAnswer } from './faults';

const isBatch = (body: unknown): body is WireBatch =>
	typeof body === 'object' && body !== null && 'results' in body && Array.isArray(body.results);

function without<Value extends object, Key extends keyof Value>(
	value: Value,
	...keys: readonly Key[]
): Omit<Value, Key> {
	const rest = { ...value };
	for (const key of keys) delete rest[key];
	return rest;
}

/** Changes to a batch reply. */
const EDITS: Readonly<Record<string, (body: WireBatch) => WireBatch>> = {
	dropResult: (body) => ({ ...body, results: body.results.slice(1) }),
	emptyResults: (body) => ({ ...without(body, 'errors', 'numErrors'), results: [] }),
	noTraceIds: (body) => ({
		...body,
		results: body.results.map((result) => without(result, 'objectWriteTraceId')),
	}),
};

/** Milliseconds that the reply is to be held back. */
export function delayOf(actions: readonly FaultAction[]): number {
	return actions.reduce(
		(sum, action) =>
			typeof action === 'object' && 'delayMs' in action ? sum + action.delayMs : sum,
		0,
	);
}

/** The answer that a fault gives in place of the sandbox's. */
export function answerOf(actions: readonly FaultAction[], afterWork: boolean): Reply | undefined {
	const answer = actions.find(
		(action): action is FaultAnswer =>
			typeof action === 'object' && 'status' in action && (action.afterWork ?? false) === afterWork,
	);
	if (answer === undefined) return undefined;
	const { status, body, headers = {} } = answer;
	if (typeof body !== 'string') return { status, headers, body };
	const reply = body.trimStart().startsWith('<') ? page(status, body) : { status, text: body };
	return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** The sandbox's own answer as faults leave it. */
export function edited(reply: Reply, actions: readonly FaultAction[]): Reply {
	return actions.reduce((current, action) => {
		const edit = typeof action === 'string' ? EDITS[action] : undefined;
		return edit !== undefined && isBatch(current.body)
			? { ...current, body: edit(current.body) }
			: current;
	}, reply);
}

/** A fault's name in the request log. */
export function describeFaults(actions: readonly FaultAction[]): string | undefined {
	if (actions.length === 0) return undefined;
	return actions
		.map((action) =>
			typeof action === 'string'
				? action
				: 'delayMs' in action
					? `delay ${action.delayMs} ms`
					: `answer ${action.status}`,
		)
		.join(', ');
}
