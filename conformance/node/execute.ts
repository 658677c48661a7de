import type { IDataObject } from 'n8n-workflow';
import { executeNode } from '../../test/support/engine/executeNode';
import { itemsOf, outputItems, type OutputItem } from '../../test/support/items';
import type { NodeObject, NodeStep, StepItem } from './steps';

/** What the node returned for one step. */
export interface NodeOutcome {
	readonly succeeded: readonly OutputItem[];
	readonly failed: readonly OutputItem[];
	/** The error that stopped the run, if one did. */
	readonly thrown: string | undefined;
}

/** Runs one step through n8n's engine. `url` is that of the relay, which knows the token. */
export async function executeStep(
	url: string,
	{ resource, change }: NodeObject,
	{ operation, byKey }: NodeStep,
	items: readonly StepItem[],
	key: string,
): Promise<NodeOutcome> {
	const rows: IDataObject[] = items.map(({ id, values }) => ({
		...(id === undefined ? {} : { id }),
		values: { ...values },
	}));
	const {
		items: succeeded,
		failed,
		error,
	} = await executeNode(
		{
			resource,
			operation,
			inputMode: 'json',
			propertiesJson: '={{ $json.values }}',
			...(byKey === true ? { idProperty: key } : {}),
			...(operation === 'create' ? {} : { idValue: '={{ $json.id }}' }),
			...(operation === 'get' ? { propertyNames: [change, key] } : {}),
		},
		itemsOf(rows),
		{ hubspot: { url, accessToken: 'known-by-the-relay' }, onError: 'continueErrorOutput' },
	);
	return {
		succeeded: outputItems(succeeded),
		failed: outputItems(failed),
		thrown: error?.message,
	};
}
