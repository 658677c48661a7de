import { startSandbox, type LoggedRequest, type Sandbox, type SandboxOptions } from '../sandbox';

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

/** The requests to a batch endpoint, in order, as `operation inputs → status`. */
export function batchCalls(requests: readonly LoggedRequest[]): string[] {
	return requests
		.filter(({ operation }) => operation !== undefined)
		.map(({ operation, inputs, status }) => `${operation} ${inputs} → ${status}`);
}
