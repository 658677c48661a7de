import type { Weather } from '../weather/weather';

export interface SentInput {
	readonly id?: string;
	readonly properties?: Readonly<Record<string, string>>;
	readonly objectWriteTraceId?: string;
}

/** A batch request of the node, as the network saw it. */
export interface Sent {
	/** Name of the operation in the path, such as `archive`. */
	readonly operation: string;
	readonly inputs: readonly SentInput[];
	readonly weather: Weather;
	/** Was it sent after a reply, or a cancelled execution, that ends the try of the node? */
	readonly isLate: boolean;
	/** Number of the request in the sandbox's log, once HubSpot has carried it out. */
	logged?: number;
	/** HubSpot's own reply, before the weather. */
	honest?: { readonly status: number; readonly body: unknown };
	/** Did the node get HubSpot's own reply, unchanged? */
	isHonest: boolean;
	/** Did the execution end before the reply came? */
	isCutOff: boolean;
}
