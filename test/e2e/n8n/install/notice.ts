/* eslint-disable no-console -- tells a person what takes so long */
import { isInstalled } from './cache';
import { installServer } from './installServer';

/** Installs n8n's server if need be, and says that it takes long. Throws if it cannot be installed. */
export async function installWithNotice(): Promise<void> {
	if (isInstalled()) return;
	console.log('Installing n8n once, outside the checkout: about 10 minutes and 3 GB …');
	const problem = await installServer();
	if (problem !== undefined) throw new Error(`n8n cannot be installed: ${problem}`);
}
