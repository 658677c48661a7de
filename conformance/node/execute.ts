/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n; looks for the built package */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ICredentialType, IDataObject, INodeType } from 'n8n-workflow';
import { executeNodeType, loadBuiltPackage } from '../../test/support/engine/n8nEngine';
import { packageRoot } from '../../test/support/engine/builtPackage';
import { itemsOf, outputItems, type OutputItem } from '../../test/support/items';
import type { NodeObject, NodeStep, StepItem } from './steps';

/** The node and its credentials. */
export interface NodePackage {
	readonly node: INodeType;
	readonly credentialTypes: ICredentialType[];
}

/** Loads the built package, as an n8n with this package would. */
export async function builtNode(): Promise<NodePackage> {
	const built = existsSync(path.join(packageRoot, 'dist')) ? await loadBuiltPackage() : undefined;
	const [node] = Object.values(built?.nodeTypes ?? {});
	if (built === undefined || node === undefined) {
		throw new Error('The package is not built. Run "npm run build" first.');
	}
	return { node, credentialTypes: built.credentialTypes };
}

/** What the node returned for one step. */
export interface NodeOutcome {
	readonly succeeded: readonly OutputItem[];
	readonly failed: readonly OutputItem[];
	/** The error that stopped the run, if one did. */
	readonly thrown: string | undefined;
}

/** Runs one step through n8n's engine. `url` is that of the relay, which knows the token. */
export async function executeStep(
	{ node, credentialTypes }: NodePackage,
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
	const parameters = {
		resource,
		operation,
		inputMode: 'json',
		propertiesJson: '={{ $json.values }}',
		...(byKey === true ? { idProperty: key } : {}),
		...(operation === 'create' ? {} : { idValue: '={{ $json.id }}' }),
		...(operation === 'get' ? { propertyNames: [change, key] } : {}),
	};
	const result = await executeNodeType(node, parameters, itemsOf(rows), {
		credentialTypes,
		credentials: { hubspotCrmBatchApi: { baseUrl: url, accessToken: 'known-by-the-relay' } },
		onError: 'continueErrorOutput',
	});
	return {
		succeeded: outputItems(result.items),
		failed: outputItems(result.failed),
		thrown: result.error?.message,
	};
}
