import { startSandbox, type LoggedRequest, type Sandbox, type SandboxOptions } from '../../sandbox';

/** The sandbox of the test that is running. */
export interface SandboxInUse {
	readonly current: Sandbox;
}

/** Gives each test of the file a sandbox of its own, without a rate limit unless one is asked for. */
export function useSandbox(options: SandboxOptions = {}): SandboxInUse {
	let sandbox: Sandbox | undefined;
	beforeEach(async () => {
		sandbox = await startSandbox({ rateLimit: false, ...options });
	});
	afterEach(async () => await sandbox?.close());
	return {
		get current() {
			if (!sandbox) throw new Error('The sandbox is there only while a test runs');
			return sandbox;
		},
	};
}

/** The requests to a batch endpoint, in order: those that carry records, not those for lists or tokens. */
export function batchRequests(requests: readonly LoggedRequest[]): LoggedRequest[] {
	return requests.filter(({ path }) => path.includes('/batch/'));
}

/** The requests to a batch endpoint, in order, as `operation inputs → status`. */
export function batchCalls(requests: readonly LoggedRequest[]): string[] {
	return batchRequests(requests).map(
		({ operation, inputs, status }) => `${operation} ${inputs} → ${status}`,
	);
}

/** Why the properties cannot be read while their schema is hidden. */
export const schemaIsHidden =
	"The credential lacks a HubSpot scope (The schema is hidden): add it in HubSpot to the app or service key, for OAuth2 also in the credential's 'Scope' field, then connect again";

/**
 * Takes the permission to read the account's properties away, so that the node checks no value and
 * HubSpot's own refusals show.
 */
export function hideSchema({ faults }: Sandbox): void {
	faults.add({
		when: { operation: 'properties' },
		then: {
			status: 403,
			body: { status: 'error', message: 'The schema is hidden', category: 'MISSING_SCOPES' },
		},
	});
}
