/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- prompts on the terminal */
import { createInterface } from 'node:readline/promises';
import { distinctCustomers, type CustomerRow } from './customers';
import { formatCount } from './format';
import type { Target } from './target';

/** Prints what the run would write, and returns the real HubSpot if the user types "yes". */
export async function openHubspot(
	accessToken: string,
	rows: CustomerRow[],
): Promise<Target | undefined> {
	const contacts = formatCount(distinctCustomers(rows).size);
	const tickets = formatCount(rows.length);
	console.log('HUBSPOT_ACCESS_TOKEN is set: the demo uses your real HubSpot account.\n');
	console.log('This run would write to it:');
	console.log(`  up to ${contacts} contacts, created or updated by e-mail address`);
	console.log(`  up to ${tickets} tickets, created and linked to those contacts\n`);
	if (!(await isConfirmed())) {
		console.log('Nothing was sent. Unset HUBSPOT_ACCESS_TOKEN to use the sandbox instead.');
		return undefined;
	}
	return {
		name: 'HubSpot (api.hubapi.com)',
		baseUrl: 'https://api.hubapi.com',
		accessToken,
		close: async () => {},
	};
}

async function isConfirmed(): Promise<boolean> {
	if (!process.stdin.isTTY) {
		console.log('There is no terminal to confirm on, so nothing is written.');
		process.exitCode = 1;
		return false;
	}
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const answer = await terminal.question(
		'Write this to your HubSpot account? Type yes to continue: ',
	);
	terminal.close();
	return answer.trim().toLowerCase() === 'yes';
}
