import * as n8nWorkflow from 'n8n-workflow';

/** What the n8n that runs the node can do. */
export interface Engine {
	/**
	 * Sends an item whose `json` has the keys `error`, `message` and `details` to the error output.
	 * An older n8n does so only for `error` and `message`.
	 */
	readonly routesDetails: boolean;
}

/** The n8n that runs the node. `recordConsumedAuth` came in the first release that routes details. */
export const engine: Engine = { routesDetails: 'recordConsumedAuth' in n8nWorkflow };
