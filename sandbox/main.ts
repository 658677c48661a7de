/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console --
   the sandbox runs outside n8n; this is its command-line program */
import { parseArgs } from 'node:util';
import { startSandbox } from './index';

const { values } = parseArgs({
	options: { port: { type: 'string' }, seed: { type: 'string' }, latency: { type: 'string' } },
});

async function main(): Promise<void> {
	const sandbox = await startSandbox({
		port: Number(values.port ?? process.env.PORT ?? 8585),
		seed: Number(values.seed ?? 1),
		latencyMs: Number(values.latency ?? 0),
	});
	console.log(`HubSpot sandbox at ${sandbox.url}

Paste into n8n:
  Credential "HubSpot CRM Batch Service Key API"
    Base URL            ${sandbox.url}
    Service Key         ${sandbox.accessToken}
  Credential "HubSpot CRM Batch OAuth2 API"
    Base URL            ${sandbox.url}
    Authorization URL   ${sandbox.oauth.authorizationUrl}
    Client ID           ${sandbox.oauth.clientId}
    Client Secret       ${sandbox.oauth.clientSecret}
    (the token URL is   ${sandbox.oauth.tokenUrl})

Open ${sandbox.url} in a browser to watch the requests.
The control API is at ${sandbox.url}/__sandbox: faults, requests, clock, switches, records, properties, object types, labels, tokens, reset.

Records are kept in memory and are lost when the sandbox stops. Press Ctrl-C to stop it.`);

	const stop = (): void => {
		void sandbox.close().then(() => process.exit(0));
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
