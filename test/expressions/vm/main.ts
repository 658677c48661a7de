/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- a program */
import { anyPlainItem } from '../compare/anyItem';
import { assertEqualToN8n } from '../compare/property';
import { inVmEngine } from './vmEngine';

/** Checks the rule of the readers in n8n's vm engine. Needs a Node.js from version 24 on. */
async function main(runs: number): Promise<void> {
	await inVmEngine(async () => await assertEqualToN8n(runs, anyPlainItem));
}

main(Number(process.argv[2])).catch((error: Error) => {
	console.error(error.message, error.cause);
	process.exit(1);
});
