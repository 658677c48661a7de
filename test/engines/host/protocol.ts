import type {
	IDataObject,
	ILoadOptionsFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
} from 'n8n-workflow';
import type { CredentialData } from '../../support/credentials/credentialStore';

/** Settings of a node that n8n's engine acts on. */
export type NodeSettings = Pick<INode, 'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries'>;

/** A run of the node after a trigger that returns the items. */
export interface RunRequest {
	readonly kind: 'run';
	readonly parameters: INodeParameters;
	readonly items: readonly IDataObject[];
	readonly credentials: CredentialData;
	readonly settings: NodeSettings;
}

/** A call of one of the node's methods for n8n's editor. */
export interface EditorRequest {
	readonly kind: 'editor';
	readonly method: string;
	readonly parameters: INodeParameters;
	readonly credentials: CredentialData;
}

/** A message to a host. `cancel` is about the run with that number. */
export type ToHost = { readonly id: number } & (
	| RunRequest
	| EditorRequest
	| { readonly kind: 'cancel' }
);

/** An error of n8n, as plain data. */
export interface PlainError {
	readonly name: string;
	readonly message: string;
	readonly description?: unknown;
	readonly context?: IDataObject;
}

/** What n8n's engine made of a run. */
export interface RunReport {
	readonly status: string;
	readonly error?: PlainError;
	/** The first output, and the error output. */
	readonly items: INodeExecutionData[];
	readonly failed: INodeExecutionData[];
	readonly hints: string[];
	/** How often n8n has stored a new OAuth2 token. */
	readonly tokenUpdates: number;
}

/** A message from a host: what came of the request with that number. */
export type FromHost = { readonly id: number } & (
	| { readonly kind: 'ready' | 'failed'; readonly error?: PlainError }
	| { readonly kind: 'result'; readonly result: unknown }
);

/** One of the node's methods for the editor. */
export type EditorMethod = (this: ILoadOptionsFunctions) => Promise<unknown>;
