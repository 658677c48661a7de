/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';
import type { Sandbox } from '../../sandbox';
import { batchRequests } from './useSandbox';

/** Resolves when the sandbox has had so many requests; for tests that act in the middle of a run. */
export async function untilRequests(sandbox: Sandbox, length: number): Promise<void> {
	while (sandbox.requests.length < length) await setImmediate();
}

/** Resolves when the sandbox has had so many requests to batch endpoints. */
export async function untilBatches(sandbox: Sandbox, length: number): Promise<void> {
	while (batchRequests(sandbox.requests).length < length) await setImmediate();
}
