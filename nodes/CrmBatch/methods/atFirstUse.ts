import type * as Methods from './index';

type Method<This, Given extends unknown[], Value> = (this: This, ...given: Given) => Promise<Value>;

/**
 * Returns a method that loads the code of all methods when it is first called.
 *
 * Each process of n8n requires the node at its start, and needs no more than the description until
 * a workflow runs or a list is opened. The build puts everything behind this import into one file of
 * its own. State that lasts longer than a run, such as the pacers of the rate limit, is only there,
 * so that it exists once.
 */
export function atFirstUse<This, Given extends unknown[], Value>(
	find: (methods: typeof Methods) => Method<This, Given, Value>,
): Method<This, Given, Value> {
	return async function (this: This, ...given: Given): Promise<Value> {
		return await find(await import('./index')).apply(this, given);
	};
}
