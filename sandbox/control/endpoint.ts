import type { Gateway } from '../http/serve';
import type { Body } from './fields';

/** A request to the control API. */
export interface ControlCall {
	readonly gateway: Gateway;
	readonly params: Readonly<Record<string, string | undefined>>;
	readonly query: Readonly<Record<string, string | undefined>>;
	readonly body: Body;
}

export interface ControlEndpoint {
	readonly method: 'GET' | 'POST' | 'DELETE';
	readonly path: string;
	/** Returns the JSON of a 200 reply, or a {@link ControlError}. */
	readonly run: (call: ControlCall) => object;
}
