import { sleep } from 'n8n-workflow';

const PAUSE_MS = 200;
const LIMIT_MS = 120_000;

/** Waits for what a program of its own, such as the sandbox or n8n, reports when it is asked. */
export async function until(
	what: string,
	isTrue: () => Promise<boolean>,
	limitMs = LIMIT_MS,
): Promise<void> {
	const end = Date.now() + limitMs;
	while (!(await isTrue())) {
		if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
		await sleep(PAUSE_MS);
	}
}
