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

/** The replies of named faults (HubSpot docs, error handling, status codes). */
const NAMED_ANSWERS: Readonly<Record<string, FaultAnswer>> = {
	html: { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' },
	migration: {
		status: 477,
		headers: { 'retry-after': '2' },
		body: { status: 'error', message: 'Migration in progress', category: 'MIGRATION_IN_PROGRESS' },
	},
};

/** The edits that named faults make to a batch reply. */
const EDITS: Readonly<Record<string, (body: WireBatch) => WireBatch>> = {
	dropResult: (body) => ({ ...body, results: body.results.slice(1) }),
	emptyResults: (body) => ({ ...without(body, 'errors', 'numErrors'), results: [] }),
	noTraceIds: (body) => ({
		...body,
		results: body.results.map((result) => without(result, 'objectWriteTraceId')),
	}),
	tidyValue: (body) => ({
		...body,
		results: body.results.map((result, index) => (index === 0 ? withTidyValue(result) : result)),
	}),
	noProperties: (body) => ({
		...body,
		results: body.results.map((result) => ({
			...result,
			properties: { hs_object_id: result.id },
		})),
	}),
};

/** Changes one value: the first text that is neither a key nor maintained by HubSpot. */
function withTidyValue<Result extends WireBatch['results'][number]>(result: Result): Result {
	const changed = Object.entries(result.properties).find(
		([name, value]) => TEXTS.has(name) && (value ?? '') !== '',
	);
	if (changed === undefined) return result;
	const [name, value] = changed;
	return { ...result, properties: { ...result.properties, [name]: `${value} (tidied)` } };
}

const TEXTS = new Set(['content', 'firstname', 'jobtitle', 'lastname', 'subject']);

/** The statuses that faults give to the reply to a processed request. */
const STATUSES: Readonly<Record<string, number>> = { badRequest: 400 };

/** The delay of the reply in milliseconds. */
export function delayOf(actions: readonly FaultAction[]): number {
	return actions.reduce(
		(sum, action) =>
			typeof action === 'object' && 'delayMs' in action ? sum + action.delayMs : sum,
		0,
	);
}

/** The reply that a fault sends instead of the sandbox's. */
export function answerOf(actions: readonly FaultAction[], afterWork: boolean): Reply | undefined {
	const answer = actions
		.map((action) => (typeof action === 'string' ? NAMED_ANSWERS[action] : action))
		.find(
			(action): action is FaultAnswer =>
				action !== undefined && 'status' in action && (action.afterWork ?? false) === afterWork,
		);
	if (answer === undefined) return undefined;
	const { status, body, headers = {} } = answer;
	if (typeof body !== 'string') return { status, headers, body };
	const reply = body.trimStart().startsWith('<') ? page(status, body) : { status, text: body };
	return { ...reply, headers: { ...reply.headers, ...headers } };
}

const UNKNOWN_FORMS = ['emptyBody', 'badRequest', 'completeBody'] as const;

/** Whether a fault sends its own reply, or one of no known form. Other faults edit the sandbox's reply. */
export function replacesAnswer(actions: readonly FaultAction[]): boolean {
	if (UNKNOWN_FORMS.some((name) => actions.includes(name))) return true;
	return [false, true].some((afterWork) => answerOf(actions, afterWork) !== undefined);
}

/** Applies the edits of faults to the sandbox's reply. */
export function applyEdits(reply: Reply, actions: readonly FaultAction[]): Reply {
	if (actions.includes('emptyBody') && reply.status < 300) {
		const { status, headers = {} } = reply;
		return { status, headers };
	}
	if (actions.includes('completeBody') && reply.status === 204) {
		return { status: 200, headers: reply.headers ?? {}, body: { status: 'COMPLETE' } };
	}
	return actions.reduce((current, action) => {
		const edit = typeof action === 'string' ? EDITS[action] : undefined;
		if (!isBatch(current.body)) return current;
		const status = (typeof action === 'string' ? STATUSES[action] : undefined) ?? current.status;
		return { ...current, status, body: edit?.(current.body) ?? current.body };
	}, reply);
}

/** The text for a request's faults in the request log. */
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
