import type { Problem } from '../model/problem';
import type { Reply } from '../model/reply';
import type { ObjectSchema } from '../schema/registry';
import type { World } from '../world';

/** A request as handlers see it, free of the HTTP framework. */
export interface Call {
	readonly world: World;
	readonly params: Readonly<Record<string, string | undefined>>;
	readonly query: Readonly<Record<string, string | undefined>>;
	/** Raw text of the body; empty without one. */
	readonly text: string;
	/** Fields of a form-encoded body. */
	readonly form: Readonly<Record<string, string | undefined>>;
	/** The object type that the path names, if it is known. */
	readonly schema: ObjectSchema | undefined;
}

/** One endpoint: where it is, who may use it, what it does. */
export interface Route {
	readonly method: 'GET' | 'POST';
	readonly url: string;
	/** Name in the request log and in fault conditions. */
	readonly operation: string;
	readonly access: 'bearer' | 'open';
	/** Scopes of which the token needs one. */
	readonly scopes?: (schema: ObjectSchema) => readonly string[];
	/** The path has an object type, and the endpoint is nothing without a known one. */
	readonly handle: (call: Call) => Reply | Problem;
}
