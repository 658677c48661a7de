import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../hubspot/json';

/** What the n8n that runs the node can do. */
export interface Engine {
	/**
	 * Sends an item whose `json` has the keys `error`, `message` and `details` to the error output.
	 * An older n8n does so only for `error` and `message`.
	 */
	readonly routesDetails: boolean;
}

/**
 * An expression function that came in n8n 2.36.0, the first minor release whose patches all route
 * details. Some patches of 2.34 and 2.35 route them too, and get the older form, which any n8n routes.
 */
const NEWER_FUNCTION = '{{ [{}].mergeIntoObject([{}]) }}';

/**
 * The n8n that runs the node. It is asked through an expression: nothing else that it gives to the
 * node has changed with the routing, and the package's own n8n-workflow can be another version.
 */
export function engineOf(context: Pick<IExecuteFunctions, 'evaluateExpression'>): Engine {
	try {
		return { routesDetails: isObject(context.evaluateExpression(NEWER_FUNCTION, 0)) };
	} catch {
		return { routesDetails: false };
	}
}
