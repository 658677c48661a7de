import type { INode, NodeOperationError } from 'n8n-workflow';

import type { Failure } from '../hubspot/errors/failure';
import { nodeError } from '../n8n/output/nodeError';

/**
 * The error of a list that cannot be loaded. n8n's editor shows its message and nothing else of it
 * ("There was a problem loading the parameter options from server: …", n8n-editor-ui 2.41), so the
 * cure has to be in the message.
 */
export function listError(node: INode, { message }: Failure): NodeOperationError {
	return nodeError(node, message);
}
