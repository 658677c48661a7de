import type { Call } from '../play/playedRun';
import { isRecord } from '../play/report';
import type { Evidence } from './evidence';

/** Records are looked up only as needed, once, and only by what was sent or returned before. */
export function lookupViolations(evidence: Evidence): string[] {
	return [...valueViolations(evidence), ...repeatViolations(evidence)];
}

function valueViolations({ calls, lookups }: Evidence): string[] {
	return lookups.flatMap(({ request, values }) => {
		const known = new Set(
			calls
				.filter((call) => call.request.n < request.n)
				.flatMap(valuesOf)
				.map(folded),
		);
		return values
			.filter((value) => !known.has(folded(value)))
			.map((value) => `request ${request.n} looks up ${value}, which is in no earlier batch`);
	});
}

const folded = (value: string): string => value.trim().toLowerCase();

/** The keys and values of a batch, and the IDs in its reply. */
function valuesOf({ inputs, request: { reply } }: Call): string[] {
	const results = isRecord(reply) && Array.isArray(reply.results) ? reply.results : [];
	return [
		...inputs.flatMap(({ id = '', properties = {} }) => [id, ...Object.values(properties)]),
		...results.flatMap((result: unknown) => (isRecord(result) ? String(result.id) : [])),
	];
}

/** What was answered for the records of a batch is not asked again in the same try. */
function repeatViolations({ calls, lookups, scenario }: Evidence): string[] {
	const answered = lookups.filter(({ fault, request: { status } }) => !fault && isAnswer(status));
	// Through n8n's engine, tries cannot be distinguished.
	if (scenario.tries > 1) return [];
	const times = new Map<string, number>();
	const violations = answered.flatMap(({ request, values }) => {
		const body = JSON.stringify(request.body);
		const count = (times.get(body) ?? 0) + 1;
		times.set(body, count);
		const most = Math.max(...values.map((value) => inputsWith(value, calls)));
		return count > most ? [`${body} was looked up ${count} times`] : [];
	});
	return answered.length > calls.length
		? [...violations, `${answered.length} lookups follow ${calls.length} batches`]
		: violations;
}

/** The number of records that were sent with a value, at least 1 for the ID of a reply. */
function inputsWith(value: string, calls: readonly Call[]): number {
	const sent = calls.flatMap(({ inputs }) =>
		inputs.filter(({ id = '', properties = {} }) =>
			[id, ...Object.values(properties)].some((one) => folded(one) === folded(value)),
		),
	);
	return Math.max(1, new Set(sent.map((input) => input.objectWriteTraceId ?? input.id)).size);
}

const isAnswer = (status = 0): boolean => status >= 200 && status < 300;
