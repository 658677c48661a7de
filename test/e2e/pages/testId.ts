import type { Locator, Page } from 'playwright-core';

/** An element of n8n's editor by its test ID. */
export function byTestId(parent: Page | Locator, id: string): Locator {
	return parent.locator(`[data-test-id=${JSON.stringify(id)}]`);
}
