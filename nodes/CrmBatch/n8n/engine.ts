import * as n8nWorkflow from 'n8n-workflow';

/** What the n8n that runs the node can do. */
export interface Engine {
	/**
	 * Sends an item whose `json` has the keys `error`, `message` and `details` to the error output.
	 * An older n8n does so only for `error` and `message`.
	 */
	readonly routesDetails: boolean;
	/**
	 * Takes `ignoreHttpStatusErrors` as an object with exceptions. An older n8n takes any object for
	 * `true`, and then does not refresh an OAuth2 token after a 401.
	 */
	readonly knowsStatusExceptions: boolean;
}

/** `recordConsumedAuth` came to n8n-workflow in the first release that has both abilities. */
const isCurrent = 'recordConsumedAuth' in n8nWorkflow;

/** The n8n that runs the node. */
export const engine: Engine = { routesDetails: isCurrent, knowsStatusExceptions: isCurrent };
