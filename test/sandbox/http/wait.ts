/* eslint-disable @n8n/community-nodes/no-restricted-globals --
   test code runs outside n8n; this is the one place where the sandbox waits */

/** Waits for real time, for artificial latency and the `delay` fault. */
export async function wait(milliseconds: number): Promise<void> {
	if (milliseconds <= 0) return;
	await new Promise((resolve) => {
		setTimeout(resolve, milliseconds);
	});
}
