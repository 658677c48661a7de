import { isObject, objectsAt, type JsonObject } from '../json';

/** What came of one request. */
export type Reply =
	| {
			readonly kind: 'answered';
			readonly status: number;
			/** Names in lower case. */
			readonly headers: Readonly<Record<string, string>>;
			/** Parsed JSON, or the text when it was none (HubSpot's gateways answer in HTML). */
			readonly body: unknown;
	  }
	/** No answer: `delivered` tells whether HubSpot may have received the request. */
	| (Undone & { readonly kind: 'unanswered'; readonly delivered: 'no' | 'maybe' })
	/** Nothing can be sent: n8n has no access token, say, or does not trust the host. */
	| (Undone & {
			readonly kind: 'unsendable';
			/** `failed` when HubSpot has refused the request, `notSent` when it never left. */
			readonly outcome: 'failed' | 'notSent';
	  });

/** Why there is no answer: an error of the node's own (see `errors/`). */
interface Undone {
	readonly message: string;
	readonly code?: string | undefined;
}

/** An answer of HubSpot, or of what stands before it. */
export type Answered = Extract<Reply, { kind: 'answered' }>;

/** A record as HubSpot returned it, not trusted beyond being an object. */
export type CrmRecord = JsonObject;

/** The two lists of a batch reply. Any 2xx may have both. */
export interface BatchBody {
	readonly results: readonly CrmRecord[];
	readonly errors: readonly JsonObject[];
}

/** Does the body have one of the lists of a batch reply? */
export function isBatchBody(body: unknown): boolean {
	return isObject(body) && (Array.isArray(body.results) || Array.isArray(body.errors));
}

/** The lists of a reply's body; a body that is no batch reply has none. */
export function batchBody(body: unknown): BatchBody {
	if (!isObject(body)) return { results: [], errors: [] };
	return { results: objectsAt(body, 'results'), errors: objectsAt(body, 'errors') };
}
