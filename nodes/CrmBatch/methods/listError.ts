import { NodeOperationError, type INode } from 'n8n-workflow';

import type { Failure } from '../hubspot/failure';

/**
 * The error of a list that cannot be loaded. n8n's editor shows its message and nothing else of it
 * ("There was a problem loading the parameter options from server: …", n8n-editor-ui 2.41), so the
 * cure has to be in the message.
 */
export function listError(node: INode, { message }: Failure): NodeOperationError {
	// n8n replaces a message in which it sees a network code by one of its own, without the cure.
	return new NodeOperationError(node, message.replace(/ \([A-Z][A-Z0-9_]+\)/g, ''));
}
