import type { SandboxAccess } from '../../n8n/account/credentials';

/** What the process of the sandbox is asked. */
export type Question =
	| { readonly ask: 'report' }
	| { readonly ask: 'clear' }
	/** Answered when so many records have been written since the last clearing. */
	| { readonly ask: 'whenWritten'; readonly records: number };

/** A request that counts for HubSpot's rate limit. */
export interface CountedRequest {
	/** Time of arrival in milliseconds. */
	readonly at: number;
	readonly status: number | undefined;
	/** The execution that sent the batch, if it says so. */
	readonly execution: string | undefined;
	/** The values by which a batch names its records. */
	readonly keys: readonly string[];
}

/** What has happened since the last clearing, and all contacts that are stored. */
export interface HubspotReport {
	readonly requests: readonly CountedRequest[];
	readonly contacts: ReadonlyArray<{ readonly email: string; readonly firstname: string }>;
}

/** What the process says first. */
export type Access = SandboxAccess;
