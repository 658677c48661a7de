import { NodeOperationError, type INode } from 'n8n-workflow';

/**
 * An error with this very message. n8n itself puts a text of its own in place of one in which it
 * sees a network code, even inside a word ("preexisting" has EEXIST), and the reason is gone.
 */
export function nodeError(
	node: INode,
	message: string,
	options: ConstructorParameters<typeof NodeOperationError>[2] = {},
): NodeOperationError {
	const error = new NodeOperationError(node, message, options);
	error.message = message;
	return error;
}
