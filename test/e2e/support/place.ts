/* eslint-disable @n8n/community-nodes/no-restricted-globals -- passes settings to Jest */
import type { SandboxAccess } from '../n8n/account/credentials';

/** What a test must know of the n8n that main.ts has started. */
export interface Place {
	readonly n8nUrl: string;
	readonly sandbox: SandboxAccess;
	/** The folder in which workflows can read and write files. */
	readonly files: string;
	/** The folder for pictures. */
	readonly pictures: string;
	readonly chromium: string;
}

/** The environment variable in which the tests find the place. */
export const PLACE_VARIABLE = 'E2E_PLACE';

/** The place in which the tests of this process run. */
export function currentPlace(): Place {
	return JSON.parse(process.env[PLACE_VARIABLE] ?? '{}');
}
