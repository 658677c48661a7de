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

/** What was answered is not asked again in the same try, and no batch is asked about twice as often as it was sent. */
function repeatViolations({ calls, lookups, scenario }: Evidence): string[] {
	const answered = lookups.filter(({ fault, request: { status } }) => !fault && isAnswer(status));
	const bodies = answered.map(
		({ request, attempt }) => `${attempt} ${JSON.stringify(request.body)}`,
	);
	// Through n8n's engine, tries cannot be distinguished.
	const twice = bodies.filter((body, index) => bodies.indexOf(body) !== index);
	return [
		...(scenario.tries === 1 ? twice.map((body) => `${body} was looked up twice`) : []),
		...(answered.length > calls.length
			? [`${answered.length} lookups follow ${calls.length} batches`]
			: []),
	];
}

const isAnswer = (status = 0): boolean => status >= 200 && status < 300;
