/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n: waits and sends requests itself */
import { ManualClock, startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import type { ApiReply, RunClock, Transport } from './request';

const TIMEOUT_MS = 60_000;

/** Sends requests over HTTP. The token is only in the header. */
export function httpTransport(baseUrl: string, accessToken: string): Transport {
	const tokens = { none: undefined, unknown: 'pat-na1-unknown' };
	return async ({ method, path, body, token }) => {
		const bearer = token === undefined ? accessToken : tokens[token];
		const response = await fetch(new URL(path, baseUrl), {
			method,
			headers: {
				'content-type': 'application/json',
				...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
			},
			...(body === undefined ? {} : { body: textOf(body) }),
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		return {
			status: response.status,
			headers: Object.fromEntries(response.headers),
			body: parsed(await response.text()),
		};
	};
}

/** Sends requests to a sandbox without a connection. */
function sandboxTransport(sandbox: Sandbox, accessToken: string): Transport {
	const tokens = { none: ' ', unknown: 'pat-na1-unknown' };
	return async ({ method, path, body, token }): Promise<ApiReply> =>
		await sandbox.inject({
			method,
			path,
			token: token === undefined ? accessToken : tokens[token],
			...(body === undefined ? {} : { body }),
		});
}

export const SYSTEM_CLOCK: RunClock = {
	now: () => Date.now(),
	wait: async (milliseconds) => {
		await new Promise((resolve) => {
			setTimeout(resolve, milliseconds);
		});
	},
};

/** The scopes that the guide asks for. Owners, products and leads are missing on purpose. */
const SCOPES = [
	'oauth',
	'crm.objects.contacts.read',
	'crm.objects.contacts.write',
	'crm.schemas.contacts.read',
	'crm.schemas.contacts.write',
	'crm.objects.companies.read',
	'crm.objects.companies.write',
	'crm.schemas.companies.read',
	'crm.schemas.custom.read',
	'crm.objects.custom.read',
	'tickets',
] as const;

/** A sandbox whose time passes only when the run waits, with a token of the guide's scopes. */
export interface DrivenSandbox {
	readonly sandbox: Sandbox;
	readonly transport: Transport;
	readonly clock: RunClock;
	readonly accessToken: string;
}

export async function startDrivenSandbox(options: SandboxOptions = {}): Promise<DrivenSandbox> {
	const clock = new ManualClock();
	const sandbox = await startSandbox({ keepBodies: false, ...options, clock });
	const accessToken = sandbox.issueStaticToken(SCOPES);
	return {
		sandbox,
		accessToken,
		transport: sandboxTransport(sandbox, accessToken),
		clock: {
			now: () => clock.now(),
			wait: async (milliseconds) => clock.advance(milliseconds),
		},
	};
}

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));

function parsed(text: string): unknown {
	if (text === '') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
