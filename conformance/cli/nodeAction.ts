import Table from 'cli-table3';
import { Account } from '../api/account';
import { Budget } from '../api/budget';
import type { NodeReport } from '../node/runNode';
import { newMark } from '../run/plan';
import { RESERVE } from '../run/run';
import { checkAccount } from '../safety/checkAccount';
import type { Arguments } from './arguments';
import { isYes, QUESTION, REFUSAL_HINT } from './planText';
import type { Machine } from './program';

const NODE_BUDGET = 200;

/** `--node`: runs the node on the account. n8n's engine is loaded only here, as it takes seconds. */
export async function runNodeAction(args: Arguments, machine: Machine): Promise<number> {
	const { terminal, transport, clock, random = Math.random } = machine;
	const { builtNode } = await import('../node/execute');
	const node = await builtNode();
	const budget = new Budget(args.budget ?? NODE_BUDGET, RESERVE);
	const account = new Account({ transport, clock, budget });
	const { portalId, accountType, objections } = await checkAccount(account);
	if (objections.length > 0 && !args.anyAccount) {
		const reasons = objections.map((one) => `  ${one}`).join('\n');
		terminal.print(`This account is not used:\n${reasons}\n${REFUSAL_HINT}`);
		return 1;
	}
	terminal.print(`Account ${portalId} (${accountType})

This run lets the node create, read, update, upsert and delete three contacts and three tickets,
named n8n_crm_batch_conformance_…, with two custom properties. It sends at most ${budget.most} requests,
and removes everything that it has made.
`);
	if (!isYes(await terminal.ask(QUESTION))) {
		terminal.print('Nothing was written.');
		return 0;
	}
	const { runNodeSteps } = await import('../node/runNode');
	const mark = newMark(clock.now(), random);
	const report = await runNodeSteps(account, node, mark, ({ objectType, operation, problems }) => {
		terminal.print(
			`  ${operation} ${objectType}: ${problems.length === 0 ? 'as stored' : 'differs'}`,
		);
	});
	terminal.print(nodeText(report, account.budget));
	const isGood = report.steps.every(({ problems }) => problems.length === 0);
	return isGood && report.cleaned.left.length === 0 ? 0 : 1;
}

function nodeText({ steps, cleaned }: NodeReport, { used, most }: Budget): string {
	const table = new Table({
		head: ['Operation', 'Items', 'Succeeded', 'Failed', 'Compared with the account'],
		colWidths: [20, 8, 11, 8, 70],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	for (const { objectType, operation, items, succeeded, failed, problems } of steps) {
		const verdict = problems.length === 0 ? 'each outcome is as stored' : problems.join('\n');
		table.push([`${operation} ${objectType}`, items, succeeded, failed, verdict]);
	}
	const left =
		cleaned.left.length === 0
			? `Removed: ${cleaned.records} records and ${cleaned.properties} properties. Nothing is left.`
			: `STILL THERE: ${cleaned.left.join(', ')}. Run "npm run conformance -- --clean".`;
	return `\n${table.toString()}\n\n${used} of at most ${most} requests were sent.\n${left}`;
}
