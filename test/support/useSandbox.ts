/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run outside n8n */
import { setImmediate } from 'node:timers/promises';
import { startSandbox, type LoggedRequest, type Sandbox, type SandboxOptions } from '../../sandbox';
import { refusalLine } from './lines';

let running: Sandbox | undefined;

/** The sandbox of the test that is running. */
export function currentSandbox(): Sandbox {
	if (!running) throw new Error('There is no sandbox: call useSandbox() at the top of the file');
	return running;
}

/**
 * Starts a sandbox before each test of the file and closes it afterwards. It has no rate limit
 * unless `options` set one.
 */
export function useSandbox(options: SandboxOptions = {}): { readonly current: Sandbox } {
	beforeEach(async () => {
		running = await startSandbox({ rateLimit: false, ...options });
	});
	afterEach(async () => {
		await running?.close();
		running = undefined;
	});
	return {
		get current() {
			return currentSandbox();
		},
	};
}

/** Adds a record to the sandbox and returns its ID. */
export function seedOne(objectType: string, properties: Record<string, string>): string {
	const [record] = currentSandbox().seed(objectType, [properties]);
	if (!record) throw new Error('The sandbox has added no record');
	return record.id;
}

/** The requests to batch endpoints, oldest first. */
export function batchRequests(requests: readonly LoggedRequest[]): LoggedRequest[] {
	return requests.filter(({ path }) => path.includes('/batch/'));
}

/** The requests to batch endpoints as `operation inputs → status`, such as `create 100 → 201`. */
export function batchCalls(requests: readonly LoggedRequest[]): string[] {
	return batchRequests(requests).map(
		({ operation, inputs, status }) => `${operation} ${inputs} → ${status}`,
	);
}

/** Resolves when the sandbox has received `count` requests, for tests that act during a run. */
export async function untilRequests(count: number): Promise<void> {
	while (currentSandbox().requests.length < count) await setImmediate();
}

/** Resolves when the sandbox has received `count` requests to batch endpoints. */
export async function untilBatches(count: number): Promise<void> {
	while (batchRequests(currentSandbox().requests).length < count) await setImmediate();
}

/** Why the properties of an object cannot be read after `hideSchema`. */
export function schemaIsHidden(scope = 'crm.schemas.contacts.read'): string {
	return refusalLine('scope-missing-needed', { needed: scope });
}

/**
 * Refuses every request for the account's properties with 403. The node then checks no values, so
 * HubSpot's own errors show.
 */
export function hideSchema(): void {
	currentSandbox().faults.add({
		when: { operation: 'properties' },
		then: {
			status: 403,
			body: { status: 'error', message: 'The schema is hidden', category: 'MISSING_SCOPES' },
		},
	});
}

/** Requests such as `create 100 → 201` without the status, which differs between API versions. */
export function withoutStatus(calls: readonly string[]): string[] {
	return calls.map((call) => call.replace(/ → \d+$/, ''));
}
