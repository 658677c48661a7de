import fc, { type Arbitrary } from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';
import { anyParameters } from './anyExpression';
import { compareReaders } from './compareReaders';

/** The rule: whatever the expressions and the items are, the node's readers return what n8n returns. */
export async function assertEqualToN8n(
	numRuns: number,
	item: Arbitrary<INodeExecutionData>,
): Promise<void> {
	const items = fc.array(item, { minLength: 1, maxLength: 4 });
	await fc.assert(
		fc.asyncProperty(anyParameters, items, async (parameters, input) => {
			const { differences } = await compareReaders(parameters, input);
			if (differences.length > 0) throw new Error(described(differences, parameters));
		}),
		{ numRuns },
	);
}

function described(differences: readonly object[], parameters: object): string {
	return fc.stringify({ differences, parameters });
}
