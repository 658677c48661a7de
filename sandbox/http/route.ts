import type { Problem } from '../model/problem';
import type { Reply } from '../model/reply';
import type { ObjectSchema } from '../schema/registry';
import type { World } from '../world';
import type { PoolName } from './pools';
import type { DailyUsage } from './rateLimit';

/** A request as handlers see it, free of the HTTP framework. */
export interface Call {
	readonly world: World;
	readonly params: Readonly<Record<string, string | undefined>>;
	/** A parameter that is repeated has its values joined by commas, which HubSpot takes as well. */
	readonly query: Readonly<Record<string, string | undefined>>;
	/** Raw text of the body; empty without one. */
	readonly text: string;
	/** Fields of a form-encoded body. */
	readonly form: Readonly<Record<string, string | undefined>>;
	/** The object type that the path names, if it is known, and the one it leads to. */
	readonly schema: ObjectSchema | undefined;
	readonly toSchema: ObjectSchema | undefined;
	/** The day's count as it is now, this request included. */
	readonly dailyUsage: () => DailyUsage;
}

/** One endpoint: where it is, who may use it, what it does. */
export interface Route {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly url: string;
	/** Name in the request log and in fault conditions. */
	readonly operation: string;
	readonly access: 'bearer' | 'open';
	/** The limit that it counts against; left out: the app's own. */
	readonly pool?: PoolName;
	/** Scopes of which the token needs one, for each object type that the path names. */
	readonly scopes?: (schema: ObjectSchema) => readonly string[];
	/** The same where it does not depend on an object type. */
	readonly needs?: readonly string[];
	/** The object type that the path stands for without naming it as a parameter. */
	readonly objectType?: string;
	/** The path has an object type, and the endpoint is nothing without a known one. */
	readonly handle: (call: Call) => Reply | Problem;
}
