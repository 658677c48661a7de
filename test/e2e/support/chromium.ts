import { chromium, type Browser } from 'playwright-core';

/** Chromium as root and without calls to servers of its own. */
const SWITCHES = [
	...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
	...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** How long a click waits for its element. The machine can be slow. */
export const PATIENCE_MS = 20_000;

/** Starts Chromium without a window. */
export async function launchChromium(executablePath: string): Promise<Browser> {
	return await chromium.launch({ executablePath, args: SWITCHES });
}
