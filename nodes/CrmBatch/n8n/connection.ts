import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { Pacer } from '../batch/pace';
import { invalidInput, type Failure } from '../hubspot/failure';
import { realSurroundings } from './surroundings';
import { credentialTypes, hubspotTransport, type HttpContext, type Transport } from './transport';

/** A context in which n8n runs the node, or fills its dropdowns. */
type Context = HttpContext & {
	getCredentials: (type: string) => Promise<ICredentialDataDecryptedObject>;
	getNode: () => INode;
};

/** How to reach HubSpot with one credential. */
export interface Connection {
	readonly send: Transport;
	/** Keeps everybody in this process below the limit of this credential. */
	readonly pacer: Pacer;
}

/**
 * One for each credential and host that this process has used: executions at the same time share
 * HubSpot's limit, which is by app and account.
 */
const pacers = new Map<string, Pacer>();

function pacerOf(key: string): Pacer {
	const pacer = pacers.get(key) ?? new Pacer(realSurroundings);
	pacers.set(key, pacer);
	return pacer;
}

/** The connection by the credential that the node is set to, or why there is none. */
export async function connect(
	context: Context,
	authentication: unknown,
): Promise<Connection | Failure> {
	const credentialType = credentialTypes.get(String(authentication));
	if (!credentialType) return invalidInput("Choose an 'Authentication'");
	const { baseUrl } = await context.getCredentials(credentialType);
	const address = toAddress(baseUrl);
	if (!address) {
		return invalidInput(
			"'Base URL' of the credential must be an address, such as https://api.hubapi.com",
		);
	}
	const { id } = context.getNode().credentials?.[credentialType] ?? {};
	return {
		send: hubspotTransport(context, credentialType, address),
		pacer: pacerOf(JSON.stringify([credentialType, id, address])),
	};
}

/** The address without a slash at its end; `undefined` for what is no web address. */
function toAddress(value: unknown): string | undefined {
	const text = String(value ?? '').trim();
	if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) return undefined;
	return text.replace(/\/+$/, '');
}
