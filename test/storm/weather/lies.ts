import { nested } from './bodies';

/** One change of HubSpot's own reply. Numbers are places in `results`, counted round. */
export type Lie =
	| { readonly lie: 'swapTraces'; readonly a: number; readonly b: number }
	| { readonly lie: 'copyTrace'; readonly a: number; readonly b: number }
	| { readonly lie: 'dropTraces' }
	/** Another record of the account in place of one. */
	| {
			readonly lie: 'foreign';
			readonly a: number;
			readonly b: number;
			readonly keepsTrace: boolean;
	  }
	/** One record of the batch in place of another one. */
	| { readonly lie: 'copy'; readonly a: number; readonly b: number; readonly keepsTrace: boolean }
	| { readonly lie: 'drop'; readonly a: number }
	/** More records than were sent. */
	| { readonly lie: 'extra'; readonly copies: number; readonly isForeign: boolean }
	/** An error about nothing that was sent. */
	| { readonly lie: 'strayError'; readonly message: string }
	/** An error with the trace ID of a record that was written. */
	| { readonly lie: 'blame'; readonly a: number }
	/** Errors no longer say whose they are. */
	| { readonly lie: 'dropErrorTraces' }
	| { readonly lie: 'reverse' }
	/** Any JSON in a field of a record, or of the reply. */
	| { readonly lie: 'oddField'; readonly a: number; readonly name: string; readonly value: unknown }
	| { readonly lie: 'oddReply'; readonly name: string; readonly value: unknown }
	| { readonly lie: 'deep'; readonly a: number; readonly depth: number }
	| { readonly lie: 'long'; readonly length: number };

type Json = Record<string, unknown>;

/** A batch reply that can be changed. */
interface BatchReply extends Json {
	results: Json[];
	errors?: Json[];
}

/** Changes a batch reply. Any other body stays as it is. */
export function told(body: unknown, lies: readonly Lie[], foreign: readonly Json[]): unknown {
	if (!isBatch(body)) return body;
	const touched = new Set<unknown>();
	for (const lie of lies) {
		// Two lies about one record can agree, and then nobody can know.
		const about = recordsOf(body, lie);
		if (about.some((record) => touched.has(record))) continue;
		tell(body, lie, foreign);
		for (const record of [...about, ...recordsOf(body, lie)]) touched.add(record);
	}
	return body;
}

function recordsOf({ results }: BatchReply, lie: Lie): Json[] {
	const places = 'b' in lie ? [lie.a, lie.b] : 'a' in lie ? [lie.a] : [];
	return places
		.map((n) => results[n % Math.max(1, results.length)])
		.filter((record) => record !== undefined);
}

function isBatch(body: unknown): body is BatchReply {
	return (
		typeof body === 'object' && body !== null && 'results' in body && Array.isArray(body.results)
	);
}

const TRACE = 'objectWriteTraceId';

function tell(body: BatchReply, lie: Lie, foreign: readonly Json[]): void {
	const { results } = body;
	const at = (n: number): number => n % Math.max(1, results.length);
	const one = 'a' in lie ? results[at(lie.a)] : undefined;
	const other = 'b' in lie ? results[at(lie.b)] : undefined;
	switch (lie.lie) {
		case 'swapTraces':
			if (one && other) [one[TRACE], other[TRACE]] = [other[TRACE], one[TRACE]];
			return;
		case 'copyTrace':
			if (one && other) one[TRACE] = other[TRACE];
			return;
		case 'dropTraces':
			for (const record of results) delete record[TRACE];
			return;
		case 'foreign': {
			const stranger = foreign[lie.b % Math.max(1, foreign.length)];
			if (one && stranger) results[at(lie.a)] = disguised(stranger, one, lie.keepsTrace);
			return;
		}
		case 'copy':
			if (one && other) results[at(lie.a)] = disguised(other, one, lie.keepsTrace);
			return;
		case 'drop':
			results.splice(at(lie.a), 1);
			return;
		case 'extra':
			for (let n = 0; n < lie.copies; n++) {
				const source = lie.isForeign ? foreign : results;
				const record = source[n % Math.max(1, source.length)];
				if (record) results.push(structuredClone(record));
			}
			return;
		case 'strayError':
			addError(body, { status: 'error', category: 'VALIDATION_ERROR', message: lie.message });
			return;
		case 'blame':
			addError(body, {
				status: 'error',
				category: 'VALIDATION_ERROR',
				message: 'no',
				context: { objectWriteTraceId: [one?.[TRACE] ?? 'none'] },
			});
			return;
		case 'dropErrorTraces':
			for (const error of body.errors ?? []) delete error.context;
			return;
		case 'reverse':
			results.reverse();
			return;
		case 'oddField':
			if (one) one[lie.name] = lie.value;
			return;
		case 'oddReply':
			body[lie.name] = lie.value;
			return;
		case 'deep':
			if (one) one.propertiesWithHistory = nested(lie.depth);
			return;
		case 'long':
			for (const error of body.errors ?? []) error.message = 'x'.repeat(lie.length);
			return;
	}
}

function addError(body: BatchReply, error: Json): void {
	body.errors = [...(Array.isArray(body.errors) ? body.errors : []), error];
	body.numErrors = body.errors.length;
}

/** A copy of a record, with its own trace ID or with that of the record that it replaces. */
function disguised(record: Json, replaced: Json, keepsTrace: boolean): Json {
	const copy = structuredClone(record);
	if (keepsTrace) copy[TRACE] = replaced[TRACE];
	return copy;
}
