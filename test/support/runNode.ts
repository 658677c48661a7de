import type {
	ExecutionError,
	ExecutionStatus,
	IDataObject,
	INode,
	INodeParameters,
} from 'n8n-workflow';
import type { LoggedRequest } from '../../sandbox';
import { oAuth2Credential } from './credentials/oAuth2Credential';
import { executeNode } from './engine/executeNode';
import type { Running } from './engine/runWorkflow';
import type { WorkflowResult } from './engine/workflowResult';
import { itemsOf, outputItems, type OutputItem } from './items';
import { batchCalls, batchRequests, currentSandbox } from './useSandbox';

type NodeSettings = Pick<
	INode,
	'onError' | 'retryOnFail' | 'maxTries' | 'waitBetweenTries' | 'executeOnce'
>;

/**
 * The parameters and settings of the node, by their names in n8n, and the fields of its input items.
 * Parameters that are left out have the node's own defaults, except `authentication` and `inputMode`.
 */
export interface NodeOptions extends NodeSettings {
	resource: string;
	operation: string;
	/** The fields of each input item. */
	items: readonly IDataObject[];

	authentication?: string;
	objectType?: INodeParameters;
	idProperty?: string;
	idValue?: string;
	/** Sets `idProperty`, and reads `idValue` from the field of the same name. */
	matchBy?: string;
	/** Default `json`: the values come from `propertiesJson`, by default all fields of the item. */
	inputMode?: string;
	properties?: INodeParameters;
	propertiesJson?: string;
	associations?: INodeParameters;
	fromObjectType?: string;
	fromIdProperty?: string;
	fromObjectId?: string;
	toObjectType?: string;
	toIdProperty?: string;
	toObjectId?: string;
	associationType?: string;
	propertyNames?: string | string[];
	filters?: INodeParameters;
	modifiedSince?: string;
	returnAll?: boolean;
	limit?: number | string;
	simplify?: boolean;
	options?: INodeParameters;

	/** HubSpot to sign in to with an access token. Default: the sandbox of the test. */
	hubspot?: { url: string; accessToken: string };
	/** OAuth2 tokens of the sandbox to sign in with, in place of the access token. */
	tokens?: object;
	/** The time zone of the workflow. */
	timezone?: string;
}

/** What the node returned, and what the sandbox received. */
export interface NodeRun {
	status: ExecutionStatus;
	/** The first output. */
	items: OutputItem[];
	/** The error output. */
	errors: OutputItem[];
	/** The messages that the node shows beside its output. */
	hints: string[];
	/** The error that stopped the workflow. */
	thrown: ExecutionError | undefined;
	/** All requests of this run, oldest first. */
	requests: LoggedRequest[];
	/** Its requests to batch endpoints, such as `create 100 → 201`. */
	batches: string[];
	/** What those sent as `inputs`, one after the other. */
	inputs: IDataObject[];
	workflow: WorkflowResult;
}

/**
 * Runs the node on the sandbox of the test, through n8n's engine. On Error is "Continue (using error
 * output)" unless `onError` is set, and Retry On Fail waits only 1 ms.
 */
export function runNode(options: NodeOptions): Running<NodeRun> {
	const { items, hubspot, tokens, timezone, matchBy, ...rest } = options;
	const { onError, retryOnFail, maxTries, waitBetweenTries, executeOnce, ...parameters } = rest;
	const sandbox = currentSandbox();
	const before = sandbox.requests.length;
	const signIn = tokens
		? { credentials: oAuth2Credential(sandbox, tokens) }
		: { hubspot: hubspot ?? sandbox };
	const run = executeNode(
		{
			inputMode: 'json',
			...(tokens && { authentication: 'oAuth2' }),
			...(matchBy && { idProperty: matchBy, idValue: `={{ $json.${matchBy} }}` }),
			...parameters,
		},
		itemsOf(items),
		{
			...signIn,
			onError: onError ?? 'continueErrorOutput',
			waitBetweenTries: waitBetweenTries ?? 1,
			...(retryOnFail !== undefined && { retryOnFail }),
			...(maxTries !== undefined && { maxTries }),
			...(executeOnce !== undefined && { executeOnce }),
			...(timezone !== undefined && { timezone }),
		},
	);
	const result = run.then(({ status, error, items: first, failed, hints, workflow }): NodeRun => {
		const requests = sandbox.requests.slice(before);
		return {
			status,
			items: outputItems(first),
			errors: outputItems(failed),
			hints: hints.map(({ message }) => message),
			thrown: error,
			requests,
			batches: batchCalls(requests),
			inputs: batchRequests(requests).flatMap(({ body }) => inputsOf(body)),
			workflow,
		};
	});
	return Object.assign(result, { cancel: () => run.cancel() });
}

function inputsOf(body: unknown): IDataObject[] {
	const isBatch = typeof body === 'object' && body !== null && 'inputs' in body;
	return isBatch && Array.isArray(body.inputs) ? body.inputs : [];
}
