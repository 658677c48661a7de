import type { Problem } from '../model/problem';
import type { Reply } from '../model/reply';
import type { ObjectSchema } from '../schema/registry';
import type { World } from '../world';
import type { PoolName } from './rateLimit/pools';
import type { DailyUsage } from './rateLimit/limiter';

/** Fields of a path, query or form. */
export type Fields = Readonly<Record<string, string | undefined>>;

/**
 * Reduces each field to one string: its values joined by `separator`, or the first value. Values
 * that are not strings are dropped.
 */
export function flattenFields(value: unknown, separator?: string): Fields {
	if (typeof value !== 'object' || value === null) return {};
	return Object.fromEntries(
		Object.entries(value).map(([name, field]): [string, string | undefined] => {
			const texts: string[] = [field].flat().filter((one: unknown) => typeof one === 'string');
			if (texts.length === 0) return [name, undefined];
			return [name, separator === undefined ? texts[0] : texts.join(separator)];
		}),
	);
}

/** A request as handlers see it, independent of the HTTP framework. */
export interface Call {
	readonly world: World;
	readonly params: Fields;
	/** The values of a repeated parameter are joined by commas, which HubSpot accepts as well. */
	readonly query: Fields;
	/** Text of the body. Empty without one. */
	readonly text: string;
	/** Fields of a form-encoded body. */
	readonly form: Fields;
	/** The object type that the path names, if it is known. */
	readonly schema: ObjectSchema | undefined;
	/** The second object type of a path for associations. */
	readonly toSchema: ObjectSchema | undefined;
	/** The daily usage, including this request. */
	readonly dailyUsage: () => DailyUsage;
}

/** An endpoint: its path, required scopes, rate limit and handler. */
export interface Route {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	readonly url: string;
	/** Its name in the request log and in fault conditions. */
	readonly operation: string;
	readonly access: 'bearer' | 'open';
	/** The rate limit that it counts against. Default: `app`. */
	readonly pool?: PoolName;
	/** The token needs one of these scopes, for each object type in the path. */
	readonly scopes?: (schema: ObjectSchema) => readonly string[];
	/** The token needs one of these scopes, whatever the object type. */
	readonly needs?: readonly string[];
	/** The object type of a path without a parameter for it. */
	readonly objectType?: string;
	readonly handle: (call: Call) => Reply | Problem;
}
