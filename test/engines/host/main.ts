/* eslint-disable @n8n/community-nodes/no-restricted-globals -- the main file of a process */
import './resolveEngine';
import '../../support/engine/n8nEnvironment';

import type { ICredentialType, INodeType } from 'n8n-workflow';
import { CredentialStore } from '../../support/credentials/credentialStore';
import { loadBuiltPackage } from '../../support/engine/builtPackage';
import { executeNodeType, place } from '../../support/engine/executeNodeType';
import { loadOptionsContext } from '../../support/engine/loadOptionsContext';
import type { Running } from '../../support/engine/runWorkflow';
import { itemsOf } from '../../support/items';
import type {
	EditorMethod,
	EditorRequest,
	FromHost,
	PlainError,
	RunReport,
	RunRequest,
	ToHost,
} from './protocol';
import { startAnyEngine } from './startAnyEngine';

/**
 * A process with one version of n8n's engine. It runs the installed package, and gets what to run
 * from the test process.
 */
const NODE_TYPE = 'n8n-nodes-hubspot-crm-batch.crmBatch';

interface LoadedNode {
	readonly node: INodeType;
	readonly credentialTypes: ICredentialType[];
}

const running = new Map<number, Running<RunReport>>();

function run({ node, credentialTypes }: LoadedNode, request: RunRequest): Running<RunReport> {
	const { parameters, items, credentials, settings } = request;
	const started = executeNodeType(node, parameters, itemsOf(items), {
		credentialTypes,
		credentials,
		start: startAnyEngine,
		...settings,
	});
	const report = started.then(
		({ status, error, items: first, failed, hints, credentials: store }): RunReport => ({
			status,
			...(error && { error: plain(error) }),
			items: first,
			failed,
			hints: hints.map(({ message }) => message),
			tokenUpdates: store.tokenUpdates,
		}),
	);
	return Object.assign(report, { cancel: () => started.cancel() });
}

async function callEditorMethod(
	{ node, credentialTypes }: LoadedNode,
	{ method, parameters, credentials }: EditorRequest,
): Promise<unknown> {
	const methods: Record<string, EditorMethod> = {
		...node.methods?.loadOptions,
		...node.methods?.resourceMapping,
	};
	const types = Object.keys(credentials).map((type) => [type, { id: type, name: type }]);
	const placed = {
		...place('Node', NODE_TYPE, parameters),
		credentials: Object.fromEntries(types),
	};
	const store = new CredentialStore(credentialTypes, credentials);
	const call = methods[method];
	if (!call) throw new Error(`The node has no method ${method}`);
	return await call.call(loadOptionsContext(placed, node, store));
}

/** An error of n8n, which n8n's engine turns into an object without its class. */
function plain(error: unknown): PlainError {
	if (typeof error !== 'object' || error === null) return { name: '', message: String(error) };
	const { name = '', message = '', description, context } = error as Partial<PlainError>;
	return { name, message, description, ...(context && { context }) };
}

function reply(message: FromHost): void {
	process.send?.(message);
}

async function act(loaded: LoadedNode, message: ToHost): Promise<void> {
	const { id } = message;
	if (message.kind === 'cancel') return running.get(id)?.cancel();
	try {
		if (message.kind === 'run') running.set(id, run(loaded, message));
		const result = await (message.kind === 'run'
			? running.get(id)
			: callEditorMethod(loaded, message));
		reply({ id, kind: 'result', result });
	} catch (error) {
		reply({ id, kind: 'failed', error: plain(error) });
	}
}

async function main(): Promise<void> {
	const { nodeTypes, credentialTypes } = await loadBuiltPackage(process.env.PACKAGE_FOLDER);
	const node = nodeTypes[NODE_TYPE];
	if (!node) throw new Error('The package has no such node');
	process.on('message', (message: ToHost) => void act({ node, credentialTypes }, message));
	process.on('disconnect', () => process.exit());
	reply({ id: 0, kind: 'ready' });
}

main().catch((error: unknown) => reply({ id: 0, kind: 'failed', error: plain(error) }));
