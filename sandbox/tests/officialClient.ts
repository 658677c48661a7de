import { Client } from '@hubspot/api-client';
import type { ApiException } from '@hubspot/api-client/lib/codegen/crm/contacts';
import type { Sandbox } from '../index';

/** HubSpot's official client for a sandbox, without its pauses between requests. */
export function clientOf(sandbox: Sandbox, accessToken = sandbox.accessToken): Client {
	return new Client({
		accessToken,
		basePath: sandbox.url,
		limiterOptions: { minTime: 0, maxConcurrent: 6, id: 'sandbox-tests' },
	});
}

export type Refusal = ApiException<{
	readonly message: string;
	readonly category?: string;
	readonly subCategory?: string;
	readonly status: string;
	readonly context?: Record<string, string[]>;
	readonly errors?: ReadonlyArray<{ readonly code?: string; readonly message: string }>;
}>;

/** Returns the exception that the client throws for an error reply. */
export async function refusalOf(promise: Promise<unknown>): Promise<Refusal> {
	return await promise.then(
		() => Promise.reject(new Error('The promise should reject')),
		(error: Refusal) => error,
	);
}
