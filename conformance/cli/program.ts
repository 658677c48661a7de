import { Account } from '../api/account';
import { Budget } from '../api/budget';
import type { RunClock, Transport } from '../api/request';
import { CASES } from '../cases/tables';
import { apply, type Sources } from '../report/apply';
import { readReport } from '../report/readReport';
import { checkAccount } from '../safety/checkAccount';
import { clean } from '../safety/clean';
import { RESERVE, runConformance } from '../run/run';
import type { Arguments } from './arguments';
import { runNodeAction } from './nodeAction';
import { isYes, planText, QUESTION, REFUSAL_HINT } from './planText';
import { caseTable, reportText } from './tables';
import type { Progress, Terminal } from './terminal';

/** What the program needs of the machine. Tests give it a sandbox. */
export interface Machine {
	readonly terminal: Terminal;
	readonly transport: Transport;
	readonly clock: RunClock;
	readonly isStopped: () => boolean;
	readonly readFile: (path: string) => string;
	readonly writeFile: (path: string, text: string) => void;
	readonly random?: () => number;
}

export const SOURCE_FILES: Readonly<Record<keyof Sources, string>> = {
	switchSets: 'sandbox/switchSets.ts',
	page: 'docs/sandbox-fidelity.md',
};

const CLEAN_BUDGET = 300;

/** Runs an action. Returns the exit code: 0, or 1 if something is left to do. */
export async function program(args: Arguments, machine: Machine): Promise<number> {
	if (args.action === 'list') return print(machine, caseTable(CASES));
	if (args.action === 'apply') return applyFile(args, machine);
	if (args.tokenIsInArguments) {
		machine.terminal.print(
			'Other users of this machine can see a token in the command line. Prefer HUBSPOT_ACCESS_TOKEN.',
		);
	}
	if (args.action === 'node') return await runNodeAction(args, machine);
	return args.action === 'clean' ? await cleanAccount(machine) : await run(args, machine);
}

function print({ terminal }: Machine, text: string): number {
	terminal.print(text);
	return 0;
}

async function run(args: Arguments, machine: Machine): Promise<number> {
	const { terminal, transport, clock, isStopped, random } = machine;
	const cases = CASES.filter(
		({ id, isLarge }) => id.startsWith(args.only) && (isLarge !== true || args.largeBodies),
	);
	let progress: Progress | undefined;
	let used = 0;
	const result = await runConformance({
		transport,
		clock,
		cases,
		isStopped,
		token: args.token,
		budget: args.budget,
		anyAccount: args.anyAccount,
		...(random && { random }),
		confirm: async (plan) => {
			terminal.print(planText(plan));
			const confirmed = isYes(await terminal.ask(QUESTION));
			if (confirmed) progress = terminal.startProgress(plan.requests);
			return confirmed;
		},
		onReply: () => {
			used += 1;
			progress?.reply(used);
		},
		onCase: ({ id }) => progress?.step(id),
	}).finally(() => progress?.stop());
	if (result.kind === 'declined') return print(machine, 'Nothing was written.');
	if (result.kind === 'refused') {
		const reasons = result.objections.map((one) => `  ${one}`).join('\n');
		terminal.print(`This account is not used:\n${reasons}\n${REFUSAL_HINT}`);
		return 1;
	}
	const { report } = result;
	terminal.print(reportText(report));
	machine.writeFile(args.out, `${JSON.stringify(report, undefined, '\t')}\n`);
	terminal.print(
		`The report is in ${args.out}, without tokens, addresses and ids. Read it before you attach it ` +
			`to an issue. To bring the sandbox up to date: npm run conformance -- --apply ${args.out}`,
	);
	return report.cleaned.left.length === 0 ? 0 : 1;
}

async function cleanAccount({ terminal, transport, clock }: Machine): Promise<number> {
	const budget = new Budget(CLEAN_BUDGET, RESERVE);
	const account = new Account({ transport, clock, budget });
	const { portalId } = await checkAccount(account);
	terminal.print(
		`Account ${portalId}: removes all records and properties named n8n_crm_batch_conformance_…`,
	);
	if (!isYes(await terminal.ask(QUESTION))) {
		terminal.print('Nothing was removed.');
		return 0;
	}
	const { records, properties, left } = await clean(account);
	terminal.print(`Removed: ${records} records and ${properties} properties.`);
	terminal.print(left.length === 0 ? 'Nothing is left.' : `Still there: ${left.join(', ')}.`);
	return left.length === 0 ? 0 : 1;
}

function applyFile({ file }: Arguments, { terminal, readFile, writeFile }: Machine): number {
	const report = readReport(readFile(file));
	const sources = {
		switchSets: readFile(SOURCE_FILES.switchSets),
		page: readFile(SOURCE_FILES.page),
	};
	const { switchSets, page, changed, marked } = apply(sources, report);
	writeFile(SOURCE_FILES.switchSets, switchSets);
	writeFile(SOURCE_FILES.page, page);
	terminal.print(
		changed.length === 0
			? 'All switches have their defaults already.'
			: `New defaults in ${SOURCE_FILES.switchSets}:\n${changed.map((one) => `  ${one}`).join('\n')}`,
	);
	terminal.print(`${marked} rows of ${SOURCE_FILES.page} are marked as observed.`);
	if (report.open.length > 0) {
		const points = report.open.map((one) => `  ${one}`).join('\n');
		terminal.print(`These differences need a change of the sandbox's code or texts:\n${points}`);
	}
	terminal.print('Now run: npx jest --coverage=false sandbox/tests test/node');
	return 0;
}
