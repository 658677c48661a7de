import type { Plan } from '../run/run';

const NAMES = 'n8n_crm_batch_conformance_';

/** What the run will do, before it asks. */
export function planText({
	account,
	cases,
	records,
	properties,
	requests,
	budget,
	most,
}: Plan): string {
	return `Account ${account.portalId} (${account.accountType})
${account.objections.map((one) => `  Warning: ${one}.\n`).join('')}
This run will
  make about ${properties} custom properties of contacts and tickets, and ${records} contacts, tickets and companies;
  name all of them ${NAMES}…, with e-mail addresses at example.com;
  merge four of these contacts, delete one of them permanently, and change no other record;
  send about ${requests} requests for ${cases} questions, at most ${budget}, and with the removal at most ${most};
  remove everything that it has made, also after Ctrl-C. HubSpot keeps deleted records in its recycle bin for 90 days.
If it is killed, "npm run conformance -- --clean" removes the rest.
`;
}

export const QUESTION = 'Type "yes" to start: ';
export const isYes = (answer: string): boolean => answer.trim().toLowerCase() === 'yes';

export const REFUSAL_HINT =
	'Use a developer test account. --any-account uses this one nevertheless: the run changes only what it has made.';
