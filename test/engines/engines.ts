/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- reads what main.ts has installed */
import path from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { LoggedRequest, Sandbox } from '../../sandbox';
import { oAuth2Credential } from '../support/credentials/oAuth2Credential';
import { outputItems, type OutputItem } from '../support/items';
import { batchCalls, currentSandbox } from '../support/useSandbox';
import { EngineHost } from './host/engineHost';
import type { NodeSettings, RunReport } from './host/protocol';
import { installedPackage } from './install/installPackage';
import { engineVersions, type EngineVersion } from './versions';

/**
 * The engine matrix: the built package in each version of n8n that it supports.
 *
 * `npm run test:engines` (main.ts)
 * 1. installs each engine of versions.ts (n8n-core with its n8n-workflow) into a cache outside the
 *    checkout, once: `~/.cache/n8n-nodes-hubspot-crm-batch/engines`, or `N8N_ENGINES_CACHE`;
 * 2. packs the built package and installs it as n8n's GUI does (install/installPackage.ts);
 * 3. runs the cases: one file for each topic, and in it each test on each engine;
 * 4. writes results.json, from which `npm run docs:compatibility` makes the table in the README.
 *
 * An engine runs in a process of its own (host/main.ts), because only one n8n-core can be in a
 * process, and the package must find n8n-workflow as in n8n. The engine, the credential classes, the
 * OAuth2 code and the HTTP client are those of that version. n8n's server is the stand-in that all
 * tests use (test/support). HubSpot is the sandbox in the process of the test.
 *
 * To run a part: `npm run test:engines -- oAuth2`, `npm run test:engines -- -t "n8n 2.36"`.
 * To add a version: a row in versions.ts.
 */
export function onEachEngine(tests: (n8n: Engine, version: EngineVersion) => void): void {
	describe.each(installedVersions())('n8n $n8n', (version) => {
		const engine = new Engine();
		beforeAll(async () => await engine.start(version.core, packageIn('alone')));
		afterAll(() => engine.stop());
		tests(engine, version);
	});
}

/**
 * Runs the tests on each engine, with another n8n-workflow beside the package: the newest, or the
 * second newest for the newest engine.
 */
export function onEachEngineWithSecondCopy(
	tests: (n8n: Engine, version: EngineVersion) => void,
): void {
	const versions = installedVersions();
	const [older, newest] = versions.slice(-2).map(({ core }) => core);
	const besides = versions.map((version) => ({
		...version,
		copy: version.core === newest ? older : newest,
	}));
	describe.each(besides)('n8n $n8n', ({ copy, ...version }) => {
		const engine = new Engine();
		beforeAll(async () => await engine.start(version.core, packageIn(`beside-${copy}`)));
		afterAll(() => engine.stop());
		tests(engine, version);
	});
}

function installedVersions(): EngineVersion[] {
	const installed = requireSetting('ENGINES_INSTALLED').split(',');
	return engineVersions.filter(({ core }) => installed.includes(core));
}

function packageIn(name: string): string {
	return installedPackage(path.join(requireSetting('ENGINES_FOLDER'), name));
}

function requireSetting(name: string): string {
	const value = process.env[name];
	if (!value) throw new Error(`${name} is not set: start the tests with "npm run test:engines"`);
	return value;
}

/** The node's parameters and settings, as in test/support/runNode.ts, and its input items. */
export interface EngineRunOptions extends NodeSettings, SignIn {
	resource: string;
	operation: string;
	items: readonly IDataObject[];
	/** Sets `idProperty`, and reads `idValue` from the field of the same name. */
	matchBy?: string;
	idProperty?: string;
	idValue?: string;
	/** Default `json`. */
	inputMode?: string;
	properties?: INodeParameters;
	propertiesJson?: string;
	options?: INodeParameters;
}

/** What is chosen in the node that is being edited, and its credential. */
export interface EditorOptions extends SignIn {
	resource: string;
	operation: string;
	idProperty?: string;
	properties?: INodeParameters;
}

/** The credential. Default: the access token of the sandbox. */
interface SignIn {
	hubspot?: { url: string; accessToken: string } | undefined;
	/** OAuth2 tokens of the sandbox. `none`: a credential that was never connected. */
	tokens?: object | 'none' | undefined;
}

/** What the node returned, and what the sandbox received. */
export interface EngineRun extends Pick<RunReport, 'status' | 'error' | 'hints' | 'tokenUpdates'> {
	items: OutputItem[];
	/** The error output, with `details` as an object on any n8n. */
	errors: OutputItem[];
	requests: LoggedRequest[];
	/** Its requests to batch endpoints, such as `create 100 → 201`. */
	batches: string[];
}

/** One engine of the matrix. */
export class Engine {
	private host: EngineHost | undefined;

	async start(core: string, packageFolder: string): Promise<void> {
		this.host = await EngineHost.start(core, packageFolder);
	}

	stop(): void {
		this.host?.stop();
	}

	/** Runs the node. On Error is "Continue (using error output)" unless it is set. */
	run(options: EngineRunOptions): Promise<EngineRun> & { cancel(): void } {
		const { items, hubspot, tokens, matchBy, ...rest } = options;
		const { onError, retryOnFail, maxTries, waitBetweenTries, ...parameters } = rest;
		const sandbox = currentSandbox();
		const before = sandbox.requests.length;
		const { report, cancel } = this.current.run({
			...signIn(
				sandbox,
				{ hubspot, tokens },
				{
					inputMode: 'json',
					...(matchBy && { idProperty: matchBy, idValue: `={{ $json.${matchBy} }}` }),
					...parameters,
				},
			),
			items,
			settings: {
				onError: onError ?? 'continueErrorOutput',
				waitBetweenTries: waitBetweenTries ?? 1,
				...(retryOnFail !== undefined && { retryOnFail }),
				...(maxTries !== undefined && { maxTries }),
			},
		});
		const run = report.then(({ items: first, failed, ...result }): EngineRun => {
			const requests = sandbox.requests.slice(before);
			const outputs = { items: outputItems(first), errors: outputItems(failed).map(withDetails) };
			return { ...result, ...outputs, requests, batches: batchCalls(requests) };
		});
		return Object.assign(run, { cancel });
	}

	/** Calls one of the node's methods for the editor, as n8n does to fill a list. */
	async callEditor(
		method: string,
		{ hubspot, tokens, ...parameters }: EditorOptions,
	): Promise<unknown> {
		const sandbox = currentSandbox();
		return await this.current.callEditor({
			method,
			...signIn(sandbox, { hubspot, tokens }, parameters),
		});
	}

	private get current(): EngineHost {
		if (!this.host) throw new Error('The engine is not started');
		return this.host;
	}
}

function signIn(sandbox: Sandbox, { hubspot, tokens }: SignIn, parameters: INodeParameters) {
	if (tokens === undefined) {
		const { url: baseUrl, accessToken } = hubspot ?? sandbox;
		const credentials = { hubspotCrmBatchApi: { baseUrl, accessToken } };
		return { parameters: { authentication: 'serviceKey', ...parameters }, credentials };
	}
	const credentials = oAuth2Credential(sandbox, tokens === 'none' ? {} : tokens);
	if (tokens === 'none') delete credentials.hubspotCrmBatchOAuth2Api?.oauthTokenData;
	return { parameters: { authentication: 'oAuth2', ...parameters }, credentials };
}

/** The item with its details as an object, which an n8n before 2.36 gets as text in `message`. */
function withDetails(item: OutputItem): OutputItem {
	const { message } = item.json;
	if (item.details || typeof message !== 'string') return item;
	return { ...item, details: JSON.parse(message) as IDataObject };
}
