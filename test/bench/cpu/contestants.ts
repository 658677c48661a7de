import type {
	ICredentialType,
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	OnError,
} from 'n8n-workflow';

import { executeNodeType, loadBuiltPackage } from '../../support/engine/n8nEngine';
import { plainLoop } from './loop';
import type { RecordedNetwork } from './network';
import { plainParameters, plainRow } from './plainJob';

/** What does the job: the node, or the loop that it is compared with. */
type Execute = (this: IExecuteFunctions) => Promise<INodeExecutionData[][] | null>;

/** The contestants, and what n8n needs to run them. */
export interface Contestants {
	readonly node: Execute;
	readonly loop: Execute;
	readonly description: INodeType['description'];
	readonly credentialTypes: ICredentialType[];
}

/** Loads the built node as n8n does. */
export async function loadContestants(): Promise<Contestants> {
	const { nodeTypes, credentialTypes } = await loadBuiltPackage();
	const node = nodeTypes['n8n-nodes-hubspot-crm-batch.crmBatch'];
	const execute = node?.execute;
	if (!execute) throw new Error('The package is not built: npm run build');
	return {
		node: async function () {
			const output = await execute.call(this);
			return Array.isArray(output) ? output : null;
		},
		loop: plainLoop,
		description: node.description,
		credentialTypes,
	};
}

/** One run of the job. */
interface Play<Run> {
	readonly contestants: Contestants;
	readonly execute: Execute;
	readonly network: RecordedNetwork;
	/** Number of items. */
	readonly count: number;
	readonly onError?: OnError | undefined;
	/** Measures the work of a contestant: n8n's own work before and after it is not in the figures. */
	readonly watch: (
		work: () => Promise<INodeExecutionData[][]>,
	) => Promise<{ readonly output: INodeExecutionData[][]; readonly run: Run }>;
}

/**
 * Does the job once through n8n's engine, with a network that answers at once. Throws unless each
 * item has its record.
 */
export async function play<Run>({
	contestants: { credentialTypes, description },
	execute,
	network,
	count,
	onError = 'continueRegularOutput',
	watch,
}: Play<Run>): Promise<Run> {
	let measured: { readonly run: Run } | undefined;
	const type: INodeType = {
		description,
		async execute() {
			Object.assign(this.helpers, { httpRequestWithAuthentication: network.send });
			const watched = await watch(async () => (await execute.call(this)) ?? []);
			measured = watched;
			return watched.output;
		},
	};
	const input = Array.from({ length: count }, (_, index) => ({ json: plainRow(index) }));
	const { error, items } = await executeNodeType(type, plainParameters, input, {
		credentialTypes,
		credentials: {
			hubspotCrmBatchApi: { baseUrl: 'https://api.hubapi.com', accessToken: 'recorded' },
		},
		onError,
	});
	if (error || !measured) throw error ?? new Error('The contestant did not run');
	const wrong = input.findIndex(({ json }, index) => {
		const made = items[index]?.json;
		return made?.email !== json.email || typeof made?.id !== 'string';
	});
	if (wrong >= 0 || items.length !== count) {
		throw new Error(`Item ${wrong} of ${items.length}: ${JSON.stringify(items[wrong])}`);
	}
	return measured.run;
}
