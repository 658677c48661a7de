/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- starts n8n */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { installPackage, packPackage } from '../../engines/install/installPackage';
import { customProperties } from '../../examples/customProperties';
import { addOAuth2, addServiceKey, type SandboxAccess } from './account/credentials';
import { N8nApi } from './account/n8nApi';
import { setUpOwner } from './account/owner';
import { addWorkflow, readWorkflows } from './account/workflows';
import { runProgram } from './runProgram';
import { startN8n, type N8nServer } from './server/n8nServer';

const checkout = path.resolve(__dirname, '../../..');

/** An n8n with the packed package, and the sandbox beside it. Both are gone after `close`. */
export interface Playground {
	readonly n8n: N8nServer;
	/** n8n's API, as the owner. */
	readonly api: N8nApi;
	readonly sandbox: Sandbox;
	readonly access: SandboxAccess;
	/** The folder in which workflows can read and write files. */
	readonly files: string;
	close(): Promise<void>;
}

/**
 * Builds the package, and starts n8n and the sandbox on free ports. n8n has an owner and nothing else,
 * the account the unique properties of the examples.
 */
export async function openPlayground(): Promise<Playground> {
	// Not in the scripts of package.json: these start with exec, so that a signal to npm arrives here.
	const flaw = await runProgram('npm', ['run', 'build'], { cwd: checkout });
	if (flaw !== undefined) throw new Error(`The package cannot be built: ${flaw}`);
	const folder = mkdtempSync(path.join(tmpdir(), 'n8n-playground-'));
	const sandbox = await startSandbox({ properties: customProperties });
	const close = async (): Promise<void> => {
		await sandbox.close();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		installIn(folder);
		const n8n = await startN8n(folder);
		const api = new N8nApi(n8n.url);
		await setUpOwner(api);
		const closeAll = async (): Promise<void> => {
			await n8n.stop();
			await close();
		};
		return {
			n8n,
			api,
			sandbox,
			access: accessTo(sandbox),
			files: filesIn(folder),
			close: closeAll,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** Adds a credential of each kind, and the workflows of `examples/`. */
export async function addExamples({ api, access }: Playground): Promise<void> {
	const serviceKey = await addServiceKey(api, access);
	await addOAuth2(api, access);
	for (const workflow of readWorkflows(path.join(checkout, 'examples'))) {
		await addWorkflow(api, workflow, { hubspotCrmBatchApi: serviceKey });
	}
}

const filesIn = (userFolder: string) => path.join(userFolder, 'files');

/** Installs the package as a community package, as n8n's GUI does. */
function installIn(userFolder: string): void {
	const packed = path.join(userFolder, 'packed');
	for (const folder of [packed, filesIn(userFolder)]) mkdirSync(folder);
	installPackage(packPackage(checkout, packed), path.join(userFolder, '.n8n', 'nodes'));
}

function accessTo({ url, accessToken, oauth }: Sandbox): SandboxAccess {
	const { clientId, clientSecret } = oauth;
	return { url: url.replace('127.0.0.1', 'localhost'), accessToken, clientId, clientSecret };
}
