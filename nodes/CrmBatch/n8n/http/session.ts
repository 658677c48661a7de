import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

import { Slots } from '../../batch/pacing/slots';
import { noCost, type Clock, type RunCost } from '../../batch/types';
import { failed, success, type Result } from '../../hubspot/errors/failure';
import { failureOf, problem } from '../../hubspot/errors/problem';
import { toBaseUrl } from '../../hubspot/request/baseUrl';
import { apiVersions, type ApiVersion, type ApiVersionName } from '../../hubspot/tables/endpoints';
import { credentialTypes, hubspotTransport, type HttpContext, type Transport } from './transport';

/** A configured connection to HubSpot for one run of the node, or for one list in the editor. */
export interface Session {
	readonly send: Transport;
	/** One for each request that can be in flight; none for a request that is part of another one. */
	readonly slots?: Slots | undefined;
	/** Identifies the rate limit that the requests count against: the credential and the host. */
	readonly limit: string;
	readonly apiVersion: ApiVersion;
	readonly clock: Clock;
	/** Aborted when the execution is cancelled. */
	readonly signal: AbortSignal;
	/** Milliseconds without any progress after which the session gives up. */
	readonly maxWaitMs: number;
	/** What all requests of the session have cost so far. */
	readonly cost: RunCost;
}

/** An n8n context that can make requests. */
type Context = HttpContext & {
	getCredentials: (type: string) => Promise<ICredentialDataDecryptedObject>;
	getNode: () => INode;
};

/** The parts of a session that do not come from the credential. */
export interface SessionOptions {
	/** Value of the `authentication` parameter. */
	readonly authentication: unknown;
	readonly apiVersion: ApiVersionName;
	readonly clock: Clock;
	readonly signal?: AbortSignal | undefined;
	readonly maxWaitMs: number;
	/** Most requests in flight at the same time; without it, the rate limit alone decides. */
	readonly concurrency?: number;
}

/** Opens a session with the node's credential. Throws what n8n throws if it cannot read it. */
export async function openSession(
	context: Context,
	{ authentication, apiVersion, clock, signal, maxWaitMs, concurrency }: SessionOptions,
): Promise<Result<Session>> {
	const credentialType = credentialTypes.get(String(authentication));
	if (!credentialType) return failed(failureOf(problem('AUTHENTICATION_NOT_CHOSEN')));
	const { baseUrl, oauthTokenData } = await context.getCredentials(credentialType);
	const address = toBaseUrl(baseUrl);
	if (!address.ok) return failed(failureOf(address.failure));
	// The error that n8n up to 2.20 throws for it later does not say so in a form to rely on.
	if (credentialType === credentialTypes.get('oAuth2') && oauthTokenData === undefined) {
		return failed(failureOf(problem('CREDENTIAL_NOT_CONNECTED')));
	}
	const { id } = context.getNode().credentials?.[credentialType] ?? {};
	return success({
		send: hubspotTransport(context, credentialType, address.value, clock),
		slots: new Slots(concurrency ?? Infinity),
		limit: JSON.stringify([credentialType, id, address.value]),
		apiVersion: apiVersions[apiVersion],
		clock,
		signal: signal ?? new AbortController().signal,
		maxWaitMs,
		cost: noCost(),
	});
}
